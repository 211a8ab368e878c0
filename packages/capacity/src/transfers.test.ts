// Shows that peaks move to the cheapest allowed center with slack and time, that nothing is lost on the way, and that the cost never rises.
import { expect, test } from 'vitest';
import { type Center, type Network, plan, transfers } from './index.ts';

const maker = (id: string, more: Partial<Center> = {}): Center => ({
  id,
  stage: 'maker',
  resources: [{ id: 'mill', availableSeconds: 1000, cost: 1000 }],
  processes: [{ product: 'p', policy: 'order', groups: [{ id: 'g', seconds: { mill: 100 } }] }],
  ...more,
});
const seller = (id: string, share: number, from: string): Center => ({
  id,
  stage: 'seller',
  market: { share },
  processes: [{ product: 'p', policy: 'order', needs: [{ product: 'p', suppliers: [{ center: from }] }] }],
});

/** Two makers, each with a mill that is seldom busy; `terms` are the first one's. */
const network = (terms: Center['transfers'], change: Partial<Network> = {}): Network => ({
  product: 'p',
  levels: [{ id: 'l', delayDays: 4, service: 0.9 }],
  calendar: { periods: [{ id: 'q', days: 40 }] },
  forecast: [{ level: 'l', quarters: [{ quantity: 200, standardDeviation: 0.1 }] }],
  centers: [
    seller('R1', 0.4, 'A'),
    seller('R2', 0.3, 'B'),
    seller('R3', 0.3, 'C'),
    maker('A', { ...(terms ? { transfers: terms } : {}) }),
    maker('B'),
    maker('C'),
  ],
  responseTimes: ['A', 'B', 'C'].map((center) => ({ level: 'l', center, internalDays: 3 })),
  ...change,
});
const moved = (of: Network, maxRounds?: number) => {
  const answer = transfers(of, { scenarios: 20, ...(maxRounds === undefined ? {} : { maxRounds }) });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
};
const to = (center: string, days: number, cost: number) => ({ to: center, days, cost });

test('CAP-3 a load that fits elsewhere moves to the cheapest allowed center, and a mill is saved', () => {
  const { moves, before, after, moving, plan: result } = moved(network([to('C', 0, 3), to('B', 0, 1)]));
  expect(moves.length).toBeGreaterThan(0);
  expect(moves.every((move) => move.from === 'A')).toBe(true);
  expect(moves[0]?.to).toBe('B');
  expect(after + moving).toBeLessThan(before);
  // Nothing is lost: what the sellers order is made somewhere.
  const orders = (id: string) => result.centers.find((center) => center.id === id)?.levels[0]?.orders ?? 0;
  const made = ['R1', 'R2', 'R3'].reduce(
    (sum, id) => sum + (result.centers.find((c) => c.id === id)?.levels[0]?.made ?? 0),
    0,
  );
  expect(orders('A') + orders('B') + orders('C')).toBe(made);
  for (const { levels } of result.centers)
    for (const level of levels) expect(level.orders).toBe(level.made + level.missed);
});

test('CAP-3 where moving costs more than it saves, nothing moves', () => {
  const { moves, before, after, moving, rounds } = moved(network([to('B', 0, 1000)]));
  expect(moves).toEqual([]);
  expect([after, moving]).toEqual([before, 0]);
  expect(rounds).toBeGreaterThan(0);
});

test('CAP-3 where the way leaves no time before the due day, nothing moves', () => {
  expect(moved(network([to('B', 3, 1)])).moves.length).toBeGreaterThan(0);
  expect(moved(network([to('B', 4, 1)])).moves).toEqual([]);
});

test('CAP-3 nobody is handed what its terms do not allow, and no more rounds are tried than asked', () => {
  expect(moved(network(undefined)).rounds).toBe(0);
  expect(moved(network([{ ...to('B', 0, 1), products: ['other'] }])).rounds).toBe(0);
  expect(moved(network([to('B', 0, 1)]), 1).rounds).toBe(1);
});

test('CAP-3 the cost of every plan on the way never rises, whatever the network', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const quantity = 100 + 60 * seed;
    const of = network([to('B', seed % 3, seed), to('C', (seed + 1) % 3, 2)], {
      forecast: [{ level: 'l', quarters: [{ quantity, standardDeviation: 0.05 * seed }] }],
    });
    const { before, after, moving, rounds, moves } = moved(of, 12);
    expect(rounds).toBeLessThanOrEqual(12);
    expect(after + moving).toBeLessThanOrEqual(before);
    if (moves.length) expect(after).toBeLessThan(before);
    const again = plan(of, undefined, undefined, { scenarios: 20, moves });
    expect(again.ok && again.value.cost).toBe(after);
  }
});
