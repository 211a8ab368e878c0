// What a sample of configurations shows of a change: prices, material cost, margins, work by center, and what goes wrong.
import { type Problem, pointer, problem } from '@onelot/base';
import { type Choices, open, type PriceBook, total, variant } from '@onelot/configure';
import type { Ready } from '../schemes/models.ts';
import { type MasterData, materialCost, secondsByCenter } from './cost.ts';
import type { Tried } from './sample.ts';

export interface Range {
  readonly min: number;
  readonly mean: number;
  readonly max: number;
}

export interface Center {
  readonly units: number;
  readonly efficiency: number;
}

export interface Load {
  readonly workCenter: string;
  /** Of the configurations, how many come here. */
  readonly share: number;
  /** Of those that do. */
  readonly seconds: Range;
  /** What an average product, whether it comes here or not, takes of the whole work center. */
  readonly centerSeconds: number;
}

export interface Simulated {
  /** Minor units. */
  readonly price: Range | null;
  readonly cost: Range | null;
  readonly margin: Range | null;
  readonly negativeMargins: number;
  /** The worst few, with what was picked beside the defaults. */
  readonly worst: readonly { readonly picked: Choices; readonly price: number; readonly cost: number }[];
  /** Seconds of setup and run for one product. */
  readonly operationSeconds: Range | null;
  readonly load: readonly Load[];
  /** The work center of which an average product takes most, over its units and their efficiency. */
  readonly bottleneck: string | null;
  readonly items: readonly string[];
  /** Ids of the BOM lines and sequences of the operations that some tried configuration uses. */
  readonly used: { readonly lines: readonly string[]; readonly operations: readonly number[] };
  readonly problems: readonly Problem[];
}

/** What the tried configurations came upon. */
class Seen {
  readonly items = new Set<string>();
  readonly lines = new Set<string>();
  readonly operations = new Set<number>();
}

const MOST_PROBLEMS = 50;
const WORST = 5;

export const range = (values: readonly number[]): Range | null =>
  values.length === 0
    ? null
    : {
        min: values.reduce((a, b) => Math.min(a, b)),
        mean: Math.round(values.reduce((a, b) => a + b, 0) / values.length),
        max: values.reduce((a, b) => Math.max(a, b)),
      };

interface Made {
  readonly picked: Choices;
  readonly price: number;
  readonly cost: number;
  readonly seconds: ReadonlyMap<string, number>;
}

/** Collects each fault once, however many configurations show it. */
class Faults {
  private readonly known = new Map<string, Problem>();

  add(found: readonly Problem[], picked: Choices): void {
    for (const each of found) {
      const key = `${each.code} ${each.path} ${each.message}`;
      if (!this.known.has(key) && this.known.size < MOST_PROBLEMS)
        this.known.set(key, { ...each, data: { ...each.data, choices: picked } });
    }
  }

  list(): Problem[] {
    return [...this.known.values()];
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const under = (path: string, problems: readonly Problem[]) => problems.map((p) => ({ ...p, path: `${path}${p.path}` }));

export const simulate = async (
  ready: Ready,
  prices: PriceBook,
  data: MasterData,
  centers: ReadonlyMap<string, Center>,
  tried: readonly Tried[],
): Promise<Simulated> => {
  const faults = new Faults();
  const seen = new Seen();
  const made: Made[] = [];
  for (const { picked, choices } of tried) {
    const one = makeOne(ready, prices, data, centers, choices, seen);
    faults.add(one.problems, picked);
    if (one.made) made.push({ picked, ...one.made });
    await breath();
  }
  const load = loadOf(made, centers);
  const margins = made.map(({ price, cost }) => price - cost);
  const worst = made.filter(({ price, cost }) => price < cost).sort((a, b) => a.price - a.cost - (b.price - b.cost));
  return {
    price: range(made.map((each) => each.price)),
    cost: range(made.map((each) => each.cost)),
    margin: range(margins),
    negativeMargins: worst.length,
    worst: worst.slice(0, WORST).map(({ picked, price, cost }) => ({ picked, price, cost })),
    operationSeconds: range(made.map((each) => [...each.seconds.values()].reduce((a, b) => a + b, 0))),
    load,
    bottleneck: busiest(load),
    items: [...seen.items].sort(),
    used: { lines: [...seen.lines], operations: [...seen.operations].sort((a, b) => a - b) },
    problems: faults.list(),
  };
};

const makeOne = (
  ready: Ready,
  prices: PriceBook,
  data: MasterData,
  centers: ReadonlyMap<string, Center>,
  choices: Choices,
  seen: Seen,
): { problems: Problem[]; made?: Omit<Made, 'picked'> } => {
  const built = variant(ready.model, choices);
  if (!built.ok) return { problems: under('/model', built.problems) };
  const lines = open(ready.compiled, choices).price(prices);
  const problems = lines.ok ? [] : under('/prices', lines.problems);
  for (const line of built.value.bom) {
    seen.items.add(line.item);
    seen.lines.add(line.lineId);
    if (!data.items.has(line.item)) problems.push(noItem(ready, line.lineId, line.item));
  }
  for (const operation of built.value.routing) {
    seen.operations.add(operation.sequence);
    if (!centers.has(operation.workCenter)) problems.push(noCenter(ready, operation.workCenter));
  }
  if (built.value.routing.length === 0)
    problems.push(
      problem('NO_OPERATION', '/model/routing', 'Nothing is done for this configuration: no operation applies.'),
    );
  if (!lines.ok) return { problems };
  return {
    problems,
    made: {
      price: total(lines.value),
      cost: materialCost(data, built.value),
      seconds: secondsByCenter(built.value),
    },
  };
};

const noItem = ({ model }: Ready, line: string, item: string): Problem =>
  problem(
    'UNKNOWN_ITEM',
    pointer(
      'model',
      'bom',
      model.bom.findIndex((each) => each.id === line),
      'item',
    ),
    `Item "${item}" does not exist.`,
    { item },
  );

const noCenter = ({ model }: Ready, workCenter: string): Problem =>
  problem(
    'UNKNOWN_WORK_CENTER',
    pointer(
      'model',
      'routing',
      model.routing.findIndex((each) => each.workCenter === workCenter),
      'workCenter',
    ),
    `There is no work center "${workCenter}".`,
    { workCenter },
  );

const loadOf = (made: readonly Made[], known: ReadonlyMap<string, Center>): Load[] => {
  const centers = new Map<string, number[]>();
  for (const { seconds } of made)
    for (const [workCenter, value] of seconds) centers.set(workCenter, [...(centers.get(workCenter) ?? []), value]);
  return [...centers]
    .map(([workCenter, seconds]) => {
      const { units, efficiency } = known.get(workCenter) ?? { units: 1, efficiency: 1 };
      const sum = seconds.reduce((a, b) => a + b, 0);
      return {
        workCenter,
        share: Math.round((seconds.length / made.length) * 1000) / 1000,
        seconds: range(seconds) as Range,
        centerSeconds: Math.round(sum / made.length / units / efficiency),
      };
    })
    .sort((a, b) => a.workCenter.localeCompare(b.workCenter));
};

const busiest = (load: readonly Load[]): string | null =>
  load.reduce<Load | null>((most, each) => (most && most.centerSeconds >= each.centerSeconds ? most : each), null)
    ?.workCenter ?? null;
