// Shows that a requirement counts as shown only by tests that ran and passed.
import { expect, test } from 'vitest';
// @ts-expect-error the scripts are plain JavaScript without types: they run before anything is installed
import { judge } from './clauses.mjs';

const ids = { 'FRM-1': ['one', 'two'], 'FRM-2': ['one'], 'INT-1': ['one'] };

test('all clauses passed is shown, some is partial, none is missing', () => {
  const tests = [
    { name: 'FRM-1/1 FRM-2/1 both at once', state: 'passed' },
    { name: 'group > FRM-1/2 not run', state: 'skipped' },
  ];
  expect(judge(ids, tests)).toEqual({ lines: ['FRM-1 partial 1/2', 'FRM-2 shown', 'INT-1 missing'], unknown: [] });
});

test('one failed test of a clause takes it back, and a clause that does not exist is named', () => {
  const tests = [
    { name: 'FRM-2/1 this way', state: 'passed' },
    { name: 'FRM-2/1 that way', state: 'failed' },
    { name: 'INT-1/2 of nothing', state: 'passed' },
  ];
  const { lines, unknown } = judge(ids, tests);
  expect(lines).toEqual(['FRM-1 missing', 'FRM-2 missing', 'INT-1 missing']);
  expect(unknown).toEqual(['INT-1/2 of nothing']);
});
