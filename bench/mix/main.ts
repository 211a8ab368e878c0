// How good and how quick the product mix engine is beside a genetic algorithm, a full dynamic program and a greedy choice.
import { type Result, unwrap } from '@onelot/base';
import { evaluate, genetic, type Plan, PUBLISHED, regret, SOURCE_RUNS, solve } from '@onelot/mix';
import { type Bench, type Measure, quantile, table } from '../src/report.ts';
import { fullProgram, greedy } from './baselines.ts';
import { constrained, generate } from './generate.ts';

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const begun = performance.now();
  const value = work();
  return { value, ms: performance.now() - begun };
};
const median = (values: readonly number[]) => quantile(values, 0.5);
const best = (plan: Result<Plan>): Plan => unwrap(plan);
const percent = (part: number) => `${(100 * part).toPrecision(2)} %`;
const ms = (n: number) => (n < 10 ? `${n.toFixed(2)} ms` : `${Math.round(n)} ms`);

type Row = readonly [name: string, ours: string, gap: string, baseline: string, ratio: string];

const source = (quick: boolean): Row => {
  for (let k = 0; k < 50; k += 1) solve(PUBLISHED);
  const ours = Array.from({ length: 21 }, () => timed(() => best(solve(PUBLISHED))));
  const runs = Array.from({ length: quick ? 3 : 20 }, (_, k) =>
    timed(() => unwrap(genetic(PUBLISHED, { seed: k + 1 }))),
  );
  const value = ours[0]?.value.value ?? 0;
  const mean = runs.reduce((sum, run) => sum + run.value.value, 0) / runs.length;
  const [mine, theirs] = [median(ours.map((one) => one.ms)), median(runs.map((run) => run.ms))];
  const told = `genetic algorithm, ${runs.length} seeds: ${ms(theirs)}, mean gap ${percent(1 - mean / value)} (source: ${percent(1 - SOURCE_RUNS.mean / value)})`;
  return [
    'source, 8 variants',
    ms(mine),
    String(ours[0]?.value.gap),
    told,
    `${Math.round(theirs / mine)} times faster`,
  ];
};

const against = (name: string, factors: readonly number[], M: number, seeds: number): Row => {
  const made: number[] = [];
  const rows = Array.from({ length: seeds }, (_, k) => {
    const instance = generate(k + 1, factors, M);
    made.push(instance.made);
    const ours = timed(() => best(solve(instance.model)));
    const full = timed(() => fullProgram(instance.model));
    return { ours, full, apart: Math.abs(ours.value.value / full.value - 1) };
  });
  const [mine, theirs] = [median(rows.map(({ ours }) => ours.ms)), median(rows.map(({ full }) => full.ms))];
  const gap = rows.reduce((most, { ours }) => Math.max(most, ours.value.gap), 0);
  const apart = rows.reduce((most, row) => Math.max(most, row.apart), 0);
  const range = `${percent(Math.min(...made))} to ${percent(Math.max(...made))} made`;
  return [
    `${name} (${range})`,
    ms(mine),
    gap.toExponential(1),
    `full dynamic program ${ms(theirs)}, values apart ${apart.toExponential(1)}`,
    `${(theirs / mine).toFixed(1)} times faster`,
  ];
};

const large = (seeds: number): Row => {
  const rows = Array.from({ length: seeds }, (_, k) => {
    const { model, made } = generate(k + 1, [10, 10, 10, 10], 100_000);
    const ours = timed(() => best(solve(model)));
    const fast = timed(() => greedy(model));
    const end = performance.now() + ours.ms;
    const bred = unwrap(genetic(model, { seed: k + 1, shouldStop: () => performance.now() > end }));
    const other = Math.max(unwrap(evaluate(model, fast.value)).profit, bred.value);
    return { ours, fast, other, made };
  });
  const gap = rows.reduce((most, { ours }) => Math.max(most, ours.value.gap), 0);
  const missed = median(rows.map(({ ours, other }) => 1 - other / ours.value.value));
  return [
    `10,000 variants, M = 100,000 (${percent(median(rows.map(({ made }) => made)))} made)`,
    ms(median(rows.map(({ ours }) => ours.ms))),
    gap.toExponential(1),
    `best of greedy (${ms(median(rows.map(({ fast }) => fast.ms)))}) and genetic algorithm in the same time`,
    `misses ${percent(missed)}`,
  ];
};

const limited = (seeds: number): Row => {
  const rows = Array.from({ length: seeds }, (_, k) => {
    const { model } = constrained(k + 1, [10, 10, 10], 10_000, 10);
    return timed(() => best(solve(model, { gap: 1e-4 })));
  });
  const gap = rows.reduce((most, { value }) => Math.max(most, value.gap), 0);
  return [
    '1,000 variants, 10 shared constraints',
    ms(median(rows.map((row) => row.ms))),
    gap.toExponential(1),
    'HiGHS: not measured yet',
    '',
  ];
};

const uncertain = (scenarios: number): Row => {
  const { model } = generate(1, [4, 4, 4], 4000);
  const survey = (model.factors ?? []).map((factor) => factor.map((share) => 200 * share));
  const ours = timed(() => unwrap(regret(model, [], { survey, scenarios })));
  return [
    `regret, 64 variants x ${scenarios} scenarios`,
    ms(ours.ms),
    '',
    'three plans, every scenario solved exactly',
    '',
  ];
};

const measure: Measure = async ({ quick, say }: Bench) => {
  const rows: Row[] = [];
  const add = (row: Row) => {
    say(row.join(' | '));
    rows.push(row);
  };
  add(source(quick));
  add(against('64 variants, M = 4,000', [4, 4, 4], 4000, quick ? 3 : 9));
  add(against('4,096 variants, M = 8,000', [8, 8, 8, 8], 8000, quick ? 1 : 3));
  add(large(quick ? 1 : 3));
  add(limited(quick ? 1 : 3));
  add(uncertain(quick ? 100 : 1000));
  const memory = `Peak memory of the whole run: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`;
  return `${table(['case', 'ours, median', 'greatest gap', 'beside', 'ratio'], rows)}\n\n${memory} Instances: bench/mix/generate.ts.`;
};

export default measure;
