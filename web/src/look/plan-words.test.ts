// Shows that every reason of the plan has its own words in both languages, with all that its data tells.
import { production } from '@onelot/contracts';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { reasons as de } from '../texts/de/reasons.ts';
import { reasons as en } from '../texts/en/reasons.ts';
import { type PlanReader, planReason } from './plan-words.ts';
import { inWords } from './words.ts';

type Reason = production.PlanReason;
type Code = Reason['code'];

const name = { en: 'Bending', de: 'Biegen' };
const work = { order: '10452', name };
const material = { item: 'SHAFT-95', name: { en: 'Steel shaft', de: 'Stahlschaft' } };

/** At least one of each code; the type sees to it that none is left out. */
const EXAMPLES: { readonly [C in Code]: readonly Extract<Reason, { code: C }>[] } = {
  follows: [{ code: 'follows', name }],
  material: [{ code: 'material', ...material }],
  'at-once': [{ code: 'at-once' }],
  'next-shift': [{ code: 'next-shift', waitedSeconds: 7200 }],
  busy: [
    { code: 'busy', workCenter: 'BEND', waitedSeconds: 7200, with: [work], more: 0 },
    { code: 'busy', workCenter: 'BEND', waitedSeconds: 7200, with: [work, work], more: 3 },
    { code: 'busy', workCenter: 'BEND', waitedSeconds: 7200, with: [], more: 1 },
  ],
  kept: [{ code: 'kept' }],
  booked: [{ code: 'booked' }],
  'in-work': [{ code: 'in-work' }],
  moved: [{ code: 'moved' }],
  asked: [
    { code: 'asked', note: null },
    { code: 'asked', note: 'WORN' },
  ],
  scheduled: [{ code: 'scheduled' }],
  rescheduled: [{ code: 'rescheduled' }],
  supply: [{ code: 'supply', ...material }],
  'center-changed': [{ code: 'center-changed', workCenter: 'BEND' }],
  'calendar-changed': [{ code: 'calendar-changed', calendar: 'DAY' }],
  imported: [{ code: 'imported' }],
  'other-time': [{ code: 'other-time', work }],
  'not-started': [{ code: 'not-started', name, workCenter: 'BEND' }],
  'not-ended': [{ code: 'not-ended', name, workCenter: 'BEND' }],
  scrapped: [{ code: 'scrapped', work }],
  stopped: [
    { code: 'stopped', work, note: null },
    { code: 'stopped', work, note: 'WORN' },
  ],
  payment: [{ code: 'payment' }],
  before: [
    { code: 'before', name, by: null },
    { code: 'before', name, by: 'Assembler 1' },
  ],
  missing: [
    { code: 'missing', materials: [material.name, name], expectedAt: null },
    { code: 'missing', materials: [material.name], expectedAt: '2026-11-30T13:00:00.000Z' },
  ],
  told: [{ code: 'told', text: 'WORN' }],
};
const ALL: readonly Reason[] = Object.values(EXAMPLES).flat();

const readers: Record<string, PlanReader> = {};
beforeAll(async () => {
  const i18n = i18next.createInstance();
  await i18n.init({
    fallbackLng: false,
    ns: ['reasons'],
    resources: { en: { reasons: en }, de: { reasons: de } },
    interpolation: { escapeValue: false },
  });
  for (const language of ['en', 'de'])
    readers[language] = {
      t: i18n.getFixedT(language, 'reasons'),
      say: (text) => inWords(text, language),
      when: (iso) => iso,
      center: (code) => code,
    };
});

/** What a sentence must tell: everything in the data but counts and the item's code, which its name stands for. */
const facts = (reason: Reason, language: string): string[] => {
  const leaves = (value: unknown, key = ''): string[] => {
    if (value && typeof value === 'object' && 'en' in value) return [inWords(value as typeof name, language)];
    if (value && typeof value === 'object')
      return Object.entries(value).flatMap(([inner, each]) => leaves(each, inner));
    return typeof value === 'string' && key !== 'code' && key !== 'item' ? [value] : [];
  };
  return leaves(reason);
};

describe.each(['en', 'de'])('the plan in %s', (language) => {
  it.each(ALL.map((reason) => [reason.code, reason] as const))('tells %s', (code, reason) => {
    const said = planReason(reason, readers[language]!);
    expect(said).not.toBe(code);
    expect(said).not.toMatch(/\{\{|undefined|\[object/);
    for (const fact of facts(reason, language)) expect(said).toContain(fact);
  });
});

it('has an example of each code of the contract, and German says none of them in English', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...production.PLAN_REASONS].sort());
  for (const reason of ALL.filter(({ code }) => code !== 'told'))
    expect(planReason(reason, readers.de!)).not.toBe(planReason(reason, readers.en!));
});
