// Shows that customers choose valid products by the market's shares, come when people come, and live where is delivered to.
import { readFileSync } from 'node:fs';
import { unwrap } from '@onelot/base';
import { compile, open, type ProductModel, validate } from '@onelot/configure';
import { describe, expect, test } from 'vitest';
import { chances } from '../ground/chance.ts';
import { DAY } from '../party.ts';
import { nextArrival, type Pattern, rateAt } from './arrivals.ts';
import { addressFor } from './places.ts';
import { tasteOf } from './taste.ts';

const company = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../companies/${file}`, import.meta.url), 'utf8'));

describe.each(['golf-irons/models/irons.json', 'bookshelf/models/bookshelf.json'])('%s', (file) => {
  const model = company(file) as ProductModel;
  const compiled = unwrap(compile(model));

  test('every taste is a whole valid product, and the same dice give the same one', () => {
    for (let i = 0; i < 25; i += 1) {
      const [one, again] = [1, 2].map(() => tasteOf(compiled, model.options, undefined, chances(5)('visitor', i)));
      expect(one).toBeDefined();
      expect(validate(compiled, one!.choices)).toMatchObject({ ok: true });
      expect(again).toEqual(one);
    }
  });

  test('what is called blocked truly cannot be had beside the choices of that moment', () => {
    const blocked = Array.from({ length: 30 }, (_, i) =>
      tasteOf(compiled, model.options, undefined, chances(9)('visitor', i)),
    ).flatMap((taste) => taste?.blocked ?? []);
    for (const { option, value, choices } of blocked.slice(0, 20))
      expect(open(compiled, choices).choose(option, value).ok).toBe(false);
    for (const { conflict } of blocked) expect(conflict.rules.length + conflict.choices.length).toBeGreaterThan(0);
  });
});

test('levels are chosen by their share of the market', () => {
  const model = company('golf-irons/models/irons.json') as ProductModel;
  const compiled = unwrap(compile(model));
  const { levels } = company('golf-irons/network.json') as { levels: { id: string; share: number }[] };
  const market = { option: 'level', shares: levels.map(({ id, share }) => [id, share] as const) };
  const count: Record<string, number> = {};
  for (let i = 0; i < 80; i += 1) {
    const level = String(tasteOf(compiled, model.options, market, chances(1)('visitor', i))?.choices.level);
    count[level] = (count[level] ?? 0) + 1;
  }
  expect(count.popularizing).toBeGreaterThan(20);
  expect(count.popularizing).toBeLessThan(45);
  expect(count.tailoring ?? 0).toBeLessThan(12);
});

describe('arrivals', () => {
  const pattern: Pattern = { perDay: 6, weekdays: [0.1, 0.1, 0.12, 0.13, 0.25, 0.25, 0.05], zone: 'America/Toronto' };
  const from = Date.parse('2026-11-23T05:00:00Z');

  test('none at night, more on Friday than on Monday', () => {
    expect(rateAt(pattern, Date.parse('2026-11-24T08:00:00Z'))).toBe(0);
    const noon = (day: number) => rateAt(pattern, Date.parse(`2026-11-${day}T17:30:00Z`));
    expect(noon(27) / noon(23)).toBeCloseTo(2.5);
  });

  test('come to the number a day that was asked for, over weeks', () => {
    let at = from;
    let count = 0;
    while (at < from + 56 * DAY) {
      at = nextArrival(pattern, at, chances(4)('arrival', count));
      count += 1;
    }
    expect(count / 56).toBeGreaterThan(5);
    expect(count / 56).toBeLessThan(7);
  });

  test('without customers the next one is far away', () => {
    expect(nextArrival({ ...pattern, perDay: 0 }, from, chances(1)('x'))).toBe(from + 30 * DAY);
  });
});

test('addresses lie in countries that are delivered to', () => {
  for (let i = 0; i < 50; i += 1) expect(addressFor('Customer', chances(2)('place', i), ['US'])?.country).toBe('US');
  expect(addressFor('Customer', chances(2)('place'), ['NZ'])).toBeUndefined();
});
