// Shows how much of a wait the motion is to blame for: from the later of product and hands being there, no more than looking and doing take.
import { expect, test } from 'vitest';
import { makePace } from './pace.ts';

const MINUTE = 60_000;

test('lost is the time since product and hands were there, up to what the motion can cost', () => {
  const pace = makePace(() => 600);
  expect(pace.lost('order', 'BEND', 100 * MINUTE)).toBe(0);
  pace.handedOn('order', 'milled', 80 * MINUTE);
  expect(pace.lost('order', 'BEND', 100 * MINUTE)).toBe(20 * MINUTE);
  pace.freed('BEND', 95 * MINUTE);
  expect(pace.lost('order', 'BEND', 100 * MINUTE)).toBe(5 * MINUTE);
  expect(pace.lost('order', 'CUT', 900 * MINUTE)).toBe(40 * MINUTE);
});

test('of one operation the earlier end counts, of the next its own', () => {
  const pace = makePace(() => 600);
  pace.handedOn('order', 'milled', 80 * MINUTE);
  pace.handedOn('order', 'milled', 90 * MINUTE);
  expect(pace.lost('order', 'BEND', 100 * MINUTE)).toBe(20 * MINUTE);
  pace.handedOn('order', 'polished', 98 * MINUTE);
  expect(pace.lost('order', 'BEND', 100 * MINUTE)).toBe(2 * MINUTE);
});
