// For how many pieces a price is told.
import { expect, it } from 'vitest';
import { toldFor } from './price.tsx';

it('is for one piece where whole cents say it, else for as few as they can', () => {
  expect(toldFor(1_100_000, 1000)).toBe(1);
  expect(toldFor(1_150, 1000)).toBe(100);
  expect(toldFor(1_151, 1000)).toBe(1000);
  expect(toldFor(1188, 1)).toBe(1);
});
