// What tests of sourcing do again and again: allocate, place, cancel, use and receive, and hold the ledger against its laws.
import { type Client, logistics, production, sales, sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../kernel/database.ts';
import { linkIn, type TestHouse } from './house.ts';

export interface Need {
  readonly item: string;
  readonly quantity: number;
}

export interface SourcingSteps {
  allocate(order: string, ...needs: Need[]): Promise<{ at: string; from: string; item: string }[]>;
  availability(...needs: Need[]): Promise<{ at: string; from: string; item: string }[]>;
  /** Tells, as sales does, that an order is placed. */
  place(order: string, number?: string): Promise<void>;
  cancel(order: string): Promise<void>;
  /** Takes material out of stock for an order and tells so, as production does. */
  use(order: string, need: Need): Promise<void>;
  needs(order: string): ReturnType<TestHouse['inside']>;
  /** A supplier by signed link. */
  supplier(code: string): Promise<Client>;
  rows<T>(text: ReturnType<typeof sql<T>>): Promise<T[]>;
  /** Broken laws of the ledger in words; none where every sum is exact and no supply is promised twice. */
  brokenLaws(): Promise<string[]>;
}

const placed = (order: string, number: string) => ({
  order,
  number,
  product: 'irons',
  version: 1,
  choices: {},
  quantity: 1,
  customer: uuid(),
  customerName: 'Customer',
  address: { name: 'Customer', street: 'Street 1', city: 'Guelph', postcode: 'N1H', country: 'CA' },
  shippingMethod: 'road',
  wish: {},
  promisedAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
  total: 1,
  currency: 'CAD',
  payment: { state: 'authorised', amount: 1 },
});

const requirementsOff = sql<{
  what: string;
}>`select 'requirement ' || r.item || ' of ' || r.quantity || ' is pegged ' || coalesce(sum(p.quantity), 0) as what
  from sourcing.requirements r left join sourcing.pegs p on p.requirement = r.id group by r.id, r.item, r.quantity
  having r.quantity <> coalesce(sum(p.quantity), 0)`;
const receiptsOff = sql<{
  what: string;
}>`select 'purchase ' || o.number || ' ' || o.state || ' has pegs for ' || sum(p.quantity) as what
  from sourcing.purchase_orders o join sourcing.pegs p on p.purchase_order = o.id and p.kind = 'receipt'
  group by o.id, o.number, o.state, o.quantity, o.received, o.rejected
  having sum(p.quantity) > o.quantity - o.received - o.rejected or o.state not in ('sent', 'accepted', 'countered', 'shipped')`;
const stockPegs = sql<{
  item: string;
  quantity: number;
}>`select item, sum(quantity) as quantity from sourcing.pegs where kind = 'stock' group by item`;

export const sourcingSteps = (house: TestHouse): SourcingSteps => {
  const rows = <T>(text: ReturnType<typeof sql<T>>): Promise<T[]> =>
    house.inside('sourcing', async ({ db }) => (await text.execute(db as unknown as Tx<unknown>)).rows);
  const emit = (event: typeof sales.orderPlaced | typeof sales.orderCancelled, data: never, subject: string) =>
    house.inside('sales', (context) => context.emit(event, data, { subject }));
  return {
    rows,
    allocate: (order, ...needs) =>
      house.inside('production', (context) => context.ask(sourcing.allocate, { order, needs })),
    availability: (...needs) => house.inside('production', (context) => context.ask(sourcing.availability, { needs })),
    place: async (order, number = 'T-1') => {
      await emit(sales.orderPlaced, placed(order, number) as never, order);
      await house.settle();
    },
    cancel: async (order) => {
      const data = { order, number: 'T-1', fee: 0, refund: 0, currency: 'CAD', reason: null };
      await emit(sales.orderCancelled, data as never, order);
      await house.settle();
    },
    use: async (order, need) => {
      await house.inside('production', async (context) => {
        const operation = uuid();
        const lines = await context.ask(logistics.issueMaterial, { order, operation, lines: [need] });
        await context.emit(production.materialConsumed, { order, operation, lines }, { subject: order });
      });
      await house.settle();
    },
    needs: (order) => house.inside('production', (context) => context.ask(sourcing.orderNeeds, { order })),
    supplier: async (code) => {
      const [row] = await rows(sql<{ party: string }>`select party from sourcing.suppliers where supplier = ${code}`);
      const address = await house.inside('sourcing', async (context) => context.link('/portal', row!.party));
      return house.guest(linkIn(address));
    },
    brokenLaws: async () => {
      const off = [...(await rows(requirementsOff)), ...(await rows(receiptsOff))].map((row) => row.what);
      const pegged = await rows(stockPegs);
      const hand = await house.inside('sourcing', (context) =>
        context.ask(logistics.onHand, { items: pegged.map((row) => row.item) }),
      );
      for (const { item, quantity } of pegged) {
        const there = hand.find((line) => line.item === item)?.quantity ?? 0;
        if (quantity > there) off.push(`${quantity} of ${item} are pegged to stock, ${there} are there`);
      }
      return off;
    },
  };
};
