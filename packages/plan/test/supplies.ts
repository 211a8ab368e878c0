// Demands, bills, stock and receipts by chance, as netting is asked about them.

import fc from 'fast-check';
import type { NetInput, NetItem } from '../src/index.ts';
import { NOW } from './shops.ts';

export const DAY = 86_400;
export const ITEMS = 6;
export const name = (i: number) => `item ${i}`;

/** Item i is made of items above it, so that bills never run in a circle. */
export const inputs: fc.Arbitrary<NetInput> = fc.record({
  now: fc.constant(NOW),
  items: fc.tuple(
    ...Array.from({ length: ITEMS }, (_, i) =>
      fc.record({
        id: fc.constant(name(i)),
        makeOrBuy: fc.constantFrom('make' as const, 'buy' as const),
        leadTimeSeconds: fc.integer({ min: 0, max: 10 }).map((d) => d * DAY),
        lotSize: fc.constantFrom(undefined, 1, 4, 10),
        minimumOrderQuantity: fc.constantFrom(undefined, 1, 25),
        multiple: fc.constantFrom(undefined, 6),
        safetyStock: fc.constantFrom(undefined, 0, 7),
        yield: fc.constantFrom(undefined, 1, 0.9, 0.57),
      }),
    ),
  ),
  bom: fc
    .array(
      fc.record({
        parent: fc.nat(ITEMS - 2),
        down: fc.integer({ min: 1, max: 3 }),
        quantity: fc.integer({ min: 1, max: 5 }),
        per: fc.constantFrom(undefined, 1, 3),
      }),
      { maxLength: 7 },
    )
    .map((lines) =>
      lines.map(({ parent, down, ...line }) => ({
        parent: name(parent),
        component: name(Math.min(ITEMS - 1, parent + down)),
        ...line,
      })),
    ),
  demands: lineArbitrary(1, 12).map((lines) => lines.map(({ at, ...line }) => ({ ...line, due: at }))),
  stock: lineArbitrary(0, 5).map((lines) => lines.map(({ at: _, ...line }) => line)),
  receipts: lineArbitrary(1, 5),
});

function lineArbitrary(min: number, maxLength: number) {
  const line = fc.record({
    item: fc.nat(ITEMS - 1).map(name),
    quantity: fc.integer({ min, max: 40 }),
    at: fc.integer({ min: -2, max: 20 }).map((d) => NOW + d * DAY),
  });
  return fc.array(line, { maxLength }).map((lines) => lines.map((each, i) => ({ id: `line ${i}`, ...each })));
}

export const sum = (list: readonly { quantity: number }[]) => list.reduce((total, each) => total + each.quantity, 0);
export const key = (supply: { kind: string; id: string }) => `${supply.kind} ${supply.id}`;

export function item(id: string, makeOrBuy: 'make' | 'buy', days: number, rest: Partial<NetItem> = {}): NetItem {
  return { id, makeOrBuy, leadTimeSeconds: days * DAY, ...rest };
}
