// Which material each operation of a variant consumes, summed by item for those who say when it can be there.
import type { Text, VariantBomLine, VariantOperation } from '@onelot/contracts';
import type { Availability, Need } from './asked.ts';

export interface OperationNeed {
  /** Index of the operation in the routing. */
  readonly operation: number;
  readonly line: string;
  readonly item: string;
  readonly quantity: number;
}

/**
 * Lines of the bill of material without components of their own are taken out of a store. A line goes to the operation
 * that consumes it, or consumes the assembly it belongs to; to the first operation where none does.
 */
export const operationNeeds = (
  bom: readonly VariantBomLine[],
  routing: readonly Pick<VariantOperation, 'consumes'>[],
  quantity: number,
): OperationNeed[] => {
  const byId = new Map(bom.map((line) => [line.id, line]));
  const parents = new Set(bom.flatMap((line) => (line.parent ? [line.parent] : [])));
  const consumer = new Map(
    routing.flatMap((operation, index) => operation.consumes.map((line) => [line, index] as const)).reverse(),
  );
  const operationOf = (line: VariantBomLine): number => {
    const seen = new Set<string>();
    for (let at: VariantBomLine | undefined = line; at && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
      const found = consumer.get(at.id);
      if (found !== undefined) return found;
      seen.add(at.id);
    }
    return 0;
  };
  return bom
    .filter((line) => !parents.has(line.id) && line.quantity > 0)
    .map((line) => ({
      operation: operationOf(line),
      line: line.id,
      item: line.item,
      quantity: line.quantity * quantity,
    }));
};

/** One need an item. */
export const summed = (needs: readonly { item: string; quantity: number }[]): Need[] => {
  const total = new Map<string, number>();
  for (const { item, quantity } of needs) total.set(item, (total.get(item) ?? 0) + quantity);
  return [...total].map(([item, quantity]) => ({ item, quantity }));
};

export interface There {
  readonly at: Date;
  readonly name: Text;
}

/** When all of an item is there: the latest of the answers about it. */
export const thereBy = (answers: Availability): ReadonlyMap<string, There> => {
  const there = new Map<string, There>();
  for (const { item, at, name } of answers) {
    const known = there.get(item);
    const when = new Date(at);
    if (!known || known.at < when) there.set(item, { at: when, name: { en: name || item } });
  }
  return there;
};
