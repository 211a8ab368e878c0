// What is found is shown in turns, so that a rare kind is not pushed out by a common one.
import { expect, it } from 'vitest';
import { inTurns } from './log.ts';

it('takes one of each list after the other until all are there', () => {
  expect(inTurns([['a1', 'a2', 'a3'], [], ['c1'], ['d1', 'd2']])).toEqual(['a1', 'c1', 'd1', 'a2', 'd2', 'a3']);
  expect(inTurns([])).toEqual([]);
});
