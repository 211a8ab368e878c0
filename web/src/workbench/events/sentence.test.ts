// Shows that every event of the catalogue has its sentence in both languages, with values that the event really carries.
import { EVENTS, production } from '@onelot/contracts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { events as de } from '../../texts/de/events.ts';
import { events as en } from '../../texts/en/events.ts';
import { placeOf, type Reader, sentenceOf, TURNS } from './sentence.ts';

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: ['en-US', 'de-DE'] });
});

const at = (catalogue: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], catalogue);

const fields = (data: z.ZodType): Record<string, z.ZodType> =>
  ({ ...(data as unknown as { shape: Record<string, z.ZodType> }).shape }) as Record<string, z.ZodType>;

/** The values that the field which chooses the sentence can take. */
const turnsOf = (schema: z.ZodType | undefined): string[] => {
  const inner = schema as unknown as { options?: readonly string[]; type?: string };
  if (inner.options) return inner.options.map(String);
  if (inner.type === 'boolean') return ['true', 'false'];
  return ['idle', 'running', 'done', 'fault', 'offline'];
};

describe.each([
  ['English', en],
  ['German', de],
])('%s', (_, catalogue) => {
  test.each(EVENTS.map((event) => [event.type, event] as const))('tells %s', (type, event) => {
    const turn = TURNS[type];
    const keys = turn ? turnsOf(fields(event.data)[turn]).map((value) => `${type}.${value}`) : [type];
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const sentence = at(catalogue, key);
      expect(sentence, key).toBeTypeOf('string');
      for (const [, name] of String(sentence).matchAll(/\{\{(\w+)\}\}/g))
        expect(Object.keys(fields(event.data)), key).toContain(name);
    }
  });
});

test('why a promised date moved has words in both languages', () => {
  for (const { said } of [en, de])
    expect(Object.keys(said)).toEqual(expect.arrayContaining([...production.DATE_REASONS]));
  const data = { cause: 'material' };
  expect(sentenceOf({ type: 'production.promise.shifted', data }, reader)).toContain(en.said.material);
  expect(sentenceOf({ type: 'production.promise.shifted', data: { cause: 'It rains.' } }, reader)).toContain(
    'It rains.',
  );
});

const reader: Reader = {
  language: 'en',
  timeZone: 'America/Toronto',
  currency: 'CAD',
  text: (key, values) => {
    const text = at(en, key);
    return typeof text === 'string' ? text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '') : undefined;
  },
};

test('values are written as a person reads them', () => {
  const data = { number: '10452', state: 'authorised', amount: 123450, currency: 'USD' };
  expect(sentenceOf({ type: 'sales.payment.moved', data }, reader)).toBe(
    'Payment of $1,234.50 for order 10452 is authorised',
  );
  const started = { orderNumber: '10452', name: { en: 'Bending', de: 'Biegen' } };
  expect(sentenceOf({ type: 'production.operation.started', data: started }, { ...reader, language: 'de' })).toContain(
    'Biegen',
  );
  expect(sentenceOf({ type: 'outside.thing.happened', data: {} }, reader)).toContain('outside.thing.happened');
});

test('an event leads to the record that it is about', () => {
  expect(placeOf({ activity: 'sourcing', data: { purchaseOrder: 'p', order: 'o' } })).toBe('/work/purchases/p');
  expect(placeOf({ activity: 'production', data: { order: 'o' } })).toBe('/work/orders/o');
  expect(placeOf({ activity: 'production', data: {} })).toBeUndefined();
});
