// The finite schedule by search: always possible by the slow check, on tiny shops as good as all orders tried, never a throw.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteShops } from '../../test/finite-shops.ts';
import { calendars, NOW, SEED } from '../../test/shops.ts';
import { type ShopJob, type ShopProblem, type ShopSchedule, schedule, validate } from '../index.ts';

const codes = (p: ShopProblem, s: Pick<ShopSchedule, 'operations'>): string[] => validate(p, s).map(({ code }) => code);

describe('schedule', () => {
  it('gives plans that can be worked, counts them rightly, and the same again', () => {
    fc.assert(
      fc.property(finiteShops(), (shop) => {
        const plan = unwrap(schedule(shop, { maxSteps: 300, seed: 7 }));
        expect(validate(shop, plan)).toEqual([]);
        expect(plan.objective.lateness).toBeCloseTo(lateness(shop, plan));
        const end = Math.max(NOW, ...plan.operations.map((place) => place.end));
        expect(plan.objective.makespan).toBe(end - NOW);
        expect(schedule(shop, { maxSteps: 300, seed: 7 })).toEqual({ ok: true, value: plan });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('gets no worse with more steps', () => {
    fc.assert(
      fc.property(finiteShops(4), (shop) => {
        const [few, many] = [0, 400].map((maxSteps) => unwrap(schedule(shop, { maxSteps, seed: 1 })).objective);
        expect(many!.lateness).toBeLessThanOrEqual(few!.lateness + 1e-6);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('is as good as the best of all orders on tiny shops', () => {
    fc.assert(
      fc.property(tinyShops, (shop) => {
        const plan = unwrap(schedule(shop, { maxSteps: 5000, seed: 3 }));
        expect(validate(shop, plan)).toEqual([]);
        const best = bruteForce(shop);
        expect([plan.objective.lateness, plan.objective.setup]).toEqual([best.lateness, best.setup]);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('moves with the clock: all times later, the plan later by as much', () => {
    const weeks = 3 * 7 * 86_400;
    const utc = { ...calendars, day: { ...calendars.day, timeZone: 'UTC', exceptions: [] }, night: calendars.always };
    fc.assert(
      fc.property(finiteShops(3), (shop) => {
        const here = { ...shop, calendars: utc };
        const [a, b] = [here, later(here, weeks)].map((p) => unwrap(schedule(p, { maxSteps: 100, seed: 1 })));
        expect(b!.operations).toEqual(
          a!.operations.map((o) => ({ ...o, start: o.start + weeks, run: o.run + weeks, end: o.end + weeks })),
        );
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  it('keeps facts where they are and plans around them', () => {
    fc.assert(
      fc.property(finiteShops(), (shop) => {
        const plan = unwrap(schedule(shop, { maxSteps: 50, seed: 1 }));
        const until = NOW + 86_400;
        const fixed = plan.operations.filter(({ start }) => start < until);
        const again = unwrap(schedule({ ...shop, fixed }, { maxSteps: 100, seed: 2 }));
        expect(validate({ ...shop, fixed }, again)).toEqual([]);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('what no plan can keep', () => {
  const job = (id: string, ...operations: Partial<ShopJob['operations'][number]>[]): ShopJob => ({
    id,
    operations: operations.map((op, o) => ({ id: `${id}${o}`, choices: [{ machine: 'A', seconds: 3600 }], ...op })),
  });
  const shop = (change: Partial<ShopProblem>): ShopProblem => ({
    now: NOW,
    calendars,
    machines: [{ id: 'A', calendar: 'day' }],
    jobs: [job('x', {})],
    ...change,
  });
  const refusal = (change: object): (string | undefined)[] => {
    const plan = schedule(shop(change as Partial<ShopProblem>), { maxSteps: 10, seed: 1 });
    return plan.ok ? [] : [plan.problems[0]!.code, plan.problems[0]!.path];
  };

  it.each([
    ['no machine to choose', { jobs: [job('x', { choices: [] })] }, 'NO_ROUTING', '/jobs/0/operations/0/choices'],
    ['no operation', { jobs: [job('x')] }, 'NO_ROUTING', '/jobs/0/operations'],
    ['an id twice', { jobs: [job('x', {}), job('x', {})] }, 'DUPLICATE', '/jobs/1/id'],
    ['no calendar', { machines: [{ id: 'A', calendar: 'none' }] }, 'NO_CALENDAR', '/machines/0/calendar'],
    [
      'a calendar without work',
      { calendars: { day: { timeZone: 'UTC', shifts: [] } } },
      'EMPTY_CALENDAR',
      '/calendars/day',
    ],
    [
      'a negative time',
      { jobs: [job('x', { choices: [{ machine: 'A', seconds: -1 }] })] },
      'BAD_NUMBER',
      '/jobs/0/operations/0/choices/0/seconds',
    ],
    [
      'too much for a number',
      { supplies: [{ item: 'i', at: NOW, quantity: 2 ** 54 }] },
      'BAD_NUMBER',
      '/supplies/0/quantity',
    ],
    [
      'an unknown item',
      { jobs: [job('x', { materials: [{ item: 'i', quantity: 1 }] })] },
      'UNKNOWN_ITEM',
      '/jobs/0/operations/0/materials/0/item',
    ],
    [
      'operations in a circle',
      { jobs: [job('x', { after: ['y0'] }), job('y', { after: ['x0'] })] },
      'ROUTING_CYCLE',
      '/jobs/0',
    ],
    [
      'a run longer than any shift',
      { jobs: [job('x', { interruptible: false, choices: [{ machine: 'A', seconds: 9000 }] })] },
      'INFEASIBLE',
      '/jobs/0/operations/0',
    ],
    [
      'too little material',
      {
        supplies: [{ item: 'i', at: NOW, quantity: 1 }],
        jobs: [job('x', { materials: [{ item: 'i', quantity: 2 }] })],
      },
      'INFEASIBLE',
      '/jobs/0/operations/0/materials',
    ],
  ])('%s', (_, change, code, path) => {
    expect(refusal(change)).toEqual([code, path]);
  });

  it('plans a job due before its release, late', () => {
    const plan = unwrap(
      schedule(shop({ jobs: [{ ...job('x', {}), release: NOW + 7200, due: NOW }] }), { maxSteps: 1, seed: 1 }),
    );
    expect(plan.objective.lateness).toBeGreaterThan(7200);
  });

  it('facts that clash are named', () => {
    const at = { machine: 'A', unit: 0, start: NOW, run: NOW, end: NOW + 3600 };
    const jobs = [job('x', {}), job('y', {})];
    const plan = schedule(
      shop({
        jobs,
        fixed: [
          { ...at, operation: 'x0' },
          { ...at, operation: 'y0' },
        ],
      }),
      { maxSteps: 1, seed: 1 },
    );
    expect(plan).toMatchObject({ ok: false, problems: [{ code: 'FROZEN_CONFLICT', data: { facts: ['x0', 'y0'] } }] });
  });

  it('never throws, whatever one field holds', () => {
    const whole = shop({
      operators: [],
      tools: [],
      supplies: [],
      fixed: [],
      weights: { lateness: 1, setup: 1, stock: 1, makespan: 1 },
    });
    const junk = fc.anything({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), junk, (field, value) => {
        schedule({ ...whole, [field]: value } as ShopProblem, { maxSteps: 1, seed: 1 });
        schedule(shop({ jobs: [job('x', { [field]: value }), value as ShopJob] }), { maxSteps: 1, seed: 1 });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

describe('validate', () => {
  it('finds whatever is shifted, swapped or left out', () => {
    fc.assert(
      fc.property(finiteShops(4), fc.nat(), (shop, n) => {
        const { operations } = unwrap(schedule(shop, { maxSteps: 0, seed: 1 }));
        const i = n % operations.length;
        const place = operations[i]!;
        const change = (other: Partial<typeof place>) => operations.map((o, k) => (k === i ? { ...o, ...other } : o));
        expect(codes(shop, { operations: operations.filter((_, k) => k !== i) })).toContain('MISSING');
        expect(codes(shop, { operations: change({ machine: 'nowhere' }) })).toContain('WRONG_MACHINE');
        expect(codes(shop, { operations: change({ unit: 9 }) })).toContain('WRONG_MACHINE');
        if (place.end > place.run) expect(codes(shop, { operations: change({ end: place.end + 1 }) })).not.toEqual([]);
        expect(codes(shop, { operations: change({ start: NOW - 9, run: NOW - 9 }) })).not.toEqual([]);
        if (place.operator)
          expect(codes(shop, { operations: change({ operator: 'nobody' }) })).toContain('WRONG_OPERATOR');
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

const lateness = (p: ShopProblem, { operations }: ShopSchedule): number =>
  p.jobs.reduce((sum, job) => {
    const end = operations.find(({ operation }) => operation === job.operations.at(-1)!.id)!.end;
    return sum + Math.max(0, end - (job.due ?? Infinity)) * (job.weight ?? 1);
  }, 0);

const later = (p: ShopProblem, by: number): ShopProblem => ({
  ...p,
  now: p.now + by,
  machines: p.machines.map((m) => ({
    ...m,
    ...(m.closed && { closed: m.closed.map(({ from, to }) => ({ from: from + by, to: to + by })) }),
  })),
  supplies: p.supplies!.map((supply) => ({ ...supply, at: supply.at + by })),
  jobs: p.jobs.map((job) => ({
    ...job,
    ...(job.release !== undefined && { release: job.release + by }),
    ...(job.due !== undefined && { due: job.due + by }),
  })),
});

const tinyShops: fc.Arbitrary<ShopProblem> = fc
  .array(
    fc.record({
      due: fc.integer({ min: 10, max: 120 }),
      weight: fc.integer({ min: 1, max: 3 }),
      operations: fc.array(
        fc.record({
          seconds: fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 5, max: 40 })),
          on: fc.constantFrom('A', 'B', 'AB'),
          family: fc.constantFrom('oak', 'ash'),
          skilled: fc.boolean(),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 2, maxLength: 3 },
  )
  .map((jobs) => ({
    now: NOW,
    calendars,
    machines: ['A', 'B'].map((id) => ({ id, calendar: 'always', setup: { default: 10, first: 'oak' } })),
    operators: [{ id: 'Operator 1', skills: ['weld'], calendar: 'always' }],
    jobs: jobs.map((job, j) => ({
      id: `job ${j}`,
      due: NOW + job.due,
      weight: job.weight,
      operations: job.operations.map(({ seconds, on, family, skilled }, o) => ({
        id: `job ${j} op ${o}`,
        family,
        choices: [...on].map((machine) => ({ machine, seconds: seconds[machine === 'A' ? 0 : 1]! })),
        ...(skilled && { skill: 'weld' }),
      })),
    })),
  }));

/** Every order in which operations can be handed out, on every machine: the least lateness, then the least setup. */
function bruteForce({ jobs }: ShopProblem): { lateness: number; setup: number } {
  let best = { lateness: Infinity, setup: Infinity };
  type Line = { free: number; family: string };
  const go = (next: number[], ends: number[], lines: Record<string, Line>, operator: number, setup: number): void => {
    const open = next.flatMap((o, j) => (o < jobs[j]!.operations.length ? [j] : []));
    if (open.length === 0) {
      const late = jobs.reduce((sum, job, j) => sum + Math.max(0, ends[j]! - job.due!) * job.weight!, 0);
      if (late < best.lateness || (late === best.lateness && setup < best.setup)) best = { lateness: late, setup };
    }
    for (const j of open) {
      const op = jobs[j]!.operations[next[j]!]!;
      for (const { machine, seconds } of op.choices) {
        const { free, family } = lines[machine]!;
        const change = family === op.family ? 0 : 10;
        const from = Math.max(free, op.skill ? operator : NOW);
        const end = Math.max(ends[j]!, from + change) + seconds;
        const put = <T>(list: readonly T[], value: T): T[] => list.map((v, i) => (i === j ? value : v));
        const after = { ...lines, [machine]: { free: end, family: op.family! } };
        go(put(next, next[j]! + 1), put(ends, end), after, op.skill ? end : operator, setup + change);
      }
    }
  };
  const line = { free: NOW, family: 'oak' };
  go(
    jobs.map(() => 0),
    jobs.map(() => NOW),
    { A: line, B: line },
    NOW,
    0,
  );
  return best;
}
