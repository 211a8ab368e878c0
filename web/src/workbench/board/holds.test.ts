// What holds an operation is told once: a reason that tells its wait stands alone.
import { expect, it } from 'vitest';
import { holdWords } from './holds.ts';

const why = (reason: { code: string }): string => `because of ${reason.code}`;

it('the wait is told by the reason, or before it, never by both', () => {
  expect(holdWords({ code: 'next-shift', waitedSeconds: 43_500 }, 'Stands 12 h 5 min', why)).toBe(
    'because of next-shift',
  );
  expect(holdWords({ code: 'at-once' }, 'Stands 12 h 5 min', why)).toBe('Stands 12 h 5 min. because of at-once');
  expect(holdWords({ code: 'at-once' }, '', why)).toBe('because of at-once');
});
