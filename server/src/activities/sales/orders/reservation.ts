// When an order can be there and how its place in the plan is held: asks research for the variant, production for the date.
import { production, research } from '@onelot/contracts';
import { addDays, dayEnd, instantOf, localDay, localOf } from '../../../kernel/local-time.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import type { ShippingMethod } from '../offers/terms.ts';
import type { Choices, Order, Wish } from '../tables.ts';

export type Promised = Order['promised'];

export interface Configured {
  readonly product: string;
  readonly version: number;
  readonly choices: Choices;
  readonly quantity: number;
}

export interface Delivery {
  readonly country: string;
  readonly shippingMethod?: string;
  readonly wish: Wish;
}

const FURTHEST_DAYS = 365;

/** The window must be one of the method's, the day neither past (unless it was asked for `before`) nor over a year ahead. */
export const checkWish = (context: Sales, wish: Wish, row: ShippingMethod, before?: Wish): void => {
  const { window, notBefore } = wish;
  if (notBefore && notBefore !== before?.notBefore && notBefore < localDay(context.now, context.company.timeZone))
    invalid('/wish/notBefore', 'This day is past.', 'DAY_PAST');
  if (window && !row.windows.some((each) => each.from === window.from && each.to === window.to))
    invalid(
      '/wish/window',
      row.windows.length > 0
        ? `${row.name.en} comes in one of these windows: ${row.windows.map((each) => `${each.from} to ${each.to}`).join(', ')}.`
        : `${row.name.en} has no windows to choose from.`,
      'NO_WINDOW',
    );
  if (notBefore && Date.parse(notBefore) > context.now.getTime() + FURTHEST_DAYS * 86_400_000)
    invalid('/wish/notBefore', `A day can be asked for up to ${FURTHEST_DAYS} days ahead.`, 'TOO_LATE', {
      days: FURTHEST_DAYS,
    });
};

/** The first instant that the wish allows, or none. */
export const earliest = (wish: Wish, timeZone: string): Date | undefined =>
  wish.notBefore ? instantOf(wish.notBefore, wish.window?.from ?? '00:00', timeZone) : undefined;

/** The arrival moved to where the wish allows it: not before its day, and inside its window. */
export const arrivalFor = (at: Date, wish: Wish, timeZone: string): Date => {
  const first = earliest(wish, timeZone);
  const from = first && first > at ? first : at;
  if (!wish.window) return from;
  const { day, time } = localOf(from, timeZone);
  if (time < wish.window.from) return instantOf(day, wish.window.from, timeZone);
  return time > wish.window.to ? instantOf(addDays(day, 1), wish.window.from, timeZone) : from;
};

/** The last instant that keeps a promise: the end of its window, or of its day. */
export const dueOf = (at: Date, wish: Wish, timeZone: string): Date =>
  wish.window ? instantOf(localDay(at, timeZone), wish.window.to, timeZone) : dayEnd(at, timeZone);

/** The promise as the customer has it: what waits for the wish is a stretch of its own. */
export const wished = (promised: Promised, wish: Wish, timeZone: string): Promised => {
  const at = arrivalFor(new Date(promised.at), wish, timeZone).toISOString();
  if (at === promised.at) return promised;
  const wait = {
    kind: 'wish' as const,
    label: { en: 'Until the time you chose', de: 'Bis zu Ihrem Wunschtermin' },
    from: promised.at,
    to: at,
    critical: true,
  };
  return { ...promised, at, segments: [...promised.segments, wait] };
};

const variantOf = async (context: Sales, { product, version, choices }: Configured) => {
  const { bom, routing } = await context.ask(research.resolveVariant, { product, version, choices });
  return { bom, routing };
};

/** The window as logistics asks for it, whose day ends a minute before midnight. */
export const windowAsked = ({ window }: Wish): { window?: { from: string; to: string } } =>
  window ? { window: { from: window.from, to: window.to === '24:00' ? '23:59' : window.to } } : {};

const request = async (context: Sales, configured: Configured, delivery: Delivery, notBefore?: Date) => ({
  ...(await variantOf(context, configured)),
  quantity: configured.quantity,
  country: delivery.country,
  ...(delivery.shippingMethod ? { shippingMethod: delivery.shippingMethod } : {}),
  ...(notBefore ? { notBefore: notBefore.toISOString() } : {}),
  ...windowAsked(delivery.wish),
});

/** When it could be there; asked twice where the way has not met the wish and only a later arrival does. */
export const promiseFor = async (context: Sales, configured: Configured, delivery: Delivery): Promise<Promised> => {
  const { timeZone } = context.company;
  const asked = await request(context, configured, delivery, earliest(delivery.wish, timeZone));
  const first = await context.ask(production.promise, asked);
  const at = arrivalFor(new Date(first.at), delivery.wish, timeZone);
  if (at.toISOString() === first.at) return first;
  const second = await context.ask(production.promise, { ...asked, notBefore: at.toISOString() });
  return wished(second, delivery.wish, timeZone);
};

export interface Reservation extends Configured, Delivery {
  readonly order: string;
  readonly orderNumber: string;
  readonly productName: string;
  readonly customer: string;
  readonly holdSeconds: number;
  readonly scene: Order['scene'];
}

/** What sets pieces apart at a glance on the board: the finish or colour of the picture, where the model draws one. */
const lookOf = (scene: Order['scene']): string | null => {
  const look = scene?.parameters.finish ?? scene?.parameters.colour;
  return look === undefined || look === '' ? null : String(look);
};

/** Holds capacity and material for an order. The arrival reserved is the one that meets the wish. */
export const reserve = async (context: Sales, of: Reservation): Promise<Promised> => {
  const { timeZone } = context.company;
  const meets = of.wish.window ? new Date((await promiseFor(context, of, of)).at) : earliest(of.wish, timeZone);
  const { order, orderNumber, product, version, productName, choices, customer, holdSeconds, scene } = of;
  const promised = await context.ask(production.reserve, {
    ...(await request(context, of, of, meets)),
    order,
    orderNumber,
    product,
    version,
    productName,
    choices,
    customer,
    holdSeconds,
    scene,
    attribute: lookOf(scene),
  });
  return wished(promised, of.wish, timeZone);
};
