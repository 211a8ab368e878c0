// Netting of one item: its requirements by due time against stock, receipts and planned orders, with a peg for each share.

import { PERIOD } from './columns.ts';
import { growOrders, growPegs, moreFloats, moreInts } from './growing.ts';
import { firstOrder, type Netting, SAFETY, startOf, taken } from './state.ts';

/** Room for the requirements and lots of one item, used again for each. */
export interface Desk {
  count: number;
  quantity: Float64Array;
  due: Float64Array;
  ref: Int32Array;
  order: Int32Array;
  key: Float64Array;
  missing: Float64Array;
  lots: number;
  /** First lot with something left. */
  open: number;
  lotAt: Float64Array;
  lotLeft: Float64Array;
  lotSupply: Int32Array;
}

export const makeDesk = (): Desk => ({
  count: 0,
  quantity: new Float64Array(1024),
  due: new Float64Array(1024),
  ref: new Int32Array(1024),
  order: new Int32Array(1024),
  key: new Float64Array(1024),
  missing: new Float64Array(1024),
  lots: 0,
  open: 0,
  lotAt: new Float64Array(1024),
  lotLeft: new Float64Array(1024),
  lotSupply: new Int32Array(1024),
});

function require(desk: Desk, quantity: number, due: number, ref: number): void {
  if (desk.count === desk.ref.length) {
    desk.quantity = moreFloats(desk.quantity);
    desk.due = moreFloats(desk.due);
    desk.missing = moreFloats(desk.missing);
    desk.key = moreFloats(desk.key);
    desk.ref = moreInts(desk.ref);
    desk.order = moreInts(desk.order);
  }
  desk.quantity[desk.count] = quantity;
  desk.due[desk.count] = due;
  desk.ref[desk.count++] = ref;
}

function addLot(desk: Desk, at: number, left: number, supply: number): void {
  if (desk.lots === desk.lotSupply.length) {
    desk.lotAt = moreFloats(desk.lotAt);
    desk.lotLeft = moreFloats(desk.lotLeft);
    desk.lotSupply = moreInts(desk.lotSupply);
  }
  let k = desk.lots++;
  // Lots stay in the order of arrival; a new one mostly comes last.
  for (; k > desk.open && desk.lotAt[k - 1]! > at; k--) {
    desk.lotAt[k] = desk.lotAt[k - 1]!;
    desk.lotLeft[k] = desk.lotLeft[k - 1]!;
    desk.lotSupply[k] = desk.lotSupply[k - 1]!;
  }
  desk.lotAt[k] = at;
  desk.lotLeft[k] = left;
  desk.lotSupply[k] = supply;
}

/** Nets item `i` anew and appends its orders and pegs; the orders of all that it goes into must stand. */
export function netItem(n: Netting, desk: Desk, i: number): void {
  const short = openLots(n, desk, i);
  gather(n, desk, i);
  if (short > 0) require(desk, short, n.columns.now + n.columns.lead[i]!, SAFETY);
  sortByDue(desk);
  n.orderFirst[i] = n.orders.count;
  n.pegFirst[i] = n.pegs.count;
  serve(n, desk, i);
  n.orderCount[i] = n.orders.count - n.orderFirst[i]!;
  n.pegCount[i] = n.pegs.count - n.pegFirst[i]!;
}

/** Stock beyond the safety stock, then receipts; the answer is how much safety stock is missing. */
function openLots({ columns }: Netting, desk: Desk, i: number): number {
  const { stock, receipts } = columns;
  desk.lots = 0;
  desk.open = 0;
  let keep = columns.safety[i]!;
  for (let k = stock.first[i]!; k < stock.first[i + 1]!; k++) {
    const kept = Math.min(keep, stock.quantity[k]!);
    keep -= kept;
    addLot(desk, columns.now, stock.quantity[k]! - kept, stock.row[k]!);
  }
  for (let k = receipts.first[i]!; k < receipts.first[i + 1]!; k++)
    addLot(desk, receipts.time[k]!, receipts.quantity[k]!, stock.row.length + receipts.row[k]!);
  return keep;
}

function gather(n: Netting, desk: Desk, i: number): void {
  const { columns } = n;
  desk.count = 0;
  const changed = n.changed.get(i);
  if (changed)
    changed.rows.forEach(({ row, line }, k) => {
      if (changed.left[k]! > 0) require(desk, changed.left[k]!, line.due, row);
    });
  else {
    const { first, quantity, time, row } = columns.demands;
    for (let k = first[i]!; k < first[i + 1]!; k++)
      if (quantity[k]! > 0) require(desk, quantity[k]!, time[k]!, row[k]!);
  }
  for (let k = columns.usedFirst[i]!; k < columns.usedFirst[i + 1]!; k++) {
    const line = columns.usedIn[k]!;
    const parent = columns.bomParent[line]!;
    const end = n.orderFirst[parent]! + n.orderCount[parent]!;
    for (let order = n.orderFirst[parent]!; order < end; order++) {
      const start = startOf(n, order);
      const quantity = taken(n, line, order, start);
      if (quantity > 0) require(desk, quantity, start, ~order);
    }
  }
}

/** Numbers sort much faster than by a comparison: due and place make one number that is exact up to 2^53. */
function sortByDue({ order, due, key, count }: Desk): void {
  let sorted = true;
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < count; k++) {
    order[k] = k;
    const at = due[k]!;
    if (k > 0 && at < due[k - 1]!) sorted = false;
    if (at < least) least = at;
    if (at > most) most = at;
  }
  if (sorted) return;
  if ((most - least) * count > Number.MAX_SAFE_INTEGER / 2) {
    order.subarray(0, count).sort((a, b) => due[a]! - due[b]! || a - b);
    return;
  }
  for (let k = 0; k < count; k++) key[k] = (due[k]! - least) * count + k;
  key.subarray(0, count).sort();
  for (let k = 0; k < count; k++) order[k] = key[k]! % count;
}

/** Lots serve requirements by due time; what they cannot serve is ordered, window by window of the lot rule. */
function serve(n: Netting, desk: Desk, i: number): void {
  const { columns } = n;
  const { order, due, missing } = desk;
  const soonest = columns.now + columns.lead[i]!;
  const window = columns.rule[i] === PERIOD ? columns.period[i]! : 1;
  for (let from = 0; from < desk.count; ) {
    const at = due[order[from]!]!;
    const first = useLots(n, desk, order[from]!, Math.max(at, soonest));
    missing[from] = first;
    let to = from + 1;
    if (first > 0) {
      let total = first;
      for (; to < desk.count && due[order[to]!]! < at + window; to++) {
        missing[to] = useLots(n, desk, order[to]!, Math.max(due[order[to]!]!, soonest));
        total += missing[to]!;
      }
      plan(n, desk, i, from, to, total);
    }
    from = to;
  }
}

/** Pegs lots in the order of arrival as long as they beat a new order; the answer is what is still missing. */
function useLots(n: Netting, desk: Desk, r: number, inTime: number): number {
  let missing = desk.quantity[r]!;
  while (desk.open < desk.lots && desk.lotLeft[desk.open] === 0) desk.open++;
  for (let k = desk.open; missing > 0 && k < desk.lots && desk.lotAt[k]! <= inTime; k++) {
    const used = Math.min(missing, desk.lotLeft[k]!);
    if (used === 0) continue;
    desk.lotLeft[k]! -= used;
    missing -= used;
    peg(n, desk, r, used, desk.lotSupply[k]!);
  }
  return missing;
}

function peg({ pegs }: Netting, desk: Desk, r: number, quantity: number, supply: number): void {
  growPegs(pegs);
  pegs.supply[pegs.count] = supply;
  pegs.requirement[pegs.count] = desk.ref[r]!;
  pegs.quantity[pegs.count] = quantity;
  pegs.due[pegs.count++] = desk.due[r]!;
}

function plan(n: Netting, desk: Desk, i: number, from: number, to: number, total: number): void {
  const { columns, orders } = n;
  growOrders(orders);
  const o = orders.count++;
  const need = desk.due[desk.order[from]!]!;
  const quantity = orderQuantity(total, columns.step[i]!, columns.minimum[i]!, columns.yield[i]!);
  const good = goodOf(quantity, columns.yield[i]!);
  orders.item[o] = i;
  orders.quantity[o] = quantity;
  orders.good[o] = good;
  orders.need[o] = need;
  const supply = firstOrder(n) + o;
  for (let k = from; k < to; k++) if (desk.missing[k]! > 0) peg(n, desk, desk.order[k]!, desk.missing[k]!, supply);
  if (good > total) addLot(desk, Math.max(need, columns.now + columns.lead[i]!), good - total, supply);
}

/** What comes out good; a product that misses a whole number only by rounding counts as whole. */
const goodOf = (quantity: number, share: number): number =>
  share === 1 ? quantity : Math.floor(quantity * share + 1e-6);

/** The quantity to order so that at least `good` comes out: minimum, whole steps, yield. */
export function orderQuantity(good: number, step: number, minimum: number, share: number): number {
  const wanted = Math.max(good, Math.floor(good / share), minimum);
  let quantity = Math.ceil(wanted / step) * step;
  // Beyond exact numbers adding a step may change nothing; such quantities are refused afterwards.
  while (goodOf(quantity, share) < good && quantity <= Number.MAX_SAFE_INTEGER) quantity += step;
  return quantity;
}
