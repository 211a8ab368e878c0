// Ten thousand operations with setups, shifts, people, tools and material: how late by the dispatch rules, and by the search.
import { byRule, type ShopObjective, type ShopSchedule, schedule, validate } from '@onelot/plan';
import { type Bench, table } from '../src/report.ts';
import { bigShop } from './big-shop.ts';

const SEEDS = [1, 2, 3];

/** Processor seconds of this process: other work on the machine does not count against the search. */
const processor = (): number => process.cpuUsage().user / 1e6;

export const wholeShop = (bench: Bench, seconds: number): string => {
  const marks = [5, 10, 60].filter((mark) => mark < seconds).concat(seconds);
  const seeds = bench.quick ? SEEDS.slice(0, 1) : SEEDS;
  const rows = seeds.map((seed) => {
    bench.say(`10,000 operations, shop ${seed}.`);
    return shopRow(seed, marks);
  });
  return [
    '### 10,000 operations on 100 machines: weighted lateness',
    '',
    `Weighted lateness in million seconds of generated shops (bench/plan/big-shop.ts: choices, setups, three calendars, operators, tools, material), after so many processor seconds of one thread. Best rule: the least of EDD, WSPT, FIFO, slack, critical ratio, and ATC with three looks ahead. Rules broken: by \`validate\`, of the first plan and of the last.`,
    '',
    table(
      [
        'Shop',
        'Best rule',
        'First plan, s',
        ...marks.map((mark) => `${mark} s`),
        'Below best rule',
        'Changes tried',
        'Rules broken',
      ],
      rows,
    ),
  ].join('\n');
};

const shopRow = (seed: number, marks: readonly number[]): (string | number)[] => {
  const shop = bigShop(10_000, 100, seed);
  const rules = byRule(shop);
  if (!rules.ok) throw new Error(rules.problems[0]?.message);
  const [name, best] = [...rules.value].reduce((a, b) => (b[1].lateness < a[1].lateness ? b : a));
  const begin = processor();
  let first = 0;
  const at = marks.map(() => Number.POSITIVE_INFINITY);
  const onBest = ({ lateness }: ShopObjective, steps: number): void => {
    const now = processor() - begin;
    if (steps === 0) first = now;
    marks.forEach((mark, m) => {
      if (now <= mark) at[m] = lateness;
    });
  };
  const until = (end: number) => (): boolean => processor() - begin >= end;
  const plan = solved(schedule(shop, { seed, maxSteps: 1e9, onBest, shouldStop: until(marks.at(-1) as number) }));
  const early = solved(schedule(shop, { seed, maxSteps: 0 }));
  const broken = [early, plan].map((each) => validate(shop, each).length);
  const millions = (value: number): string => (value / 1e6).toFixed(2);
  return [
    seed,
    `${millions(best.lateness)} (${name})`,
    first.toFixed(1),
    ...at.map(millions),
    `${(100 * (1 - plan.objective.lateness / best.lateness)).toFixed(1)} %`,
    plan.steps,
    broken.join(', '),
  ];
};

const solved = (plan: ReturnType<typeof schedule>): ShopSchedule => {
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  return plan.value;
};
