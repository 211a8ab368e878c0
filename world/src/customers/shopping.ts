// One visit to the shop: choose, ask price and date, go away or place the order, and pay.
import type { Random } from '@onelot/base';
import { type Client, interaction, type Output, sales } from '@onelot/contracts';
import { uuid7 } from '../ground/ids.ts';
import type { Product } from '../ground/types.ts';
import { DAY, type World } from '../party.ts';
import { addressFor } from './places.ts';
import type { Shelf } from './shelf.ts';
import { type Taste, tasteOf } from './taste.ts';
import { DEMANDS } from './words.ts';

export type Order = Output<typeof sales.getOrder>;
export interface Bought {
  readonly order: Order;
  /** The customer: an account, or the signed link of this order. */
  readonly customer: Client;
  readonly product: Product;
  readonly taste: Taste;
}

export interface Visitor {
  readonly number: number;
  readonly name: string;
  readonly email: string;
  /** Signed in; without it a guest. */
  readonly account: Client | undefined;
  readonly dice: Random;
  readonly reorderOf?: string;
}

const PAYS = '4242424242424242';
const DECLINED = '4000000000000002';
const TRIES_RECORDED = 0.35;

/** Answers what was bought, or undefined where the visitor left without an order. */
export const shop = async (world: World, shelf: Shelf, visitor: Visitor): Promise<Bought | undefined> => {
  const { dice } = visitor;
  const here = visitor.account ?? world.border.guest();
  const shelved = await shelf.pick(dice);
  if (!shelved) return undefined;
  const { product, compiled, market } = shelved;
  const taste = tasteOf(compiled, product.model.options as never, market, dice);
  if (!taste) return undefined;
  const visit = uuid7();
  await leaveTraces(world, here, visitor, product, taste, visit);
  const address = addressFor(visitor.name, dice, product.countries);
  if (!address) return undefined;
  const methods = product.shipping.filter(
    ({ country }) =>
      country === address.country ||
      (country === '*' && !product.shipping.some((each) => each.country === address.country)),
  );
  // The first way is the usual one.
  const method = methods[dice.next() < 0.72 ? 0 : dice.integer(0, Math.max(0, methods.length - 1))];
  if (!method) return undefined;
  const windows = method.windows;
  const wish = windows.length && dice.next() < 0.4 ? { window: dice.pick(windows) } : {};
  const choices = taste.choices as Record<string, string>;
  const wanted = { product: product.product, version: product.version, choices, quantity: 1 };
  const quote = await here.call(sales.quote, {
    ...wanted,
    shippingMethod: method.method,
    country: address.country,
    wish,
  });
  const patience = (dice.next() < 0.12 ? dice.integer(4, 9) : dice.integer(12, 40)) * DAY;
  if (Date.parse(quote.promised.at) - world.time.now() > patience) return undefined;
  const { order, link } = await here.call(sales.placeOrder, {
    ...wanted,
    customer: { name: visitor.name, email: visitor.email },
    address,
    shippingMethod: method.method,
    wish,
    consentContact: dice.next() < 0.5,
    locale: dice.next() < 0.1 ? 'de' : 'en',
    ...(quote.price.total > 0 ? { expectedTotal: quote.price.total } : {}),
    ...(visitor.reorderOf ? { reorderOf: visitor.reorderOf } : {}),
  });
  const customer = visitor.account ?? world.border.guest(linkToken(link));
  return pay({ order, customer, product, taste }, dice);
};

const pay = async (bought: Bought, dice: Random): Promise<Bought | undefined> => {
  const { order, customer } = bought;
  // Some never pay: their hold runs out.
  if (dice.next() < 0.04) return undefined;
  if (dice.next() < 0.06)
    await customer.call(sales.payOrder, { order: order.id, card: DECLINED }).catch(() => undefined);
  return { ...bought, order: await customer.call(sales.payOrder, { order: order.id, card: PAYS }) };
};

/** What was tried in vain, and now and then what is missing, in words. */
const leaveTraces = async (
  world: World,
  here: Client,
  visitor: Visitor,
  product: Product,
  taste: Taste,
  visit: string,
) => {
  for (const tried of taste.blocked.slice(0, 2)) {
    if (visitor.dice.next() > TRIES_RECORDED) continue;
    await here
      .call(interaction.recordAttempt, {
        product: product.product,
        version: product.version,
        option: tried.option,
        value: tried.value,
        choices: tried.choices as Record<string, string>,
        rules: tried.conflict.rules.map(({ id }) => id).slice(0, 50),
        visit,
      })
      .catch((error) => world.log.problem('an attempt', error));
  }
  if (visitor.dice.next() > 0.06) return;
  const [title, text] = visitor.dice.pick(DEMANDS);
  await here
    .call(interaction.raiseDemand, { title, text, product: product.product, visit })
    .catch((error) => world.log.problem('a demand', error));
};

export const linkToken = (link: string): string => new URL(link, 'http://localhost').searchParams.get('link') ?? link;
