// The model as dense columns: items numbered from 0, lines grouped by item, in typed arrays.

import { fail, ok, problem, type Result } from '@onelot/base';
import { checkModel, type Index } from './check-model.ts';
import { consumeForecast } from './forecast.ts';
import { itemKey, type ModelItem, type NetModel } from './model.ts';

/** Lines of one kind grouped by item: those of item i are `first[i]` up to `first[i + 1]`; `row` is the model's row. */
export interface Grouped {
  readonly first: Int32Array;
  readonly row: Int32Array;
  readonly quantity: Float64Array;
  /** Due or arrival; ascending within an item, then by row. */
  readonly time: Float64Array;
}

export const MAKE = 1;
export const TRANSFER = 2;
export const PERIOD = 2;

export interface Columns {
  readonly now: number;
  readonly items: number;
  readonly keys: readonly string[];
  readonly lead: Float64Array;
  /** 0 buy, MAKE, TRANSFER. */
  readonly source: Uint8Array;
  /** 0 unless PERIOD. */
  readonly rule: Uint8Array;
  readonly period: Float64Array;
  readonly step: Float64Array;
  readonly minimum: Float64Array;
  readonly safety: Float64Array;
  readonly yield: Float64Array;
  /** Bill lines grouped by parent, and for each component the lines it is in. */
  readonly bomFirst: Int32Array;
  readonly bomParent: Int32Array;
  readonly bomComponent: Int32Array;
  readonly bomQuantity: Float64Array;
  readonly bomPer: Float64Array;
  readonly bomScrap: Float64Array;
  readonly bomFrom: Float64Array;
  readonly bomTo: Float64Array;
  readonly usedFirst: Int32Array;
  readonly usedIn: Int32Array;
  readonly stock: Grouped;
  readonly receipts: Grouped;
  readonly demands: Grouped;
  /** Items from the top down, and each one's low-level code. */
  readonly topDown: Int32Array;
  readonly level: Int32Array;
  readonly index: Index;
}

/** The model in columns; forecast is consumed. Problems: those of `checkModel`, BOM_CYCLE. */
export function toColumns(model: NetModel): Result<Columns> {
  const index: Index = { items: new Map(), demands: new Map() };
  const problems = checkModel(model, index);
  if (problems.length) return fail(...problems);
  const { items } = model;
  const n = items.length;
  const at = (id: string, site: string | undefined): number => index.items.get(itemKey(id, site))!;
  const bom = bomColumns(model, at);
  const levels = lowLevelCodes(n, bom);
  if (!levels) return fail(problem('BOM_CYCLE', '/bom', cycleSentence(model, bom)));
  const left = consumeForecast(
    model,
    model.demands.map((line) => at(line.item, line.site)),
  );
  const numbers = (of: (item: ModelItem) => number): Float64Array => Float64Array.from(items, of);
  return ok({
    now: model.now,
    items: n,
    keys: items.map(({ id, site }) => itemKey(id, site)),
    lead: numbers((item) => item.leadTimeSeconds),
    source: Uint8Array.from(items, ({ makeOrBuy }) =>
      makeOrBuy === 'make' ? MAKE : makeOrBuy === 'transfer' ? TRANSFER : 0,
    ),
    rule: Uint8Array.from(items, (item) => (ruleOf(item) === 'period' ? PERIOD : 0)),
    period: numbers((item) => item.periodSeconds ?? 0),
    step: numbers(stepOf),
    minimum: numbers((item) => item.minimumOrderQuantity ?? 0),
    safety: numbers((item) => item.safetyStock ?? 0),
    yield: numbers((item) => item.yield ?? 1),
    ...bom,
    stock: group(
      n,
      model.stock,
      (line) => at(line.item, line.site),
      (line) => line.quantity,
      () => model.now,
    ),
    receipts: group(
      n,
      model.receipts,
      (line) => at(line.item, line.site),
      (line) => line.quantity,
      (line) => Math.max(line.at, model.now),
    ),
    demands: group(
      n,
      model.demands,
      (line) => at(line.item, line.site),
      (_, row) => left[row]!,
      (line) => line.due,
    ),
    ...levels,
    index,
  });
}

const ruleOf = ({ lotRule, lotSize, periodSeconds }: ModelItem) =>
  lotRule ?? (lotSize ? 'fixed' : periodSeconds ? 'period' : 'lot-for-lot');

/** Orders are whole multiples of this. */
export function stepOf(item: ModelItem): number {
  const lot = ruleOf(item) === 'fixed' ? (item.lotSize ?? 1) : 1;
  const multiple = item.multiple ?? 1;
  let [x, y] = [lot, multiple];
  while (y) [x, y] = [y, x % y];
  return (lot / x) * multiple;
}

type Bom = Pick<
  Columns,
  | 'bomFirst'
  | 'bomParent'
  | 'bomComponent'
  | 'bomQuantity'
  | 'bomPer'
  | 'bomScrap'
  | 'bomFrom'
  | 'bomTo'
  | 'usedFirst'
  | 'usedIn'
>;

/** A transfer is a bill of one line: the item at the site it comes from. */
function bomColumns({ items, bom }: NetModel, at: (id: string, site: string | undefined) => number): Bom {
  const transfers = items.filter(({ makeOrBuy }) => makeOrBuy === 'transfer');
  const count = bom.length + transfers.length;
  const parents = new Int32Array(count);
  const components = new Int32Array(count);
  bom.forEach((line, i) => {
    parents[i] = at(line.parent, line.site);
    components[i] = at(line.component, line.site);
  });
  transfers.forEach((item, i) => {
    parents[bom.length + i] = at(item.id, item.site);
    components[bom.length + i] = at(item.id, item.from);
  });
  const { first: bomFirst, sorted } = byGroup(items.length, parents);
  const pick = (of: (row: number) => number): Float64Array => Float64Array.from(sorted, of);
  const bomComponent = Int32Array.from(sorted, (row) => components[row]!);
  const { first: usedFirst, sorted: usedIn } = byGroup(items.length, bomComponent);
  return {
    bomFirst,
    bomParent: Int32Array.from(sorted, (row) => parents[row]!),
    bomComponent,
    bomQuantity: pick((row) => bom[row]?.quantity ?? 1),
    bomPer: pick((row) => bom[row]?.per ?? 1),
    bomScrap: pick((row) => bom[row]?.scrap ?? 0),
    bomFrom: pick((row) => bom[row]?.from ?? -Infinity),
    bomTo: pick((row) => bom[row]?.to ?? Infinity),
    usedFirst,
    usedIn,
  };
}

/** A counting sort: the rows of each group one after the other, in their order. */
function byGroup(groups: number, of: Int32Array): { first: Int32Array; sorted: Int32Array } {
  const first = new Int32Array(groups + 1);
  for (const g of of) first[g + 1]!++;
  for (let g = 0; g < groups; g++) first[g + 1]! += first[g]!;
  const next = first.slice();
  const sorted = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++) sorted[next[of[row]!]!++] = row;
  return { first, sorted };
}

function group<Line>(
  items: number,
  lines: readonly Line[],
  item: (line: Line) => number,
  quantity: (line: Line, row: number) => number,
  time: (line: Line) => number,
): Grouped {
  const { first, sorted } = byGroup(items, Int32Array.from(lines, item));
  for (let i = 0; i < items; i++)
    if (first[i + 1]! - first[i]! > 1)
      sorted.subarray(first[i]!, first[i + 1]!).sort((a, b) => time(lines[a]!) - time(lines[b]!) || a - b);
  return {
    first,
    row: sorted,
    quantity: Float64Array.from(sorted, (row) => quantity(lines[row]!, row)),
    time: Float64Array.from(sorted, (row) => time(lines[row]!)),
  };
}

/** The longest way from a top item down to each; undefined when an item is part of itself. */
function lowLevelCodes(
  n: number,
  { bomFirst, bomComponent, usedFirst }: Bom,
): Pick<Columns, 'topDown' | 'level'> | undefined {
  const open = Int32Array.from({ length: n }, (_, i) => usedFirst[i + 1]! - usedFirst[i]!);
  const level = new Int32Array(n);
  const queue = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) if (open[i] === 0) queue[count++] = i;
  for (let k = 0; k < count; k++) {
    const i = queue[k]!;
    for (let line = bomFirst[i]!; line < bomFirst[i + 1]!; line++) {
      const c = bomComponent[line]!;
      level[c] = Math.max(level[c]!, level[i]! + 1);
      if (--open[c]! === 0) queue[count++] = c;
    }
  }
  return count === n ? { topDown: byGroup(n, level).sorted.slice(), level } : undefined;
}

/** Follows components that are part of a cycle until one comes again. */
function cycleSentence({ items }: NetModel, { bomFirst, bomComponent, usedFirst }: Bom): string {
  const n = items.length;
  const open = Int32Array.from({ length: n }, (_, i) => usedFirst[i + 1]! - usedFirst[i]!);
  const gone: number[] = [];
  for (let i = 0; i < n; i++) if (open[i] === 0) gone.push(i);
  for (const i of gone)
    for (let line = bomFirst[i]!; line < bomFirst[i + 1]!; line++)
      if (--open[bomComponent[line]!]! === 0) gone.push(bomComponent[line]!);
  // Every item left has a parent that is left; going up from one must come round.
  const parentOf = new Map<number, number>();
  for (let i = 0; i < n; i++)
    if (open[i]! > 0)
      for (let line = bomFirst[i]!; line < bomFirst[i + 1]!; line++) parentOf.set(bomComponent[line]!, i);
  const way: number[] = [];
  let at = open.findIndex((each) => each > 0);
  while (!way.includes(at)) {
    way.push(at);
    at = parentOf.get(at)!;
  }
  const cycle = [...way.slice(way.indexOf(at)), at].reverse().map((i) => itemKey(items[i]!.id, items[i]!.site));
  return `An item is part of itself: ${cycle.join(' > ')}.`;
}
