// A problem's pointer finds its line, also past text that looks like structure.
import { expect, test } from 'vitest';
import { lineOf, offsetOf } from './json-place.ts';

const value = { id: 'a,"}{', list: [{ x: 1 }, { 'y/z': [true, null, -2.5e3] }], last: 'end' };
const text = JSON.stringify(value, null, 2);
const at = (pointer: string): string => text.slice(offsetOf(text, pointer));

test('a pointer leads to its value', () => {
  expect(at('/id').startsWith('"a,')).toBe(true);
  expect(at('/list/1/y~1z/2').startsWith('-2500')).toBe(true);
  expect(at('/last')).toBe('"end"\n}');
});

test('what is missing leads to what should hold it', () => {
  expect(at('/list/0/none').startsWith('{\n      "x"')).toBe(true);
  expect(offsetOf(text, '/nothing/at/all')).toBe(0);
});

test('lines count from 1', () => {
  expect(lineOf(text, offsetOf(text, ''))).toBe(1);
  expect(lineOf(text, offsetOf(text, '/list/0/x'))).toBe(5);
});
