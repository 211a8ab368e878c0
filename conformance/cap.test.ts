// Shows resource planning through the command line, on the golf network and on the worked example.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
interface Resource {
  planned: number;
  low: number | null;
  high: number | null;
  interval: [number, number | null];
  need: { p5: number; p95: number };
  firstLevel: number;
}
interface Answer {
  centers: {
    id: string;
    cost: number;
    technology: { alternatives: number }[];
    resources: Resource[];
    levels: { id: string; orders: number; made: number; missed: number; reached: number }[];
  }[];
  offers: { to: string; volume: number; responseDays: number; service: number }[];
  lost: { level: string; quantity: number }[];
  cost: number;
}
interface Transfers {
  moves: { from: string; to: string; units: number }[];
  before: number;
  after: number;
  moving: number;
  rounds: number;
}
const onelot = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'cli', 'bin', 'onelot.mjs'), 'capacity', ...args, '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
const GOLF = 'companies/golf-irons/network.json';
let golf: Answer | undefined;
const planned = (): Answer => {
  golf ??= JSON.parse(onelot(GOLF, '--scenarios', '20')) as Answer;
  return golf;
};

test('CAP-1/2: retailers that do not offer a level get none of it, the lost demand is shown', () => {
  const at = (id: string) =>
    planned()
      .centers.find((center) => center.id === id)
      ?.levels.map((level) => level.id);
  expect(at('R8')).toEqual(['popularizing', 'varietizing', 'accessorizing']);
  expect(planned().lost.find(({ level }) => level === 'tailoring')?.quantity).toBeGreaterThan(0);
});

test('CAP-1/3: the same seed gives the same bytes, another seed other orders', () => {
  const draw = (seed: string): string => onelot('docs/capacity-example.json', '--scenarios', '20', '--seed', seed);
  expect(draw('5')).toBe(draw('5'));
  expect(draw('5')).not.toBe(draw('6'));
});

test('CAP-2/1: sizing starts from the resource formula', () => {
  const { centers } = JSON.parse(onelot('docs/capacity-example.json', '--scenarios', '400')) as Answer;
  expect(centers[0]?.resources[0]?.firstLevel).toBeCloseTo((2500 / 90) * (1500 / 0.97 / (25200 * 0.9 * 0.95)), 1);
});

test('CAP-2/3: enough scenarios reach the service of every level', () => {
  for (const { levels } of planned().centers)
    for (const { reached, orders, made, missed } of levels) {
      expect(reached).toBeGreaterThanOrEqual(0.95);
      expect(orders).toBe(made + missed);
    }
});

test('CAP-4/3: the cost at stake per center sums to the plan', () => {
  expect(planned().centers.reduce((sum, { cost }) => sum + cost, 0)).toBe(planned().cost);
});

test('CAP-5/1: each resource lies between bounds that keep the promise', () => {
  const { centers } = JSON.parse(onelot('docs/capacity-example.json', '--bounds', '--scenarios', '50')) as Answer;
  const [resource] = centers[0]?.resources ?? [];
  expect(resource?.low).toBeLessThanOrEqual(resource?.planned as number);
  expect(resource?.high).toBeGreaterThan(resource?.planned as number);
});

test('CAP-7/3: every requirement has an interval that holds it', () => {
  for (const { resources } of planned().centers)
    for (const { interval, planned: units } of resources) {
      expect(interval[0]).toBeLessThanOrEqual(units);
      expect(interval[1] ?? units).toBeGreaterThanOrEqual(units);
    }
});

test('CAP-10/2: each offer between centers tells volume, response time and service', () => {
  const offers = planned().offers.filter(({ to }) => to !== 'market');
  expect(offers.length).toBeGreaterThan(50);
  for (const { volume, responseDays, service } of offers) {
    expect(volume).toBeGreaterThanOrEqual(0);
    expect(Number.isInteger(responseDays)).toBe(true);
    expect(service).toBeGreaterThan(0);
  }
});

const maker = (id: string, transfers: readonly object[] = []) => ({
  id,
  stage: 'maker',
  transfers,
  resources: [{ id: 'mill', availableSeconds: 1000, cost: 1000 }],
  processes: [{ product: 'p', policy: 'order', groups: [{ id: 'g', seconds: { mill: 100 } }] }],
});
const seller = (id: string, from: string) => ({
  id,
  stage: 'seller',
  market: { share: 0.5 },
  processes: [{ product: 'p', policy: 'order', needs: [{ product: 'p', suppliers: [{ center: from }] }] }],
});
/** Two makers whose mills are seldom busy; the first may hand its work on at this cost a unit. */
const pair = (cost: number): Transfers => {
  const folder = mkdtempSync(join(tmpdir(), 'onelot-cap-'));
  const file = join(folder, 'network.json');
  const network = {
    product: 'p',
    levels: [{ id: 'l', delayDays: 4, service: 0.9 }],
    calendar: { periods: [{ id: 'q', days: 40 }] },
    forecast: [{ level: 'l', quarters: [{ quantity: 200, standardDeviation: 0.1 }] }],
    centers: [seller('R1', 'A'), seller('R2', 'B'), maker('A', [{ to: 'B', days: 1, cost }]), maker('B')],
    responseTimes: ['A', 'B'].map((center) => ({ level: 'l', center, internalDays: 3 })),
  };
  writeFileSync(file, JSON.stringify(network));
  const answer = JSON.parse(onelot(file, '--transfers', '--scenarios', '20')) as { transfers: Transfers };
  rmSync(folder, { recursive: true });
  return answer.transfers;
};

test('CAP-3/1: peaks move to alternate centers until no move helps, within fifty', () => {
  const { moves, rounds } = pair(1);
  expect(moves.length).toBeGreaterThan(0);
  for (const move of moves) expect([move.from, move.to]).toEqual(['A', 'B']);
  expect(moves.every(({ units }) => units > 0)).toBe(true);
  expect(rounds).toBeLessThanOrEqual(50);
});

test('CAP-3/2: a transfer stays only if total resource cost falls, shown before and after', () => {
  const cheap = pair(1);
  expect(cheap.after + cheap.moving).toBeLessThan(cheap.before);
  const dear = pair(1000);
  expect(dear.rounds).toBeGreaterThan(0);
  expect([dear.moves, dear.after]).toEqual([[], dear.before]);
});

test('a wrong file ends with 2 and names the field', () => {
  const file = join(root, 'package.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).not.toHaveProperty('centers');
  try {
    onelot(file);
    expect.unreachable();
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as { problems: { path: string }[] }).problems.map(({ path }) => path)).toContain(
      '/levels',
    );
  }
});
