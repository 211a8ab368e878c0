// What must be made, bought and transferred for all demand, level by level; and the same again after few demands changed.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { isInstant, isQuantity, isText } from '../check.ts';
import { toColumns } from './columns.ts';
import { compactIfSparse } from './compact.ts';
import { consumeForecast } from './forecast.ts';
import { orderColumns, pegColumns } from './growing.ts';
import { type Desk, makeDesk, netItem } from './item.ts';
import { itemKey, type ModelDemand, type NetModel } from './model.ts';
import { firstOrder, type Netting } from './state.ts';

/** Orders and pegs are numbered in 31 bits. */
const MOST_LINES = 2 ** 30;

/**
 * Nets a model (see `NetModel`): items from the top of the bills down; each item's requirements by due time, stock first,
 * then receipts that come in time, then receipts that come late but sooner than a new order, then planned orders.
 * Problems: those of the model, BOM_CYCLE, BAD_NUMBER for quantities beyond 2^53, BUDGET over `maxLines` (default 2^30)
 * orders and pegs, CANCELLED.
 */
export function openNetting(
  model: NetModel,
  limits: { readonly maxLines?: number; readonly shouldStop?: () => boolean } = {},
): Result<Netting> {
  const columns = toColumns(model);
  if (!columns.ok) return columns;
  const ints = (): Int32Array => new Int32Array(columns.value.items);
  const netting: Netting = {
    model,
    columns: columns.value,
    orders: orderColumns(),
    pegs: pegColumns(),
    orderFirst: ints(),
    orderCount: ints(),
    pegFirst: ints(),
    pegCount: ints(),
    changed: new Map(),
    added: [],
  };
  const desk = makeDesk();
  const most = Math.min(limits.maxLines ?? MOST_LINES, MOST_LINES);
  for (const [k, i] of columns.value.topDown.entries()) {
    netItem(netting, desk, i);
    const lines = netting.orders.count + netting.pegs.count + firstOrder(netting);
    if (lines > most) return fail(problem('BUDGET', '', 'The netting needs more lines than allowed.', { most }));
    if (tooLarge(netting, i)) return fail(tooLargeProblem(netting, i));
    if (k % 256 === 0 && limits.shouldStop?.()) return fail(problem('CANCELLED', '', 'The netting was stopped.'));
  }
  return ok(netting);
}

function tooLarge({ orders, orderFirst, orderCount, pegs, pegFirst, pegCount }: Netting, i: number): boolean {
  for (let o = orderFirst[i]!; o < orderFirst[i]! + orderCount[i]!; o++)
    if (orders.quantity[o]! > Number.MAX_SAFE_INTEGER) return true;
  for (let p = pegFirst[i]!; p < pegFirst[i]! + pegCount[i]!; p++)
    if (pegs.quantity[p]! > Number.MAX_SAFE_INTEGER) return true;
  return false;
}

const tooLargeProblem = ({ columns }: Netting, i: number): Problem =>
  problem('BAD_NUMBER', '/bom', 'A quantity gets too large to be counted exactly.', { item: columns.keys[i] });

/** A demand as it is from now on, by its id; quantity 0 takes it away. */
export type DemandChange = Omit<ModelDemand, 'quantity'> & { readonly quantity: number };

/**
 * Brings the netting up to date after demands changed, in place, and answers the numbers of the items that were netted
 * again: those changed, and below them those whose requirements changed. Problems (nothing is changed then):
 * UNKNOWN_ITEM, BAD_NUMBER, BAD_INPUT.
 */
export function changeDemands(netting: Netting, changes: readonly DemandChange[]): Result<readonly number[]> {
  const problems = changes.flatMap((change, k) => checkChange(change, k, netting.columns.index.items));
  if (problems.length) return fail(...problems);
  const dirty = new Set<number>();
  for (const change of changes) applyChange(netting, change, dirty);
  const again = netAgain(netting, makeDesk(), dirty);
  compactIfSparse(netting);
  return ok(again);
}

function checkChange(change: DemandChange, k: number, index: ReadonlyMap<string, number>): Problem[] {
  const problems: Problem[] = [];
  if (!isText(change?.id)) problems.push(problem('BAD_INPUT', `/${k}/id`, 'Name the demand.'));
  if (!index.has(itemKey(change?.item, change?.site)))
    problems.push(problem('UNKNOWN_ITEM', `/${k}/item`, 'There is no such item.'));
  if (change?.quantity !== 0 && !isQuantity(change?.quantity))
    problems.push(problem('BAD_NUMBER', `/${k}/quantity`, 'Give a whole quantity, 0 or more.'));
  if (!isInstant(change?.due)) problems.push(problem('BAD_NUMBER', `/${k}/due`, 'Give whole seconds since 1970.'));
  return problems;
}

function applyChange(netting: Netting, change: DemandChange, dirty: Set<number>): void {
  const { model, added } = netting;
  const { items: index, demands: rows } = netting.columns.index;
  let row = rows.get(change.id);
  if (row === undefined) {
    row = model.demands.length + added.length;
    added.push(change);
    rows.set(change.id, row);
  }
  const item = index.get(itemKey(change.item, change.site))!;
  const old = demandRow(netting, row);
  for (const each of new Set([index.get(itemKey(old.item, old.site))!, item])) {
    const kept = rowsOf(netting, each).filter((known) => known.row !== row);
    if (each === item && change.quantity > 0) kept.push({ row, line: change });
    kept.sort((a, b) => a.line.due - b.line.due || a.row - b.row);
    const demands = kept.map(({ line }) => line);
    netting.changed.set(each, {
      rows: kept,
      left: consumeForecast(
        { demands, ...(model.consumption && { consumption: model.consumption }) },
        demands.map(() => 0),
      ),
    });
    dirty.add(each);
  }
}

/** A demand row as it is now, also after changes. */
export function demandRow({ model, added, changed }: Netting, row: number): ModelDemand {
  const base = model.demands[row] ?? added[row - model.demands.length]!;
  for (const { rows } of changed.values()) for (const known of rows) if (known.row === row) return known.line;
  return base;
}

function rowsOf(netting: Netting, item: number): { row: number; line: ModelDemand }[] {
  const known = netting.changed.get(item);
  if (known) return [...known.rows];
  const { first, row } = netting.columns.demands;
  const rows = Array.from(row.subarray(first[item]!, first[item + 1]!));
  return rows.map((each) => ({ row: each, line: netting.model.demands[each]! }));
}

/** Nets items again from the top down; below an item only when its orders changed. */
function netAgain(netting: Netting, desk: Desk, dirty: Set<number>): number[] {
  const { columns } = netting;
  const waiting: number[][] = [];
  const add = (i: number): void => {
    const level = columns.level[i]!;
    while (waiting.length <= level) waiting.push([]);
    waiting[level]!.push(i);
  };
  for (const i of dirty) add(i);
  const done: number[] = [];
  for (let level = 0; level < waiting.length; level++)
    for (const i of waiting[level]!) {
      done.push(i);
      if (!netOnce(netting, desk, i)) continue;
      for (let line = columns.bomFirst[i]!; line < columns.bomFirst[i + 1]!; line++) {
        const component = columns.bomComponent[line]!;
        if (dirty.has(component)) continue;
        dirty.add(component);
        add(component);
      }
    }
  return done;
}

/** Nets one item; keeps the numbers of its orders when they are as before. Did they change? */
function netOnce(netting: Netting, desk: Desk, i: number): boolean {
  const { orders, pegs, orderFirst, orderCount } = netting;
  const [first, count] = [orderFirst[i]!, orderCount[i]!];
  netItem(netting, desk, i);
  const now = orderFirst[i]!;
  let same = orderCount[i] === count;
  for (let k = 0; same && k < count; k++)
    same = orders.quantity[first + k] === orders.quantity[now + k] && orders.need[first + k] === orders.need[now + k];
  if (!same) return true;
  const base = firstOrder(netting);
  for (let p = netting.pegFirst[i]!; p < netting.pegFirst[i]! + netting.pegCount[i]!; p++)
    if (pegs.supply[p]! >= base + now) pegs.supply[p]! += first - now;
  orderFirst[i] = first;
  orders.count -= count;
  return false;
}
