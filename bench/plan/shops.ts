// How near to the best known makespan job shops are planned, read at marks of one run an instance and seed, on one thread.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlexibleJobShop, readJobShop, shortestPlan, verifyPlan } from '@onelot/plan';
import { type Bench, table } from '../src/report.ts';

export interface Budget {
  readonly seconds: number;
  readonly seeds: number;
}

interface Row {
  readonly name: string;
  readonly best: number;
  readonly bound: number;
  /** Makespan at each mark, by seed. */
  readonly values: readonly (readonly number[])[];
  readonly violations: number;
}

const GROUPS: readonly (readonly [string, RegExp])[] = [
  ['flexible, all', /^flexible/],
  ['mk01-mk04, mk09', /mk0[12349]$/],
  ['la01-la20, ft06, ft10', /jobshop\/(la|ft06|ft10)/],
  ['ta01, 02, 11, 12, 31, 41', /jobshop\/ta/],
];

export const shops = (bench: Bench, { seconds, seeds }: Budget): string => {
  const folder = bench.data && join(bench.data, 'scheduling');
  if (!folder || !existsSync(folder))
    return '### Job shops\n\nSkipped: the public instances are not there (ONELOT_BENCHMARKS).';
  const marks = [2, 10, 60].filter((mark) => mark < seconds).concat(seconds);
  const rows = bestKnown(folder).map(([name, best]) => {
    bench.say(name);
    return measure(folder, name, best, marks, seeds);
  });
  const gap = (row: Row, mark: number): number =>
    row.values.reduce((sum, seed) => sum + (seed[mark] as number) / row.best - 1, 0) / row.values.length;
  const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;
  const groups = GROUPS.map(([name, pattern]) => {
    const of = rows.filter((row) => pattern.test(row.name));
    const means = marks.map((_, m) => percent(of.reduce((sum, row) => sum + gap(row, m), 0) / of.length));
    const last = marks.length - 1;
    const reached = of.filter((row) => row.values.some((seed) => seed[last] === row.best)).length;
    return [name, ...means, percent(Math.max(...of.map((row) => gap(row, last)))), `${reached} of ${of.length}`];
  });
  const heads = marks.map((mark) => `${mark} s`);
  return [
    '### Job shops, gap to the best known makespan',
    '',
    `One thread, ${seeds} seed${seeds > 1 ? 's' : ''}, ${seconds} s at most an instance (a plan that reaches the lower bound ends sooner). Mean gap = makespan / best known - 1.`,
    '',
    table(['Instances', ...heads, 'Worst at the end', 'Best known reached'], groups),
    '',
    table(
      ['Instance', 'Best known', 'Our bound', ...heads, 'Rules broken'],
      rows.map((row) => [
        row.name,
        row.best,
        row.bound,
        ...marks.map((_, m) => row.values.map((seed) => seed[m]).join(' ')),
        row.violations,
      ]),
    ),
    '',
    'Peer OR-Tools CP-SAT: peer not run (it cannot be installed here).',
  ].join('\n');
};

const bestKnown = (folder: string): [string, number][] =>
  readFileSync(join(folder, 'SOURCES.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^\| (\S+\/\S+) \|[^|]*\| *\d+ \| *(\d+) \|/.exec(line);
      return match ? [[match[1] as string, Number(match[2])] as [string, number]] : [];
    });

const measure = (folder: string, name: string, best: number, marks: readonly number[], seeds: number): Row => {
  const flexible = name.startsWith('flexible');
  const text = readFileSync(join(folder, `${name}.${flexible ? 'fjs' : 'txt'}`), 'utf8');
  const shop = flexible ? readFlexibleJobShop(text) : readJobShop(text);
  if (!shop.ok) throw new Error(`${name}: ${shop.problems[0]?.message}`);
  let bound = 0;
  let violations = 0;
  const values = Array.from({ length: seeds }, (_, s) => {
    const begin = performance.now();
    const since = (): number => (performance.now() - begin) / 1000;
    const at = marks.map(() => Number.POSITIVE_INFINITY);
    const onBest = (makespan: number): void => {
      const now = since();
      marks.forEach((mark, m) => {
        if (now <= mark) at[m] = makespan;
      });
    };
    const shouldStop = (): boolean => since() >= (marks.at(-1) as number);
    const plan = shortestPlan(shop.value, { seed: s + 1, maxSteps: Number.MAX_SAFE_INTEGER, shouldStop, onBest });
    if (!plan.ok) throw new Error(`${name}: ${plan.problems[0]?.message}`);
    bound = plan.value.lowerBound;
    violations += verifyPlan(shop.value, plan.value.operations).length;
    return at;
  });
  return { name, best, bound, values, violations };
};
