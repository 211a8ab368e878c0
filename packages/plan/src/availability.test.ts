// Availability: what no order uses is given once, and never later than a new order of everything.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, SEED } from '../test/shops.ts';
import { DAY, ITEMS, inputs, item, key, name, sum } from '../test/supplies.ts';
import { availability, net, openSupply } from './index.ts';

describe('availability', () => {
  it('takes only what no order uses, and is never later than a new order of everything', () => {
    fc.assert(
      fc.property(inputs, fc.nat(ITEMS - 1), fc.integer({ min: 1, max: 30 }), (input, i, quantity) => {
        const book = unwrap(openSupply(input));
        const [found] = unwrap(availability(book, [{ item: name(i), quantity }], NOW));
        expect(sum(found!.sources)).toBe(quantity);
        expect(found!.availableAt).toBe(Math.max(...found!.sources.map((s) => s.at)));
        const unused = unwrap(net(input)).unused;
        for (const { supply, quantity: taken } of found!.sources)
          if (supply.kind !== 'planned')
            expect(taken).toBeLessThanOrEqual(unused.find((u) => key(u.supply) === key(supply))!.quantity);
        const alone = {
          ...input,
          items: input.items.map((it) => ({ ...it, safetyStock: 0 })),
          stock: [],
          receipts: [],
          demands: [],
        };
        const bare = { id: 'x', item: name(i), quantity, due: NOW };
        expect(found!.availableAt).toBeLessThanOrEqual(
          unwrap(net({ ...alone, demands: [bare] })).demands[0]!.availableAt,
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('lets needs asked together draw on one stock once', () => {
    const book = unwrap(
      openSupply({
        now: NOW,
        items: [item('grip', 'buy', 3, { safetyStock: 2 })],
        bom: [],
        demands: [],
        stock: [{ id: 's', item: 'grip', quantity: 10 }],
        receipts: [{ id: 'r', item: 'grip', quantity: 4, at: NOW + DAY }],
      }),
    );
    const needs = [5, 5, 5].map((quantity) => ({ item: 'grip', quantity }));
    const found = unwrap(availability(book, needs, NOW));
    expect(found.map((f) => (f.availableAt - NOW) / DAY)).toEqual([0, 1, 3]);
  });
});
