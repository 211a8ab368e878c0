// Netting: quantities add up exactly, no supply is used twice or before it is there, and bad bills are named.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, SEED } from '../test/shops.ts';
import { DAY, inputs, item, key, sum } from '../test/supplies.ts';
import { availability, type NetInput, type NetItem, type NetPlan, net, openPegging, openSupply } from './index.ts';

describe('net', () => {
  it('meets every requirement exactly, and uses no supply twice', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = unwrap(net(input));
        for (const r of plan.requirements)
          expect(sum(plan.pegs.filter((p) => p.requirement === r.id))).toBe(r.quantity);
        const there = supplies(input, plan);
        const used = new Map<string, number>();
        for (const { supply, quantity } of [...plan.pegs, ...plan.unused]) {
          expect(quantity).toBeGreaterThan(0);
          used.set(key(supply), (used.get(key(supply)) ?? 0) + quantity);
        }
        for (const [id, { quantity, item, kind }] of there) {
          // Safety stock is held back from stock; of all else nothing is lost.
          if (kind !== 'stock') expect([id, used.get(id) ?? 0]).toEqual([id, quantity]);
          else expect(used.get(id) ?? 0).toBeLessThanOrEqual(quantity);
          for (const p of plan.pegs) if (key(p.supply) === id) expect(p.item).toBe(item);
        }
        for (const item of input.items) checkSafety(input, plan, item);
        expect(plan).toEqual(unwrap(net(input)));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('uses nothing before it is there, and makes nothing before its components are', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = unwrap(net(input));
        const there = supplies(input, plan);
        const due = new Map(plan.requirements.map((r) => [r.id, r.due]));
        for (const p of plan.pegs) {
          expect(p.at).toBeGreaterThanOrEqual(there.get(key(p.supply))!.at);
          expect(p.lateSeconds).toBe(Math.max(0, p.at - due.get(p.requirement)!));
        }
        for (const order of plan.plannedOrders) {
          const item = input.items.find((each) => each.id === order.item)!;
          const own = plan.requirements.filter(
            (r) => r.source.kind === 'planned' && r.source.plannedOrder === order.id,
          );
          const components = plan.pegs.filter((p) => own.some((r) => r.id === p.requirement)).map((p) => p.at);
          expect(order.availableAt).toBe(Math.max(input.now, order.orderBy, ...components) + item.leadTimeSeconds);
          const lines = item.makeOrBuy === 'make' ? input.bom.filter((line) => line.parent === item.id) : [];
          const wanted = lines.map((line) => [
            line.component,
            Math.ceil((order.quantity * line.quantity) / (line.per ?? 1)),
          ]);
          expect(own.map((r) => [r.item, r.quantity]).sort()).toEqual(wanted.sort());
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('keeps to lots, minimum, multiple and yield, and orders no more than they ask', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = unwrap(net(input));
        for (const { item: id, quantity, good, pegs } of plan.plannedOrders) {
          const item = input.items.find((each) => each.id === id)!;
          const allowed = (q: number) =>
            q >= (item.minimumOrderQuantity ?? 0) && q % (item.lotSize ?? 1) === 0 && q % (item.multiple ?? 1) === 0;
          expect(allowed(quantity)).toBe(true);
          expect(good).toBe(Math.floor((quantity * Math.round((item.yield ?? 1) * 100)) / 100));
          const first = pegs[0]!.quantity;
          for (let less = quantity - 1; less > 0; less--)
            expect(allowed(less) && Math.floor((less * Math.round((item.yield ?? 1) * 100)) / 100) >= first).toBe(
              false,
            );
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('nets a set of irons down to shafts, and tells whom each order serves', () => {
    const plan = unwrap(
      net({
        now: NOW,
        items: [item('set', 'make', 2), item('club', 'make', 1), item('shaft', 'buy', 5, { minimumOrderQuantity: 10 })],
        bom: [
          { parent: 'set', component: 'club', quantity: 6 },
          { parent: 'club', component: 'shaft', quantity: 1 },
        ],
        demands: [
          { id: 'first', item: 'set', quantity: 1, due: NOW + 20 * DAY },
          { id: 'second', item: 'set', quantity: 1, due: NOW + 21 * DAY },
        ],
        stock: [{ id: 'bin 4', item: 'shaft', quantity: 4 }],
        receipts: [{ id: 'po 1', item: 'club', quantity: 1, at: NOW + 3 * DAY }],
      }),
    );
    expect(
      plan.plannedOrders.map((o) => [o.item, o.quantity, (o.needAt - NOW) / DAY, (o.orderBy - NOW) / DAY, o.demands]),
    ).toEqual([
      ['set', 1, 20, 18, ['first']],
      ['set', 1, 21, 19, ['second']],
      ['club', 5, 18, 17, ['first']],
      ['club', 6, 19, 18, ['second']],
      ['shaft', 10, 17, 12, ['first', 'second']],
    ]);
    expect(plan.pegs.filter((p) => p.item === 'shaft').map((p) => [p.supply.kind, p.quantity])).toEqual([
      ['stock', 4],
      ['planned', 1],
      ['planned', 6],
    ]);
    const pegging = openPegging(plan);
    expect(pegging.down('first').map((l) => [l.depth, l.peg.item, l.peg.supply.kind, l.peg.quantity])).toEqual([
      [0, 'set', 'planned', 1],
      [1, 'club', 'receipt', 1],
      [1, 'club', 'planned', 5],
      [2, 'shaft', 'stock', 4],
      [2, 'shaft', 'planned', 1],
    ]);
    const shafts = plan.plannedOrders.at(-1)!;
    const ends = pegging.up({ kind: 'planned', id: shafts.id }).map((l) => l.requirement.source);
    expect(ends.flatMap((source) => (source.kind === 'demand' ? [source.demand] : []))).toEqual(['first', 'second']);
    expect(pegging.up({ kind: 'stock', id: 'bin 4' }).map((l) => l.peg.item)).toEqual(['shaft', 'club', 'set']);
    expect(plan.demands.map((d) => d.lateSeconds)).toEqual([0, 0]);
    expect(plan.unused.map((u) => [u.item, u.quantity])).toEqual([['shaft', 3]]);
  });

  it('pegs down to exactly the orders that name the demand', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = unwrap(net(input));
        const pegging = openPegging(plan);
        for (const { id } of input.demands) {
          const down = new Set(pegging.down(id).flatMap((l) => l.plannedOrder?.id ?? []));
          expect([...down].sort()).toEqual(
            plan.plannedOrders
              .filter((o) => o.demands.includes(id))
              .map((o) => o.id)
              .sort(),
          );
        }
        for (const order of plan.plannedOrders) {
          const up = pegging.up({ kind: 'planned', id: order.id }).map((l) => l.requirement.source);
          const demands = new Set(up.flatMap((source) => (source.kind === 'demand' ? [source.demand] : [])));
          expect([...demands].sort()).toEqual([...order.demands].sort());
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('waits for a receipt that comes late when a new order would come later', () => {
    const plan = unwrap(
      net({
        now: NOW,
        items: [item('shaft', 'buy', 9)],
        bom: [],
        demands: [{ id: 'a', item: 'shaft', quantity: 3, due: NOW + DAY }],
        stock: [],
        receipts: [{ id: 'po', item: 'shaft', quantity: 2, at: NOW + 4 * DAY }],
      }),
    );
    expect(plan.pegs.map((p) => [p.supply.kind, p.quantity, p.lateSeconds / DAY])).toEqual([
      ['receipt', 2, 3],
      ['planned', 1, 8],
    ]);
  });
});

describe('bad input', () => {
  const good: NetInput = {
    now: NOW,
    items: [item('a', 'make', 1), item('b', 'make', 1)],
    bom: [],
    demands: [],
    stock: [],
    receipts: [],
  };
  const first = (change: object) => {
    const result = net({ ...good, ...change } as NetInput);
    return result.ok ? undefined : result.problems[0];
  };

  it('names a bill of material that contains itself', () => {
    const bom = [
      { parent: 'a', component: 'b', quantity: 1 },
      { parent: 'b', component: 'a', quantity: 1 },
    ];
    expect(first({ bom })).toMatchObject({ code: 'BOM_CYCLE', data: { cycle: ['a', 'b', 'a'] } });
    expect(first({ bom: [{ parent: 'a', component: 'a', quantity: 1 }] })).toMatchObject({
      data: { cycle: ['a', 'a'] },
    });
  });

  it('names field and reason', () => {
    expect(first({ bom: [{ parent: 'a', component: 'z', quantity: 1 }] })).toMatchObject({
      code: 'UNKNOWN_ITEM',
      path: '/bom/0/component',
    });
    expect(first({ demands: [{ id: 'd', item: 'a', quantity: -1, due: NOW }] })).toMatchObject({
      path: '/demands/0/quantity',
    });
    expect(first({ demands: [{ id: 'd', item: 'a', quantity: 1, due: Number.NaN }] })).toMatchObject({
      path: '/demands/0/due',
    });
    expect(first({ items: [item('a', 'make', 1), item('a', 'buy', 1)] })).toMatchObject({
      code: 'DUPLICATE',
      path: '/items/1/id',
    });
    expect(first({ items: [item('a', 'make', 1, { yield: 0 })] })).toMatchObject({ path: '/items/0/yield' });
    expect(first({ stock: null })).toMatchObject({ path: '/stock' });
  });

  it('ends a bill that explodes beyond counting', () => {
    const items = Array.from({ length: 40 }, (_, i) => item(`i${i}`, 'make', 1));
    const bom = items
      .slice(1)
      .flatMap((_, i) => [1, 2].map(() => ({ parent: `i${i}`, component: `i${i + 1}`, quantity: 1000 })));
    const demands = [{ id: 'd', item: 'i0', quantity: 1, due: NOW }];
    expect(['BAD_NUMBER', 'BUDGET']).toContain(first({ items, bom, demands })?.code);
  });

  it('never throws, whatever is handed in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('now', 'items', 'bom', 'demands', 'stock', 'receipts'),
        fc.anything({ maxDepth: 3 }),
        (field, value) => {
          net({ ...good, [field]: value } as NetInput);
          net({ ...good, [field]: [value] } as NetInput);
          availability(unwrap(openSupply(good)), [value] as never, NOW);
          availability(unwrap(openSupply(good)), value as never, value as never);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});

interface Supply {
  readonly item: string;
  readonly quantity: number;
  readonly at: number;
  readonly kind: string;
}

function supplies(input: NetInput, plan: NetPlan): Map<string, Supply> {
  const all: (Supply & { id: string })[] = [
    ...input.stock.map((s) => ({ ...s, at: input.now, kind: 'stock' })),
    ...input.receipts.map((r) => ({ ...r, kind: 'receipt' })),
    ...plan.plannedOrders.map((o) => ({
      id: o.id,
      quantity: o.good,
      item: o.item,
      at: o.availableAt,
      kind: 'planned',
    })),
  ];
  return new Map(all.map((supply) => [key(supply), supply]));
}

/** Of the stock as much stays unused as the safety stock asks, or a requirement refills what is short. */
function checkSafety(input: NetInput, plan: NetPlan, { id, safetyStock = 0 }: NetItem): void {
  const onHand = sum(input.stock.filter((s) => s.item === id));
  const used = sum([...plan.pegs, ...plan.unused].filter((p) => p.item === id && p.supply.kind === 'stock'));
  expect(onHand - used).toBe(Math.min(onHand, safetyStock));
  const refill = plan.requirements.find((r) => r.item === id && r.source.kind === 'safety')?.quantity ?? 0;
  expect(refill).toBe(Math.max(0, safetyStock - onHand));
}
