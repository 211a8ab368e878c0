// A netting model of any size: items on eight levels, two components each, daily demand, stock and receipts here and there.
import { random } from '@onelot/base';
import type { NetModel } from '@onelot/plan';

const NOW = 1_800_000_000;
const DAY = 86_400;

/** `lines` order lines over `items` items; the upper eighth is ordered, each level is made of the next. */
export const netModel = (lines: number, items: number, seed = 1): NetModel => {
  const chance = random(seed);
  const levels = 8;
  const perLevel = Math.max(1, Math.floor(items / levels));
  const rules = [
    {},
    { lotSize: 50 },
    { periodSeconds: 7 * DAY },
    { minimumOrderQuantity: 40, multiple: 5 },
    { yield: 0.95 },
  ];
  const levelOf = (i: number): number => Math.min(levels - 1, Math.floor(i / perLevel));
  return {
    now: NOW,
    items: Array.from({ length: items }, (_, i) => ({
      id: `item-${i}`,
      makeOrBuy: levelOf(i) === levels - 1 ? 'buy' : 'make',
      leadTimeSeconds: chance.integer(1, 10) * DAY,
      safetyStock: chance.integer(0, 20),
      ...chance.pick(rules),
    })),
    bom: Array.from({ length: items }, (_, i) => i)
      .filter((i) => levelOf(i) < levels - 1)
      .flatMap((i) => {
        const first = (levelOf(i) + 1) * perLevel;
        const last = levelOf(i) + 2 === levels ? items - 1 : first + perLevel - 1;
        const components = new Set([chance.integer(first, last), chance.integer(first, last)]);
        return [...components].map((c) => ({
          parent: `item-${i}`,
          component: `item-${c}`,
          quantity: chance.integer(1, 3),
        }));
      }),
    stock: Array.from({ length: items }, (_, i) => ({
      id: `stock-${i}`,
      item: `item-${i}`,
      quantity: chance.integer(0, 100),
    })),
    receipts: Array.from({ length: Math.floor(items / 4) }, (_, k) => ({
      id: `receipt-${k}`,
      item: `item-${chance.integer(0, items - 1)}`,
      quantity: chance.integer(10, 100),
      at: NOW + chance.integer(1, 30) * DAY,
    })),
    demands: Array.from({ length: lines }, (_, k) => ({
      id: `order-${k}`,
      item: `item-${chance.integer(0, perLevel - 1)}`,
      quantity: chance.integer(1, 9),
      due: NOW + chance.integer(1, 180) * DAY,
    })),
  };
};
