// Customers: come to the shop, and after the order change, cancel, tell how it is in use, ask for help and buy again.
import { logistics, research, sales } from '@onelot/contracts';
import { DAY, HOUR, MINUTE, type Party, type World } from '../party.ts';
import { afterDelivery, changeOfMind } from './afterwards.ts';
import { nextArrival, type Pattern } from './arrivals.ts';
import { makeShelf, type Shelf } from './shelf.ts';
import { type Bought, shop, type Visitor } from './shopping.ts';

/** Orders at once where the company has none yet, so that its screens are not empty. */
const PRELUDE = 8;
/** Customers whose orders the world remembers. */
const MEMORY = 3000;
const AT_ONCE = 2;

export const makeCustomers = (world: World): Party => {
  const bought = new Map<string, Bought>();
  const accounts = world.people.filter(({ partyKind }) => partyKind === 'customer').slice(1);
  // Names go on from where the last run stopped, without a memory: by the minute of business time.
  const first = Math.floor(world.time.now() / MINUTE) % 1_000_000;
  let shelf: Shelf | undefined;
  let pattern: Pattern | undefined;
  let visitors = 0;
  let inside = 0;

  const visitor = (reorderOf?: string): Visitor => {
    const number = first + visitors++;
    const dice = world.chance('visitor', number);
    const known = dice.next() < 0.08 && accounts.length ? dice.pick(accounts) : undefined;
    return {
      number,
      // A short number reads like somebody; the address keeps them apart.
      name: known?.name ?? `Customer ${100 + (number % 900)}`,
      email: known?.email ?? `customer-${number}@example.org`,
      account: known ? world.border.person(known.email) : undefined,
      dice,
      ...(reorderOf ? { reorderOf } : {}),
    };
  };
  const visit = async (who: Visitor): Promise<boolean> => {
    if (!shelf || inside >= AT_ONCE) return false;
    inside += 1;
    try {
      const one = await shop(world, shelf, who);
      if (!one) return false;
      bought.set(one.order.id, one);
      if (bought.size > MEMORY) bought.delete(bought.keys().next().value as string);
      changeOfMind(world, one, who.dice);
      return true;
    } catch (error) {
      // Something else is on sale than a moment ago.
      shelf.forget();
      throw error;
    } finally {
      inside -= 1;
    }
  };
  let awaited = 0;
  const expect = (after: number): void => {
    if (!pattern) return;
    const when = nextArrival(pattern, after, world.chance('arrival', first, awaited));
    world.agenda.at(`visitor ${awaited++}`, when, async () => {
      // Who could not be served while the world slept does not come all at once.
      expect(Math.max(when, world.time.now() - HOUR));
      await visit(visitor());
    });
  };
  const noted = (error: unknown): boolean => {
    world.log.problem('a first order', error);
    return false;
  };
  const prelude = async (): Promise<void> => {
    let placed = 0;
    for (let tries = 0; tries < PRELUDE * 3 && placed < PRELUDE; tries += 1)
      if (await visit(visitor()).catch(noted)) placed += 1;
    world.log.say(`${placed} first orders are placed`);
  };
  return {
    name: 'customers',
    hears: [],
    start: async () => {
      shelf = await makeShelf(world);
      pattern = { perDay: world.settings.orders, weekdays: shelf.weekdays, zone: world.zone };
      const orders = await world.owner.call(sales.listOrders, { limit: 1 });
      if (orders.length === 0 && world.settings.orders > 0) world.agenda.at('prelude', world.time.now(), prelude);
      expect(world.time.now());
    },
    look: async () => undefined,
    hear: (event) => {
      if (event.type === research.schemeReleased.type) shelf?.forget();
      if (event.type !== logistics.deliveryArrived.type) return;
      const one = bought.get(String(event.data.order));
      if (!one) return;
      bought.delete(one.order.id);
      const dice = world.chance('after', one.order.number);
      afterDelivery(world, one, dice);
      if (dice.next() < 0.12)
        world.agenda.at(`again ${one.order.number}`, world.time.now() + dice.integer(3, 30) * DAY, () =>
          visit(visitor(one.order.id)),
        );
    },
  };
};
