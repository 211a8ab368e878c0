// One order from the shop to the door, played by hand: every step is a call a person would make.
import {
  type Client,
  type EngineChoices,
  type Input,
  logistics,
  type Output,
  production,
  sales,
  sourcing,
} from '@onelot/contracts';
import { as, stranger, until, withLink } from './people.ts';

export const PAYS = '4242424242424242';
export const DECLINED = '4000000000000002';

export type Order = Output<typeof sales.getOrder>;

export interface Placed {
  readonly order: Order;
  readonly link: string;
  /** The customer, by the signed link or the account. */
  readonly customer: Client;
}

export const TORONTO = {
  name: 'Customer',
  street: '1 Front Street West',
  city: 'Toronto',
  postcode: 'M5J 2X5',
  country: 'CA',
  region: 'ON',
  position: { lat: 43.6465, lon: -79.3773 },
};

type Wanted = {
  product?: string;
  choices?: EngineChoices;
  company?: string;
  customer?: Client;
  shippingMethod?: string;
  name?: string;
  order?: Partial<Input<typeof sales.placeOrder>>;
};

/** A valid configuration of the product: what the quote makes of the given choices and its defaults. */
export const configure = async (client: Client, product: string, choices: EngineChoices = {}) => {
  const { version } = await client.call(sales.getProduct, { product });
  return client
    .call(sales.quote, { product, version, choices: choices as never })
    .then((quote) => ({ version, quote }));
};

const placeOnce = async (wanted: Wanted): Promise<Placed> => {
  const company = wanted.company ?? 'golf-irons';
  const buyer = wanted.customer ?? stranger(company);
  const product = wanted.product ?? 'irons';
  const { version, quote } = await configure(buyer, product, wanted.choices);
  const { order, link } = await buyer.call(sales.placeOrder, {
    product,
    version,
    choices: quote.choices,
    quantity: 1,
    customer: { name: wanted.name ?? 'Customer 9', email: 'customer-9@example.org' },
    address: TORONTO,
    shippingMethod: wanted.shippingMethod ?? 'road',
    ...wanted.order,
  });
  return { order, link, customer: wanted.customer ?? withLink(link, company) };
};

/** Places an order; a customer whose version was replaced in that moment opens it with the new one. */
export const place = (wanted: Wanted = {}): Promise<Placed> =>
  placeOnce(wanted).catch((error) => {
    if (!/no longer sold/.test(String(error))) throw error;
    return placeOnce(wanted);
  });

export const pay = (placed: Placed, card = PAYS): Promise<Order> =>
  placed.customer.call(sales.payOrder, { order: placed.order.id, card });

export interface Staff {
  readonly supply: Client;
  readonly floor: Client;
  readonly store: Client;
}

/** The demo's people who do the work; another company's owner does all of it. */
export const staff = async (company = 'golf-irons', owner?: string): Promise<Staff> =>
  owner
    ? { supply: await as(owner, company), floor: await as(owner, company), store: await as(owner, company) }
    : { supply: await as('buyer-1'), floor: await as('assembler-1'), store: await as('dispatcher-1') };

/** Receives everything expected that an order may wait for, as if it had come by now. */
export const receiveAll = async ({ store }: Staff): Promise<number> => {
  const expected = await store.call(logistics.listExpected, {});
  for (const line of expected) {
    await store.call(logistics.receive, {
      purchaseOrder: line.purchaseOrder,
      accepted: line.quantity,
      rejected: 0,
      lot: `L-${line.number}`,
    });
  }
  return expected.length;
};

/** Starts and completes every operation of an order in its order. Answers how many. */
export const make = async (order: string, people: Staff): Promise<number> => {
  const done = new Set<string>();
  const operations = () => people.floor.call(production.orderOperations, { order });
  await until('the plan of the order', operations, (list) => list.length > 0);
  for (;;) {
    const next = (await operations())
      .filter((each) => each.state === 'planned' || each.state === 'started')
      .sort((a, b) => a.sequence - b.sequence)[0];
    if (!next) return done.size;
    if (next.state === 'planned') await startWhenThere(next.id, people);
    await people.floor.call(production.completeOperation, { operation: next.id, measurements: {} });
    done.add(next.id);
  }
};

const startWhenThere = async (operation: string, people: Staff): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    try {
      await people.floor.call(production.startOperation, { operation });
      return;
    } catch (error) {
      if (tries > 25) throw error;
      await receiveAll(people);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

/** The carrier takes the delivery, drives and hands it over. */
export const deliver = async (order: string, people: Staff, carriers: Client, identifier?: string) => {
  const all = () => people.store.call(logistics.listDeliveries, {});
  const mine = (list: Output<typeof logistics.listDeliveries>) => list.find((each) => each.order === order);
  const planned = mine(await until('the delivery of the order', all, (list) => mine(list) !== undefined))!;
  if (planned.state === 'planned')
    await people.store.call(logistics.offerDelivery, {
      delivery: planned.id,
      carrier: planned.carrier ?? (await people.store.call(logistics.listCarriers, {}))[0]!.carrier,
    });
  const delivery = planned.id;
  await carriers.call(logistics.answerDelivery, { delivery, accept: true });
  await carriers.call(logistics.pickUp, { delivery, identifier: identifier ?? planned.identifier });
  for (const [lat, lon] of [
    [43.55, -80.1],
    [43.6, -79.7],
    [43.64, -79.4],
  ] as const)
    await carriers.call(logistics.reportPosition, { delivery, position: { lat, lon } });
  return carriers.call(logistics.arrive, { delivery, receivedBy: 'Customer 9', signature: 'M10 10 L40 30 L60 12' });
};

/** The whole way, from the shop to the door. */
export const wholeWay = async (wanted: Wanted = {}): Promise<Placed & { order: Order }> => {
  const people = await staff();
  const placed = await place(wanted);
  await pay(placed);
  await make(placed.order.id, people);
  await deliver(placed.order.id, people, await as('driver-1'));
  const order = await until(
    'the order is delivered',
    () => placed.customer.call(sales.getOrder, { order: placed.order.id }),
    (each) => each.state === 'delivered',
  );
  return { ...placed, order };
};

/** Accepts and ships every purchase order a supplier was sent. */
export const supply = async (login: string): Promise<number> => {
  const supplier = await as(login);
  const sent = await supplier.call(sourcing.listPurchaseOrders, { state: 'sent' });
  for (const { id, number } of sent) {
    await supplier.call(sourcing.answerPurchaseOrder, { purchaseOrder: id, answer: 'accept' });
    await supplier.call(sourcing.shipPurchaseOrder, { purchaseOrder: id, lot: `S-${number}` });
  }
  return sent.length;
};
