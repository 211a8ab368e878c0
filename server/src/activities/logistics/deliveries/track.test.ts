// Shows that a track stays drawn however often positions are reported: news is kept, repetition is not, and long tracks are thinned.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../kernel/activity.ts';
import { startYard, type Yard } from '../../../testing/yard.ts';
import type { LogisticsTables } from '../tables.ts';
import type { DeliveryRow } from './tables.ts';
import { isNews, keepPosition, positionsOf } from './track.ts';

vi.setConfig({ testTimeout: 60_000 });
const at = new Date('2026-11-30T15:00:00.000Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const here = { lat: 43.5, lon: -80.2 };

describe('a report', () => {
  it('is news when it is the first, later, or farther', () => {
    expect(isNews({ position: null, position_at: null }, at, here)).toBe(true);
    expect(isNews({ position: here, position_at: at }, later(5), { ...here, lat: 43.5001 })).toBe(false);
    expect(isNews({ position: here, position_at: at }, later(15), here)).toBe(true);
    expect(isNews({ position: here, position_at: at }, later(1), { ...here, lat: 43.501 })).toBe(true);
  });
});

describe('a track', () => {
  let yard: Yard;
  beforeAll(async () => {
    yard = await startYard();
  }, 60_000);
  afterAll(() => yard.house.stop());

  it('of a thousand reports is a few hundred long, in order, from the first to the last', async () => {
    const positions = await yard.house.inside(
      'logistics',
      async (context) => {
        const row = { id: context.id(), seen_by: [] as string[] } as DeliveryRow;
        for (let index = 0; index < 1000; index += 1) {
          const then = { ...context, now: later(index * 20) } as unknown as Context<LogisticsTables>;
          await keepPosition(then, row, { lat: 43 + index / 1000, lon: -80 });
        }
        return positionsOf(context as unknown as Context<LogisticsTables>, row.id);
      },
      'yard',
    );
    expect(positions.length).toBeLessThanOrEqual(400);
    expect(positions.length).toBeGreaterThan(150);
    const lats = positions.map(({ position }) => position.lat);
    expect(lats).toEqual([...lats].sort((a, b) => a - b));
    expect([lats[0], lats.at(-1)]).toEqual([43, 43.999]);
  });
});
