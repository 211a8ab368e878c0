// What production asks the other activities, and how a refusal of theirs reaches the caller in production's words.
import { type Input, logistics, type Output, research, sourcing } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { Refusal, refuse } from '../../../kernel/refusal.ts';
import type { OrderRow, ProductionTables } from '../tables.ts';

export type Production = Context<ProductionTables>;
export type Availability = Output<typeof sourcing.availability>;
export type Need = Input<typeof sourcing.availability>['needs'][number];
export type Transit = Output<typeof logistics.transit>;

const explained = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && error.type === 'not-available')
      return refuse('not-available', `${what} Try again in a moment.`);
    throw error;
  }
};

export const askAvailability = (context: Production, needs: Need[]): Promise<Availability> =>
  needs.length === 0
    ? Promise.resolve([])
    : explained('Sourcing does not say when material can be there, so no date can be promised.', () =>
        context.ask(sourcing.availability, { needs }),
      );

export const askAllocation = (context: Production, order: string, needs: Need[]): Promise<Availability> =>
  needs.length === 0
    ? Promise.resolve([])
    : explained('Sourcing does not allocate material at present.', () =>
        context.ask(sourcing.allocate, { order, needs }),
      );

/** Gives the material of an order back; where sourcing is away it hears of the cancelled order itself. */
export const giveMaterialBack = async (context: Production, order: string): Promise<void> => {
  await context.ask(sourcing.deallocate, { order }).catch(unlessAway(undefined));
};

export interface Way {
  readonly shippingMethod?: string | undefined;
  readonly country?: string | undefined;
  readonly notBefore?: string | undefined;
  /** Local times of the day, at the door. */
  readonly window?: { readonly from: string; readonly to: string } | undefined;
}

/** How an order that is planned already goes to its customer. */
export const wayOf = (
  order: Pick<OrderRow, 'shipping_method' | 'country' | 'not_before' | 'delivery_window'>,
): Way => ({
  shippingMethod: order.shipping_method ?? undefined,
  country: order.country ?? undefined,
  notBefore: order.not_before?.toISOString(),
  window: order.delivery_window ?? undefined,
});

const tripOf = (readyAt: Date, way: Way): Input<typeof logistics.transit> => ({
  readyAt: readyAt.toISOString(),
  ...(way.shippingMethod ? { shippingMethod: way.shippingMethod } : {}),
  ...(way.country ? { country: way.country } : {}),
  ...(way.notBefore ? { notBefore: way.notBefore } : {}),
  ...(way.window ? { window: way.window } : {}),
});

/** The ways of many orders in one question, in their order; null where a way is not offered any more. */
export const askTransits = (
  context: Production,
  trips: readonly (Way & { readonly readyAt: Date })[],
): Promise<(Transit | null)[]> =>
  trips.length === 0
    ? Promise.resolve([])
    : explained('Logistics does not say how long the way to the door takes, so nothing can be planned anew.', () =>
        context.ask(logistics.transits, { trips: trips.map((trip) => tripOf(trip.readyAt, trip)) }),
      );

export const askTransit = (context: Production, readyAt: Date, way: Way): Promise<Transit> =>
  explained('Logistics does not say how long the way to the door takes, so no date can be promised.', () =>
    context.ask(logistics.transit, tripOf(readyAt, way)),
  );

/** Answers `instead` where the other activity is not there; any other failure goes on. */
export const unlessAway =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Refusal && error.type === 'not-available') return instead;
    throw error;
  };

/** Quantity on hand by item; undefined where logistics does not answer. */
export const askOnHand = async (
  context: Production,
  items: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> => {
  if (items.length === 0) return new Map();
  const lines = await context.ask(logistics.onHand, { items: [...new Set(items)] }).catch(unlessAway(undefined));
  return lines && new Map(lines.map((line) => [line.item, line.quantity]));
};

export interface ItemFact {
  readonly name: { readonly en: string; readonly de?: string | undefined };
  readonly unit: string;
}

/** Names of items in both languages; empty where research does not answer. */
export const askItems = async (context: Production): Promise<ReadonlyMap<string, ItemFact>> => {
  const items = await context.ask(research.listItems, {}).catch(unlessAway([]));
  return new Map(items.map((item) => [item.item, { name: item.name, unit: item.unit }]));
};
