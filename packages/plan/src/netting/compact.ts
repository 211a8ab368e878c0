// Gives back the room of orders and pegs that later changes replaced, so that a netting kept for long does not grow.

import { orderColumns, pegColumns } from './growing.ts';
import { firstOrder, type Netting } from './state.ts';

/** Compacts when more than half of the lines are no longer in use. */
export function compactIfSparse(n: Netting): void {
  const live = n.orderCount.reduce((sum, count) => sum + count, 0) + n.pegCount.reduce((sum, count) => sum + count, 0);
  if (n.orders.count + n.pegs.count > 4096 + 2 * live) compact(n);
}

/** Numbers the planned orders anew, item by item, and keeps nothing but what the items point to. */
export function compact(n: Netting): void {
  const { orders, pegs, columns } = n;
  const base = firstOrder(n);
  const renamed = new Int32Array(orders.count);
  let [orderCount, pegCount] = [0, 0];
  for (let i = 0; i < columns.items; i++)
    for (let k = 0; k < n.orderCount[i]!; k++) renamed[n.orderFirst[i]! + k] = orderCount++;
  for (let i = 0; i < columns.items; i++) pegCount += n.pegCount[i]!;
  const [newOrders, newPegs] = [orderColumns(orderCount), pegColumns(pegCount)];
  for (let i = 0; i < columns.items; i++) {
    const [o, p] = [n.orderFirst[i]!, n.pegFirst[i]!];
    n.orderFirst[i] = newOrders.count;
    n.pegFirst[i] = newPegs.count;
    for (const field of ['item', 'quantity', 'good', 'need'] as const)
      newOrders[field].set(orders[field].subarray(o, o + n.orderCount[i]!), newOrders.count);
    for (const field of ['supply', 'requirement', 'quantity', 'due'] as const)
      newPegs[field].set(pegs[field].subarray(p, p + n.pegCount[i]!), newPegs.count);
    newOrders.count += n.orderCount[i]!;
    newPegs.count += n.pegCount[i]!;
  }
  for (let p = 0; p < newPegs.count; p++) {
    const supply = newPegs.supply[p]!;
    const requirement = newPegs.requirement[p]!;
    if (supply >= base) newPegs.supply[p] = base + renamed[supply - base]!;
    if (requirement < 0) newPegs.requirement[p] = ~renamed[~requirement]!;
  }
  Object.assign(orders, newOrders);
  Object.assign(pegs, newPegs);
}
