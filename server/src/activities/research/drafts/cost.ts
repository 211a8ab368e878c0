// What the material of one variant costs at standard cost, and how long its operations take.
import type { Variant, VariantBomLine } from '@onelot/configure';
import type { Line } from '../items/check.ts';
import type { Item } from '../items/store.ts';

export interface MasterData {
  readonly items: ReadonlyMap<string, Item>;
  readonly bom: ReadonlyMap<string, readonly Line[]>;
}

export const masterData = (items: ReadonlyMap<string, Item>, lines: readonly Line[]): MasterData => {
  const bom = new Map<string, Line[]>();
  for (const line of lines) bom.set(line.parent, [...(bom.get(line.parent) ?? []), line]);
  return { items, bom };
};

/** Minor units of one base unit. A standard cost stands for all that is below the item; without one its components count. */
export const unitCost = (data: MasterData, item: string): number => {
  const known = data.items.get(item);
  if (!known) return 0;
  if (known.cost > 0) return known.cost / known.costPer;
  return (data.bom.get(item) ?? []).reduce((sum, line) => sum + line.quantity * unitCost(data, line.component), 0);
};

/** Pieces of a line in one product: the quantity for its parent times the parent's own. */
const inProduct = (line: VariantBomLine, lines: ReadonlyMap<string, VariantBomLine>): number => {
  const parent = line.parentLineId === null ? undefined : lines.get(line.parentLineId);
  return line.quantity * (parent ? inProduct(parent, lines) : 1);
};

/** Whole minor units. A line that this variant builds from lines of its own costs what those cost. */
export const materialCost = (data: MasterData, variant: Variant): number => {
  const lines = new Map(variant.bom.map((line) => [line.lineId, line]));
  const built = new Set(variant.bom.map((line) => line.parentLineId));
  const own = variant.bom.filter((line) => !built.has(line.lineId));
  return Math.round(own.reduce((sum, line) => sum + inProduct(line, lines) * unitCost(data, line.item), 0));
};

/** Setup and run seconds by work center for one product. */
export const secondsByCenter = (variant: Variant): Map<string, number> => {
  const seconds = new Map<string, number>();
  for (const { workCenter, setupSeconds, runSeconds } of variant.routing)
    seconds.set(workCenter, (seconds.get(workCenter) ?? 0) + setupSeconds + runSeconds);
  return seconds;
};

/** Bought items that these items come down to. */
export const boughtItems = (data: MasterData, items: Iterable<string>): string[] => {
  const bought = new Set<string>();
  const seen = new Set<string>();
  const visit = (item: string): void => {
    if (seen.has(item)) return;
    seen.add(item);
    if (data.items.get(item)?.makeOrBuy === 'buy') bought.add(item);
    for (const line of data.bom.get(item) ?? []) visit(line.component);
  };
  for (const item of items) visit(item);
  return [...bought].sort();
};
