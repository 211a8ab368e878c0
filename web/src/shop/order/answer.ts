// Where an order is, as one answer: which sentence is the biggest on its page, and the steps under it.
import type { logistics, Output, production, sales } from '@onelot/contracts';

export type Order = Output<typeof sales.getOrder>;
export type Progress = Output<typeof production.progress>;
export type Delivery = NonNullable<Output<typeof logistics.tracking>['delivery']>;

export type Where =
  | { readonly kind: 'unpaid' | 'expired' | 'cancelled' }
  | { readonly kind: 'planned'; readonly at: string }
  | { readonly kind: 'in-work'; readonly at: string }
  | { readonly kind: 'stored'; readonly at: string }
  | { readonly kind: 'road'; readonly from: string; readonly to: string; readonly likely: string }
  | { readonly kind: 'delivered'; readonly at: string };

const shift = (iso: string, seconds: number): string => new Date(Date.parse(iso) + seconds * 1000).toISOString();

/** Half of five minutes up or down: a window to the second would promise what nobody knows. */
const round = (iso: string, minutes: number): string =>
  new Date(Math.round(Date.parse(iso) / (minutes * 60_000)) * minutes * 60_000).toISOString();

export const etaWindow = (delivery: Delivery): { from: string; to: string } => ({
  from: round(shift(delivery.etaAt, -delivery.etaSpreadSeconds), 5),
  to: round(shift(delivery.etaAt, delivery.etaSpreadSeconds), 5),
});

export const whereIs = (order: Order, delivery: Delivery | null | undefined): Where => {
  switch (order.state) {
    case 'awaiting-payment':
      return { kind: 'unpaid' };
    case 'expired':
      return { kind: 'expired' };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'delivered':
      return {
        kind: 'delivered',
        at: delivery?.arrivedAt ?? order.steps.find((one) => one.step === 'delivered')?.at ?? order.promised.at,
      };
    case 'on-the-road':
      return delivery
        ? { kind: 'road', ...etaWindow(delivery), likely: delivery.etaAt }
        : { kind: 'road', from: order.promised.at, to: order.promised.at, likely: order.promised.at };
    case 'stored':
      return { kind: 'stored', at: order.promised.at };
    case 'in-work':
      return { kind: 'in-work', at: order.promised.at };
    default:
      return { kind: 'planned', at: order.promised.at };
  }
};

export interface Stage {
  readonly id:
    | 'ordered'
    | 'planned'
    | 'in-work'
    | 'stored'
    | 'on-the-road'
    | 'delivered'
    | 'service'
    | 'cancelled'
    | 'expired';
  readonly state: 'done' | 'now' | 'next';
  /** When it happened, or is expected. */
  readonly at: string | undefined;
}

const RANK: Record<Order['state'], number> = {
  'awaiting-payment': 0,
  expired: 0,
  cancelled: 0,
  confirmed: 1,
  'in-work': 2,
  stored: 3,
  'on-the-road': 4,
  delivered: 5,
};

/** Every step from order to door and after, with what is known of its time. */
export const stagesOf = (
  order: Order,
  progress: Progress | undefined,
  delivery: Delivery | null | undefined,
): readonly Stage[] => {
  const rank = RANK[order.state];
  const happened = (step: Order['state']): string | undefined => order.steps.find((one) => one.step === step)?.at;
  const ready = happened('stored') ?? progress?.stored?.at ?? progress?.plannedReadyAt ?? order.promised.readyAt;
  const state = (at: number): Stage['state'] => (rank > at ? 'done' : rank === at ? 'now' : 'next');
  const ordered = { id: 'ordered', state: 'done', at: order.placedAt } as const;
  if (order.state === 'cancelled' || order.state === 'expired')
    return [ordered, { id: order.state, state: 'done', at: happened(order.state) }];
  return [
    ordered,
    { id: 'planned', state: rank === 0 ? 'next' : state(1), at: happened('confirmed') },
    { id: 'in-work', state: state(2), at: ready },
    { id: 'stored', state: state(3), at: ready },
    {
      id: 'on-the-road',
      state: state(4),
      at:
        happened('on-the-road') ??
        delivery?.pickUpAt ??
        order.promised.segments.find((one) => one.kind === 'transport')?.from,
    },
    {
      id: 'delivered',
      state: rank === 5 ? 'done' : 'next',
      at: delivery?.arrivedAt ?? happened('delivered') ?? delivery?.etaAt ?? order.promised.at,
    },
    { id: 'service', state: rank === 5 ? 'now' : 'next', at: undefined },
  ];
};
