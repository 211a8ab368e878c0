// A mix is called an example as long as its factors are the published ones, however they are moved.
import { expect, it } from 'vitest';
import { type Case, isExample, withShare } from './case.ts';

const factor = (name: string, answers: readonly number[] = []) => ({
  name,
  options: ['a', 'b'],
  shares: [0.7, 0.3],
  answers,
});
const first: Case = { factors: [factor('Weave'), factor('Neck')], M: 1000, F: 5000, sigma: 0.1, most: 8 };

it('moved shares stay an example, a survey of the company is none', () => {
  expect(isExample(first, first)).toBe(true);
  expect(isExample({ ...withShare(first, 0, 0, 0.5), M: 10 }, first)).toBe(true);
  expect(isExample({ ...first, factors: [factor('Colour', [40, 60])] }, first)).toBe(false);
  expect(isExample({ ...first, factors: [factor('Weave', [40, 60]), factor('Neck')] }, first)).toBe(false);
});
