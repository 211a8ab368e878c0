// How orders consume forecast, so that what was foreseen and has been ordered is not planned twice.

import type { NetModel } from './model.ts';

/**
 * What is left of each demand, by row: an order of an item takes from that item's forecast within the window around its
 * due time, earlier forecast first and the nearest of it, then later. Orders go by due time, then by row.
 */
export function consumeForecast(
  { demands, consumption }: Pick<NetModel, 'demands' | 'consumption'>,
  itemOf: readonly number[],
): Float64Array {
  const left = Float64Array.from(demands, ({ quantity }) => quantity);
  const forecasts = new Map<number, number[]>();
  demands.forEach(({ kind }, row) => {
    if (kind !== 'forecast') return;
    const rows = forecasts.get(itemOf[row]!);
    if (rows) rows.push(row);
    else forecasts.set(itemOf[row]!, [row]);
  });
  if (forecasts.size === 0) return left;
  const byDue = (a: number, b: number): number => demands[a]!.due - demands[b]!.due || a - b;
  for (const rows of forecasts.values()) rows.sort(byDue);
  const { backwardSeconds = 0, forwardSeconds = 0 } = consumption ?? {};
  const orders = demands.flatMap(({ kind }, row) =>
    (kind ?? 'order') === 'order' && forecasts.has(itemOf[row]!) ? [row] : [],
  );
  for (const row of orders.sort(byDue)) {
    const { due, quantity } = demands[row]!;
    const rows = forecasts.get(itemOf[row]!)!;
    let open = quantity;
    const split = firstAfter(rows, (each) => demands[each]!.due > due);
    for (let k = split - 1; k >= 0 && open > 0 && demands[rows[k]!]!.due >= due - backwardSeconds; k--)
      open = take(left, rows[k]!, open);
    for (let k = split; k < rows.length && open > 0 && demands[rows[k]!]!.due <= due + forwardSeconds; k++)
      open = take(left, rows[k]!, open);
  }
  return left;
}

function take(left: Float64Array, row: number, open: number): number {
  const taken = Math.min(left[row]!, open);
  left[row]! -= taken;
  return open - taken;
}

function firstAfter(rows: readonly number[], after: (row: number) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (after(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
