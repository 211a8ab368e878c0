// The scale of days: weekends without work take no room, and time never runs to the left.
import { expect, it } from 'vitest';
import { dayScale } from './reason-days.ts';

const spans = [
  { from: '2026-11-26T14:00:00Z', to: '2026-11-27T21:00:00Z' },
  { from: '2026-11-30T14:00:00Z', to: '2026-12-01T21:00:00Z' },
];

it('leaves an idle weekend out and marks the gap', () => {
  const scale = dayScale(spans, 'America/Toronto');
  expect(scale.days).toEqual(['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']);
  expect(scale.gaps).toEqual(['2026-11-27']);
});

it('keeps a weekend on which something ends', () => {
  const scale = dayScale([...spans, { from: '2026-11-28T14:00:00Z', to: '2026-11-28T15:00:00Z' }], 'America/Toronto');
  expect(scale.days).toContain('2026-11-28');
  expect(scale.days).not.toContain('2026-11-29');
});

it('grows with time, within 0 and 1', () => {
  const scale = dayScale(spans, 'America/Toronto');
  const start = Date.parse('2026-11-26T00:00:00Z');
  let last = 0;
  for (let hour = 0; hour < 24 * 7; hour++) {
    const at = scale.at(new Date(start + hour * 3_600_000).toISOString());
    expect(at).toBeGreaterThanOrEqual(last);
    expect(at).toBeLessThanOrEqual(1);
    last = at;
  }
});
