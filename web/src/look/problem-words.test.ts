// Shows that every refusal the server gives by code has German words, and that they tell what its data holds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n as I18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusals as de } from '../texts/de/refusals.ts';
import { refusals as en } from '../texts/en/refusals.ts';
import { isRaw, wordsFor } from './problem-words.ts';

const server = join(import.meta.dirname, '..', '..', '..', 'server', 'src');

/** Codes that stand for many different sentences, or that no person meets on a screen. */
const WITHOUT = ['NOT_VALID', 'REFUSED'];

/** Codes of refusals in the server's own sources: given to `refuseAs`, to `invalid`, or in a problem. */
const codesInServer = (): string[] => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|testing/.test(file))
    .map((file) => readFileSync(join(server, file), 'utf8'));
  const found = new Set<string>();
  for (const text of files) {
    for (const [, code] of text.matchAll(/(?:refuseAs|refusalOf)\(\s*'[a-z-]+',\s*'([A-Z_]+)'/g)) found.add(code!);
    for (const [, code] of text.matchAll(/\bproblem\(\s*'([A-Z_]+)'/g)) found.add(code!);
    for (const [, code] of text.matchAll(/\b(?:code|kind): '([A-Z_]+)'/g)) found.add(code!);
    for (const [call] of text.matchAll(/\binvalid\((?:[^()]|\([^()]*\))*\)/g))
      for (const [, code] of call.matchAll(/'([A-Z][A-Z_]+)'/g)) found.add(code!);
  }
  return [...found].filter((code) => !WITHOUT.includes(code)).sort();
};

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();

let german: I18n;
beforeAll(async () => {
  german = i18next.createInstance();
  await german.init({ lng: 'de', fallbackLng: false, resources: { de: { refusals: de } } });
});

describe('the codes of the server', () => {
  const codes = codesInServer();
  it('are found in its sources', () => expect(codes.length).toBeGreaterThan(70));
  it.each(codes)('%s has words', (code) => expect(Object.keys(de)).toContain(code));
});

it('both languages fill the same values in, and German is not English', () => {
  for (const code of Object.keys(en) as (keyof typeof en)[]) {
    expect(placeholders(de[code]), code).toEqual(placeholders(en[code]));
    if (code !== 'RULE') expect(de[code], code).not.toBe(en[code]);
  }
});

it('fills in what the refusal tells, in the reader’s language, and leaves the sentence alone where it tells too little', () => {
  const before = { code: 'BEFORE', message: 'Complete operation 10 first.' };
  const data = { name: { en: 'Bending', de: 'Biegen' }, sequence: 10 };
  expect(wordsFor(german, { ...before, data })).toBe('Zuerst muss Biegen fertig sein.');
  expect(wordsFor(german, before)).toBeUndefined();
  expect(wordsFor(german, { code: 'NOT_VALID', message: 'Anything.' })).toBeUndefined();
  const long = { code: 'BAD_MODEL', message: 'At most 64 characters.', data: { kind: 'TOO_LONG', most: 64 } };
  expect(wordsFor(german, long)).toBe('Hier sind höchstens 64 Zeichen erlaubt.');
});

it('a sentence of a schema is told apart from one that was written for people', () => {
  const raw = ['Too small: expected string to have >=1 characters', 'Invalid input: expected number, received string'];
  expect(raw.every((message) => isRaw({ message }))).toBe(true);
  expect(isRaw({ message: 'Give a whole quantity.' })).toBe(false);
  const short = { code: 'TOO_SMALL', message: raw[0]!, data: { kind: 'LEAST_LETTERS', limit: 3 } };
  expect(wordsFor(german, short)).toBe('Mindestens 3 Zeichen.');
});
