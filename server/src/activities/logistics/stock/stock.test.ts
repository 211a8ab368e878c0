// Attacks the stock ledger with many movements at once: nothing below zero, every quantity the sum of its movements, oldest lot first.
import { ApiProblem, type Client, logistics, sourcing } from '@onelot/contracts';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../kernel/activity.ts';
import { startYard, type Yard } from '../../../testing/yard.ts';
import type { LogisticsTables } from '../tables.ts';

vi.setConfig({ testTimeout: 60_000 });

let yard: Yard;
let store: Client;
let operator: Client;

const problem = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a refusal, got ${String(error)}`);
  return error.document;
};

const issue = (lines: { item: string; quantity: number }[]) =>
  operator.call(logistics.issueMaterial, { order: uuid(), operation: uuid(), lines });

const count = (item: string, place: string, lot: string, quantity: number) =>
  store.call(logistics.adjustStock, { item, place, lot, quantity, reason: 'Counted for the test.' });

/** Sum of movements and quantity kept, by item, place and lot. */
const books = () =>
  yard.house.inside(
    'logistics',
    async (context) => {
      const { db } = context as unknown as Context<LogisticsTables>;
      const moves = await db.selectFrom('logistics.movements').selectAll().execute();
      const stock = await db.selectFrom('logistics.stock').selectAll().execute();
      const sums = new Map<string, number>();
      for (const move of moves) {
        const key = `${move.item}|${move.place}|${move.lot}`;
        sums.set(key, Math.round(((sums.get(key) ?? 0) + move.quantity) * 1e6) / 1e6);
      }
      return { sums, stock, moves };
    },
    'yard',
  );

const mustBalance = async (): Promise<void> => {
  const { sums, stock } = await books();
  for (const row of stock) {
    expect(row.quantity).toBeGreaterThanOrEqual(0);
    expect(sums.get(`${row.item}|${row.place}|${row.lot}`)).toBe(row.quantity);
  }
  expect(sums.size).toBe(stock.length);
};

beforeAll(async () => {
  yard = await startYard();
  store = await yard.staff('Dispatcher 1', 'logistics', 'dispatcher');
  operator = await yard.staff('Assembler 1', 'production', 'operator');
}, 60_000);
afterAll(() => yard.house.stop());

describe('the stock ledger', () => {
  it('issues the oldest lot first, over places, and leaves a row with cause and order for each movement', async () => {
    await count('GRIP', 'RAW', 'OLD', 5);
    await yard.setTime('2026-11-30T16:00:00.000Z');
    await count('GRIP', 'RAW', 'NEW', 5);
    await store.call(logistics.moveStock, { item: 'GRIP', lot: 'OLD', from: 'RAW', to: 'LINE', quantity: 2 });
    expect(
      (
        await issue([
          { item: 'GRIP', quantity: 4 },
          { item: 'GRIP', quantity: 2 },
        ])
      ).map(({ lot, place, quantity }) => [lot, place, quantity]),
    ).toEqual([
      ['OLD', 'LINE', 2],
      ['OLD', 'RAW', 3],
      ['NEW', 'RAW', 1],
    ]);
    const issued = (await books()).moves.filter(({ cause }) => cause === 'issue');
    expect(issued.every((row) => row.order_id && row.operation_id && row.quantity < 0)).toBe(true);
    await mustBalance();
  });

  it('issues all or nothing, and names what is short', async () => {
    await count('BOLT', 'RAW', 'B1', 10);
    const refused = await problem(
      issue([
        { item: 'BOLT', quantity: 4 },
        { item: 'NUT', quantity: 1 },
      ]),
    );
    expect(refused.status).toBe(409);
    expect(refused.problems).toMatchObject([
      { code: 'SHORT', path: '/lines/1', data: { item: 'NUT', needed: 1, onHand: 0 } },
    ]);
    const [bolts] = await operator.call(logistics.onHand, { items: ['BOLT'] });
    expect(bolts?.quantity).toBe(10);
  });

  it('refuses bad input by field', async () => {
    expect((await problem(count('BOLT', 'NOWHERE', 'B1', 1))).problems).toMatchObject([{ path: '/place' }]);
    expect((await problem(count('BOLT', 'RAW', 'B1', -1))).problems).toMatchObject([{ path: '/quantity' }]);
    const move = (more: object) =>
      problem(
        store.call(logistics.moveStock, { item: 'BOLT', lot: 'B1', from: 'RAW', to: 'LINE', quantity: 1, ...more }),
      );
    expect((await move({ to: 'RAW' })).problems).toMatchObject([{ path: '/to' }]);
    expect((await move({ lot: 'B9' })).problems).toMatchObject([{ path: '/lot' }]);
    expect((await move({ quantity: 99 })).problems).toMatchObject([{ path: '/quantity', code: 'SHORT' }]);
    expect(
      (
        await problem(
          operator.call(logistics.adjustStock, { item: 'BOLT', place: 'RAW', lot: 'B1', quantity: 1, reason: 'x' }),
        )
      ).status,
    ).toBe(403);
  });

  it('balances under any mixture of movements at once, and two never get the same piece', async () => {
    const items = ['A', 'B', 'C'];
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('count' as const),
        item: fc.constantFrom(...items),
        place: fc.constantFrom('RAW', 'LINE'),
        lot: fc.constantFrom('L1', 'L2'),
        quantity: fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
      }),
      fc.record({
        kind: fc.constant('issue' as const),
        lines: fc.array(
          fc.record({
            item: fc.constantFrom(...items),
            quantity: fc.integer({ min: 1, max: 150 }).map((tenths) => tenths / 10),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      fc.record({
        kind: fc.constant('move' as const),
        item: fc.constantFrom(...items),
        lot: fc.constantFrom('L1', 'L2'),
        from: fc.constantFrom('RAW', 'LINE'),
        quantity: fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10),
      }),
    );
    const act = (each: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<unknown> => {
      if (each.kind === 'count') return count(each.item, each.place, each.lot, each.quantity);
      if (each.kind === 'issue') return issue(each.lines);
      const to = each.from === 'RAW' ? 'LINE' : 'RAW';
      return store.call(logistics.moveStock, {
        item: each.item,
        lot: each.lot,
        from: each.from,
        to,
        quantity: each.quantity,
      });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const done = await Promise.allSettled(steps.map(act));
        for (const each of done) {
          if (each.status === 'rejected') expect([409, 422]).toContain((each.reason as ApiProblem).status);
        }
        await mustBalance();
      }),
      { numRuns: 6 },
    );
    // Ten want the last three.
    await count('LAST', 'RAW', 'L1', 3);
    const got = await Promise.allSettled(Array.from({ length: 10 }, () => issue([{ item: 'LAST', quantity: 1 }])));
    expect(got.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('puts made items away beside what lies there, as made and not as counted, for those who make only', async () => {
    const made = { item: 'CAP', place: 'LINE', lot: 'MO-7', quantity: 4, order: uuid(), note: 'Made by MO-7' };
    await yard.owner.call(logistics.putAwayMade, made);
    expect(await yard.owner.call(logistics.putAwayMade, made)).toMatchObject({ item: 'CAP', lot: 'MO-7', quantity: 8 });
    expect((await problem(store.call(logistics.putAwayMade, made))).status).toBe(403);
    expect((await problem(yard.owner.call(logistics.putAwayMade, { ...made, place: 'MOON' }))).problems).toMatchObject([
      { path: '/place' },
    ]);
    await count('CAP', 'LINE', 'MO-7', 5);
    const movements = await yard.owner.call(logistics.listMovements, { item: 'CAP' });
    expect(movements.map(({ cause, quantity }) => [cause, quantity]).sort()).toEqual([
      ['count', -3],
      ['made', 4],
      ['made', 4],
    ]);
    await mustBalance();
  });

  it('imports counted stock: twice the same is once', async () => {
    const facts = { places: [], carriers: [], stock: [{ item: 'TWICE', place: 'RAW', lot: 'T1', quantity: 7 }] };
    await yard.owner.call(logistics.importLogistics, facts);
    await yard.owner.call(logistics.importLogistics, facts);
    expect((await store.call(logistics.listStock, { item: 'TWICE' })).map(({ quantity }) => quantity)).toEqual([7]);
    const refused = await problem(
      yard.owner.call(logistics.importLogistics, {
        ...facts,
        stock: [{ item: 'X', place: 'MOON', lot: 'T1', quantity: 1 }],
      }),
    );
    expect(refused.problems).toMatchObject([{ path: '/stock/0/place' }]);
    await mustBalance();
  });
});

describe('receiving', () => {
  const ordered = { purchaseOrder: uuid(), number: 'PO-501', supplier: 'FORGE', item: 'HEAD', quantity: 20 };
  const expected = async () =>
    (await store.call(logistics.listExpected, {})).find((line) => line.purchaseOrder === ordered.purchaseOrder);

  it('expects what sourcing orders and announces, inspects it, and completes the purchase order', async () => {
    await yard.as('sourcing', (context) =>
      context.emit(
        sourcing.purchaseOrdered,
        { ...ordered, dueAt: '2026-12-04T22:00:00.000Z', price: 100, pricePer: 1, currency: 'CAD' },
        { subject: ordered.purchaseOrder },
      ),
    );
    await yard.house.settle();
    expect(await expected()).toMatchObject({ number: 'PO-501', quantity: 20, shipped: false, lot: null });
    await yard.as('sourcing', (context) =>
      context.emit(
        sourcing.supplyAnnounced,
        { ...ordered, lot: 'S-77', expectedAt: '2026-12-03T22:00:00.000Z', shipped: true },
        { subject: ordered.purchaseOrder },
      ),
    );
    await yard.house.settle();
    expect(await expected()).toMatchObject({ shipped: true, lot: 'S-77', expectedAt: '2026-12-03T22:00:00.000Z' });
    const { purchaseOrder } = ordered;
    const tooMany = await problem(store.call(logistics.receive, { purchaseOrder, accepted: 19, rejected: 2 }));
    expect(tooMany.problems).toMatchObject([{ path: '/accepted', code: 'TOO_MANY' }]);
    expect((await problem(store.call(logistics.receive, { purchaseOrder, accepted: 0 }))).problems).toMatchObject([
      { path: '/accepted' },
    ]);
    await store.call(logistics.receive, { purchaseOrder, accepted: 12, rejected: 3, note: 'Three with cracks.' });
    expect(await expected()).toMatchObject({ quantity: 5 });
    expect(await store.call(logistics.listStock, { item: 'HEAD' })).toMatchObject([
      { lot: 'S-77', place: 'RAW', quantity: 12 },
    ]);
    await store.call(logistics.receive, { purchaseOrder, accepted: 5, place: 'LINE' });
    expect(await expected()).toBeUndefined();
    expect((await store.call(logistics.listStock, { item: 'HEAD', place: 'LINE' }))[0]?.lot).toBe('R-PO-501-2');
    expect((await problem(store.call(logistics.receive, { purchaseOrder, accepted: 1 }))).status).toBe(409);
    expect((await problem(store.call(logistics.receive, { purchaseOrder: uuid(), accepted: 1 }))).status).toBe(404);
    expect((await yard.events(purchaseOrder)).filter((type) => type === 'logistics.goods.received')).toHaveLength(2);
    await mustBalance();
  });
});
