// A small picture of days names the first and the last of them once each.
import { expect, it, vi } from 'vitest';

vi.mock('../../look/index.ts', () => ({}));
vi.mock('./figures.tsx', () => ({}));
const { endsOf } = await import('./series.tsx');

it('the ends are the first and last day with a value, the same where there is one', () => {
  const days = [
    { day: '2026-11-23', value: null },
    { day: '2026-11-24', value: 0.5 },
    { day: '2026-11-25', value: null },
    { day: '2026-11-26', value: 1 },
    { day: '2026-11-27', value: null },
  ];
  expect(endsOf(days)).toEqual(['2026-11-24', '2026-11-26']);
  expect(endsOf(days.slice(0, 3))).toEqual(['2026-11-24', '2026-11-24']);
  expect(endsOf([])).toEqual([undefined, undefined]);
});
