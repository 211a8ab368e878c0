// A company for tests that stores, ships and serves: real logistics and service; the test itself stands in for shop and factory.
import {
  type Address,
  type Client,
  logistics,
  type Operation,
  type Output,
  platform,
  production,
  sales,
} from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Handled } from '../kernel/activity.ts';
import { makeParty } from '../kernel/parties.ts';
import { DEMO_PASSWORD } from '../kernel/platform/seed.ts';
import { refuse } from '../kernel/refusal.ts';
import type { KernelTables } from '../kernel/tables.ts';
import { startTestHouse, type TestHouse } from './house.ts';

export const YARD = 'yard';
/** A Monday, 10:00 in Toronto. */
export const MONDAY = '2026-11-30T15:00:00.000Z';
export const SITE = { lat: 43.5448, lon: -80.2482 };
export const DOOR = { lat: 43.6465, lon: -79.3773 };

type Order = Output<typeof sales.getOrder>;
type AsBuilt = Output<typeof production.asBuilt>;
type Wish = Order['wish'];

export interface Customer {
  readonly party: string;
  readonly name: string;
  /** Acts by a signed link. */
  readonly guest: Client;
}

export interface Yard {
  readonly house: TestHouse;
  readonly owner: Client;
  /** A new account with one role of one activity. */
  staff(name: string, activity: platform.EventRecord['activity'], role: string): Promise<Client>;
  /** A new account that acts for a carrier. */
  driver(name: string, carrier: string): Promise<Client>;
  customer(name: string): Promise<Customer>;
  setTime(at: string | Date): Promise<void>;
  /** An order as the shop would tell of it. */
  order(
    customer: Customer,
    more?: { address?: Partial<Address>; method?: string; wish?: Wish; promisedAt?: string },
  ): Order;
  /** Says as the factory that the order's product is finished, stored and to be delivered. Answers its identifier. */
  finish(order: Order): Promise<string>;
  /** What the factory answers as as-built record; as ordered unless set. */
  readonly built: Map<string, AsBuilt>;
  /** Says as the shop that the order was cancelled. */
  cancel(order: Order): Promise<void>;
  /** Types of the events so far about an order, as its log holds them. */
  events(order: string): Promise<string[]>;
  readonly as: <T>(
    activity: 'sales' | 'production' | 'sourcing',
    work: (context: Context<never>) => Promise<T>,
  ) => Promise<T>;
}

const mail = (name: string): string => `${name.toLowerCase().replaceAll(' ', '-')}@${YARD}.example`;
const SITE_ADDRESS = {
  name: 'Yard',
  street: '1 Yard Lane',
  city: 'Guelph',
  postcode: 'N1E 2A1',
  country: 'CA',
  position: SITE,
};

const SHIPPING = [
  { country: 'CA', method: 'road', carrier: 'ROADRUN', transitDays: 2 },
  { country: 'CA', method: 'collect', carrier: null, transitDays: 0 },
  { country: '*', method: 'air', carrier: 'NORTHAIR', transitDays: 4 },
].map((row) => ({ ...row, name: { en: row.method }, price: 0, windows: [] }));

/** The test answers for an activity: whatever is served under these names is replaced. */
const standIn = (house: TestHouse, operation: Operation, run: (input: { order: string }) => unknown): void => {
  const handlers = house.running.house.handlers as Map<string, Handled>;
  handlers.set(operation.id, { operation, run: async (_context, input) => run(input) });
};

export const startYard = async (): Promise<Yard> => {
  const house = await startTestHouse({ demo: false, only: ['logistics', 'service'] });
  const signUp = async (name: string): Promise<Client> => {
    const body = JSON.stringify({ email: mail(name), name, password: DEMO_PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${house.url}/api/auth/sign-up/email`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    return house.as(mail(name), YARD);
  };
  const owner = await signUp('Owner 1');
  const about = { currency: 'CAD', locale: 'en-CA', timeZone: 'America/Toronto', country: 'CA' };
  await owner.call(platform.createCompany, { slug: YARD, name: { en: 'Yard' }, ...about });
  await owner.call(logistics.importLogistics, {
    places: [
      { place: 'RAW', name: { en: 'Raw store' }, kind: 'raw' },
      { place: 'LINE', name: { en: 'Line side' }, kind: 'wip' },
      { place: 'FG-A', name: { en: 'Aisle A' }, kind: 'finished' },
      { place: 'FG-B', name: { en: 'Aisle B' }, kind: 'finished' },
    ],
    stock: [],
    carriers: [
      { carrier: 'NORTHAIR', name: 'Tern Air Express' },
      { carrier: 'ROADRUN', name: 'Maple Road Parcel' },
    ],
    site: { code: 'YARD', name: { en: 'The yard' }, address: SITE_ADDRESS },
  });
  const orders = new Map<string, Order>();
  const built = new Map<string, AsBuilt>();
  const known = (id: string): Order => orders.get(id) ?? refuse('not-found', 'This order is not there.');
  standIn(house, sales.getTerms, () => ({ shipping: SHIPPING, seller: { email: `office@${YARD}.example` } }));
  standIn(house, sales.getOrder, ({ order }) => known(order));
  standIn(house, production.asBuilt, ({ order }) => built.get(order) ?? asOrdered(known(order)));
  const inside = <T>(activity: Parameters<TestHouse['inside']>[0], work: (context: Context<never>) => Promise<T>) =>
    house.inside(activity, work, YARD);
  const yard = {
    house,
    owner,
    built,
    as: inside,
    setTime: (at: string | Date) => inside('platform', setClock(new Date(at))),
  };
  await yard.setTime(MONDAY);
  let numbers = 10_450;
  return {
    ...yard,
    staff: async (name, activity, role) => {
      await owner.call(platform.grantRole, {
        email: mail(name),
        name,
        role: { activity, role },
        password: DEMO_PASSWORD,
      });
      return house.as(mail(name), YARD);
    },
    driver: async (name, carrier) => {
      const client = await signUp(name);
      await inside('platform', async (context) => {
        await sql`insert into kernel.memberships (account_id, party_id) select u.id, p.id from accounts."user" u, kernel.parties p
          where u.email = ${mail(name)} and p.kind = 'carrier' and p.code = ${carrier}`.execute(context.db);
      });
      return client;
    },
    customer: async (name) => {
      const party = await inside('platform', (context) =>
        makeParty(context, { kind: 'customer', name, email: mail(name) }),
      );
      const { id } = await house.company(YARD);
      return { party, name, guest: house.guest(house.running.house.links.token(id, party), YARD) };
    },
    order: (customer, more = {}) => {
      numbers += 1;
      const order = makeOrder(customer, `Y-${numbers}`, more);
      orders.set(order.id, order);
      return order;
    },
    finish: async (order) => {
      await inside('production', (context) => tellFinished(context, order));
      await house.settle();
      return identifierOf(order);
    },
    cancel: async (order) => {
      orders.set(order.id, { ...order, state: 'cancelled' });
      await inside('sales', (context) =>
        context.emit(
          sales.orderCancelled,
          { order: order.id, number: order.number, fee: 0, refund: 0, currency: 'CAD', reason: null },
          { subject: order.id },
        ),
      );
      await house.settle();
    },
    events: async (order) => {
      const { events } = await owner.call(platform.listEvents, { subject: order, limit: 500 });
      return events.map(({ type }) => type);
    },
  };
};

export const identifierOf = (order: Order): string => `${order.number}-1`;

const tellFinished = async (context: Context<never>, order: Order): Promise<void> => {
  const told = {
    order: order.id,
    orderNumber: order.number,
    product: order.product,
    name: order.productName.en,
    identifier: identifierOf(order),
    quantity: order.quantity,
    customer: order.customer.party,
  };
  await context.emit(production.productStored, { ...told, place: 'FG-A' }, { subject: order.id });
  await context.emit(
    production.distributionOrdered,
    { ...told, promisedAt: order.promised.at, shippingMethod: order.shippingMethod, address: order.address },
    { subject: order.id },
  );
};

const makeOrder = (
  customer: Customer,
  number: string,
  more: { address?: Partial<Address>; method?: string; wish?: Wish; promisedAt?: string },
): Order => {
  const promised = { at: more.promisedAt ?? '2026-12-02T22:00:00.000Z', readyAt: MONDAY, segments: [] };
  const nothing = { amount: 0, currency: 'CAD' };
  return {
    id: uuid(),
    number,
    state: 'stored',
    product: 'irons',
    productName: { en: 'Irons', de: 'Eisen' },
    version: 1,
    choices: { hand: 'right', loft_deg: 34 },
    quantity: 1,
    summary: [{ option: { en: 'Hand', de: 'Hand' }, value: { en: 'Right', de: 'Rechts' } }],
    customer: { party: customer.party, name: customer.name, email: mail(customer.name) },
    address: {
      name: customer.name,
      street: '1 Front Street',
      city: 'Toronto',
      postcode: 'M5J 2X5',
      country: 'CA',
      position: DOOR,
      ...more.address,
    },
    shippingMethod: more.method ?? 'road',
    wish: more.wish ?? {},
    price: {
      currency: 'CAD',
      lines: [],
      goods: 0,
      shipping: 0,
      tax: 0,
      taxName: { en: 'Tax' },
      taxBasisPoints: 0,
      total: nothing.amount,
    },
    promised,
    firstPromised: promised.at,
    placedAt: MONDAY,
    holdUntil: null,
    papers: ['invoice'],
    payments: [],
    steps: [],
    canChange: false,
    canCancel: false,
    cancelFee: null,
    scene: null,
  };
};

const asOrdered = (order: Order): AsBuilt => ({
  identifier: identifierOf(order),
  choices: order.choices,
  components: [{ id: 'head', item: 'HEAD', quantity: 1, because: ['hand'], lots: ['L-1'] }],
  operations: [],
});

const setClock =
  (at: Date) =>
  async (context: Context<never>): Promise<void> => {
    const tables = context.db as unknown as Context<KernelTables>['db'];
    await tables
      .updateTable('kernel.clocks')
      .set({ business_at: at, wall_at: context.wall, paused: true, speed: 1 })
      .execute();
  };
