// Suppliers: each answers its purchase orders (most accept, some counter, few decline), ships after its lead time and offers what is searched.
import { type Client, sourcing } from '@onelot/contracts';
import type { PurchaseOrder } from './ground/types.ts';
import { HOUR, MINUTE, type Party, type World } from './party.ts';

const COUNTERS = 0.1;
const DECLINES = 0.02;
const LATE = 0.07;
/** Goods are on their way for this long before they arrive. */
const ON_THE_WAY = 20 * HOUR;

interface Supplier {
  readonly client: Client;
  readonly email: string;
}

type Answer = Parameters<typeof answerOf>[1];
const iso = (ms: number): string => new Date(ms).toISOString();

/** What a supplier says to an order; the same order always gets the same answer. */
export const answerOf = (world: Pick<World, 'chance' | 'office'>, order: PurchaseOrder) => {
  const dice = world.chance('answer', order.number);
  const draw = dice.next();
  if (draw < DECLINES) return { answer: 'decline', note: 'We cannot make this quantity in time.' } as const;
  if (draw >= DECLINES + COUNTERS) return { answer: 'accept' } as const;
  const later = iso(world.office.next(Date.parse(order.dueAt) + dice.integer(1, 3) * 24 * HOUR));
  if (dice.next() < 0.7) return { answer: 'counter', dueAt: later, note: 'Our next furnace run is later.' } as const;
  const price = Math.max(order.price + 1, Math.round(order.price * (1.02 + dice.next() * 0.06)));
  return { answer: 'counter', price, note: 'Raw material became dearer.' } as const;
};

export const makeSuppliers = (world: World): Party => {
  const suppliers: Supplier[] = world.people
    .filter(({ partyKind }) => partyKind === 'supplier')
    .map(({ email }) => ({ email, client: world.border.person(email) }));

  const answer = ({ client }: Supplier, order: PurchaseOrder): void => {
    const dice = world.chance('wait', order.number);
    const soon = Date.parse(order.orderedAt) + dice.integer(20, 180) * MINUTE;
    // Most suppliers' systems answer by themselves, also at night; else a person does.
    const when = dice.next() < 0.7 ? soon : world.office.next(soon);
    world.agenda.at(`answer ${order.number}`, when, async () => {
      const given: Answer | ReturnType<typeof answerOf> = answerOf(world, order);
      const late = given.answer === 'counter' && given.dueAt && Date.parse(given.dueAt) <= world.time.now() + HOUR;
      await client.call(sourcing.answerPurchaseOrder, {
        purchaseOrder: order.id,
        ...(late ? { answer: 'accept' as const } : given),
      });
    });
  };
  const ship = ({ client }: Supplier, order: PurchaseOrder): void => {
    const dice = world.chance('ship', order.number);
    const due = Date.parse(order.expectedAt);
    // Most come some hours before the day is over, on the last working day before it; some are late.
    const late = dice.next() < LATE;
    const arrives = late
      ? world.office.next(due + dice.integer(4, 30) * HOUR)
      : world.office.last(due - dice.integer(3, 8) * HOUR) - dice.integer(0, 5) * HOUR;
    world.agenda.at(`ship ${order.number}`, arrives - ON_THE_WAY, async () => {
      const day = iso(world.time.now()).slice(2, 10).replaceAll('-', '');
      await client.call(sourcing.shipPurchaseOrder, {
        purchaseOrder: order.id,
        lot: `${order.supplier}-${day}-${order.number.replace(/^\D*/, '')}`.replace(/[^A-Za-z0-9._-]/g, ''),
        expectedAt: iso(Math.max(arrives, world.time.now() + HOUR)),
      });
    });
  };
  const offer = ({ client, email }: Supplier, search: { id: string; item: string; quantity: number }): void => {
    const dice = world.chance('offer', search.item, email);
    if (dice.next() < 0.3) return;
    world.agenda.once(
      `offer ${search.id} ${email}`,
      world.office.next(world.time.now() + dice.integer(1, 9) * HOUR),
      () =>
        client.call(sourcing.respondToSearch, {
          search: search.id,
          price: dice.integer(4, 40) * 100,
          leadTimeSeconds: dice.integer(2, 8) * 86_400,
          minimumOrderQuantity: 1,
        }),
    );
  };
  const see = async (supplier: Supplier): Promise<void> => {
    const orders = await supplier.client.call(sourcing.listPurchaseOrders, {});
    for (const order of orders) {
      if (order.state === 'sent') answer(supplier, order);
      else if (order.state === 'accepted') ship(supplier, order);
    }
    const searches = await supplier.client.call(sourcing.listSearches, {});
    for (const search of searches) if (search.open !== false && search.offers.length === 0) offer(supplier, search);
  };
  /** Who was written to: the others need not look. */
  const rung = new Set<string>();
  const parties = new Map<string, Supplier>();
  return {
    name: 'suppliers',
    hears: [
      sourcing.purchaseOrdered.type,
      sourcing.purchaseAnswered.type,
      sourcing.purchaseDecided.type,
      sourcing.searchIssued.type,
    ],
    restMs: 400,
    start: async () => {
      const known = await world.owner.call(sourcing.listSuppliers, {});
      for (const person of world.people) {
        const code = known.find(({ party }) => party === person.party)?.supplier;
        const supplier = suppliers.find(({ email }) => email === person.email);
        if (code && supplier) parties.set(code, supplier);
      }
      const mute = known.filter(({ supplier }) => !parties.has(supplier)).map(({ supplier }) => supplier);
      if (mute.length)
        world.log.say(`nobody can sign in for ${mute.join(', ')}; their orders wait for an answer by hand`);
    },
    hear: ({ data }) => {
      if (typeof data.supplier === 'string') rung.add(data.supplier);
      else for (const code of parties.keys()) rung.add(code);
    },
    look: async () => {
      const codes = rung.size ? [...rung] : [...parties.keys()];
      rung.clear();
      for (const code of codes) {
        const supplier = parties.get(code);
        if (supplier) await see(supplier);
      }
    },
  };
};
