// Random small shops with everything in them: choices, skills, tools, setups, shifts, waits, batches, material, weights.

import fc from 'fast-check';
import type { ShopJob, ShopMachine, ShopOperation, ShopProblem } from '../src/index.ts';
import { calendars, NOW } from './shops.ts';

const MINUTE = 60;
const minutes = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * MINUTE);
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const family = fc.constantFrom('oak', 'ash', 'elm');
const soon = minutes(0, 3 * 24 * 60).map((after) => NOW + after);

const machine = (i: number): fc.Arbitrary<ShopMachine> =>
  fc.record({
    id: fc.constant(`machine ${i}`),
    calendar: fc.constantFrom('day', 'night', 'always'),
    capacity: fc.constantFrom(undefined, 1, 2),
    closed: sometimes(fc.tuple(soon, minutes(30, 600)).map(([from, length]) => [{ from, to: from + length }])),
    setup: sometimes(
      fc.record({
        default: minutes(0, 30),
        table: fc.array(fc.record({ from: family, to: family, seconds: minutes(0, 40) }), { maxLength: 3 }),
        first: sometimes(family),
      }),
    ),
  });

const operation = (id: string, machines: number, first: boolean): fc.Arbitrary<ShopOperation> =>
  fc
    .record({
      choices: fc
        .uniqueArray(fc.integer({ min: 0, max: machines - 1 }), { minLength: 1, maxLength: 2 })
        .chain((list) =>
          fc.tuple(...list.map((m) => minutes(0, 90).map((s) => ({ machine: `machine ${m}`, seconds: s })))),
        ),
      skill: sometimes(fc.constantFrom('weld', 'paint')),
      tools: sometimes(fc.constantFrom(['jig'], ['jig', 'gauge'])),
      family: sometimes(family),
      // The windows of a day are an hour at least, so this always fits somewhere.
      interruptible: fc.constantFrom(undefined, undefined, true),
      materials: sometimes(fc.constantFrom([{ item: 'shaft', quantity: 2 }], [{ item: 'head', quantity: 1 }])),
      batch: sometimes(fc.constantFrom([6, 2], [5, 2], [4, 4])),
      minWait: sometimes(minutes(0, 120)),
      slack: first ? fc.constant(undefined) : sometimes(minutes(3 * 24 * 60, 5 * 24 * 60)),
    })
    .map(({ batch, slack, ...op }) => ({
      id,
      ...op,
      ...(batch && { quantity: batch[0], transferBatch: batch[1] }),
      ...(slack !== undefined && { maxWait: (op.minWait ?? 0) + slack }),
    }));

const job = (j: number, machines: number): fc.Arbitrary<ShopJob> =>
  fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      id: fc.constant(`job ${j}`),
      release: sometimes(soon),
      due: sometimes(soon),
      weight: fc.constantFrom(undefined, 0, 1, 5),
      operations: fc.tuple(
        ...Array.from({ length: count }, (_, o) => operation(`job ${j} op ${o}`, machines, o === 0)),
      ),
    }),
  );

/** Valid problems that have a plan. */
export const finiteShops = (jobs = 5): fc.Arbitrary<ShopProblem> =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: jobs })).chain(([machines, count]) =>
    fc
      .record({
        machines: fc.tuple(...Array.from({ length: machines }, (_, i) => machine(i))),
        jobs: fc.tuple(...Array.from({ length: count }, (_, j) => job(j, machines))),
        late: soon,
        link: fc.boolean(),
      })
      .map(({ machines, jobs, late, link }) => ({
        now: NOW,
        calendars,
        machines,
        operators: [
          { id: 'Operator 1', skills: ['weld', 'paint'], calendar: 'always' },
          { id: 'Operator 2', skills: ['paint'], calendar: 'day' },
        ],
        tools: [
          { id: 'jig', count: 2 },
          { id: 'gauge', count: 1 },
        ],
        supplies: [
          { item: 'shaft', at: NOW, quantity: 3 },
          { item: 'shaft', at: late, quantity: 1000 },
          { item: 'head', at: late - 6000, quantity: 1000 },
        ],
        jobs: link && jobs.length > 1 ? linked(jobs) : jobs,
      })),
  );

/** The last operation of the last job waits for the first job: an assembly. */
const linked = (jobs: readonly ShopJob[]): ShopJob[] => {
  const last = jobs.at(-1)!;
  const after = [jobs[0]!.operations.at(-1)!.id];
  const operations = last.operations.map((op, o) => (o === last.operations.length - 1 ? { ...op, after } : op));
  return [...jobs.slice(0, -1), { ...last, operations }];
};
