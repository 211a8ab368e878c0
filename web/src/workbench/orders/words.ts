// How an order's states and lateness are shown: the shape, the word, the time by which it is late.
import type { Output, sales } from '@onelot/contracts';

export type OrderLine = Output<typeof sales.listOrders>[number];
export type OrderState = OrderLine['state'];

const shapes = {
  'awaiting-payment': 'watch',
  confirmed: 'idle',
  'in-work': 'good',
  stored: 'good',
  'on-the-road': 'good',
  delivered: 'done',
  cancelled: 'idle',
  expired: 'idle',
} as const;
export const shapeOf = (state: OrderState) => shapes[state];

const OPEN: readonly OrderState[] = ['confirmed', 'in-work', 'stored', 'on-the-road'];
export const isOpen = (state: OrderState): boolean => OPEN.includes(state);

/** Seconds by which an open order is past what was promised, by plan or by the clock; 0 where it holds. */
export const lateSeconds = (order: Pick<OrderLine, 'state' | 'promised' | 'firstPromised'>, now: Date): number => {
  if (!isOpen(order.state)) return 0;
  const at = Math.max(Date.parse(order.promised.at), now.getTime());
  return Math.max(0, Math.round((at - Date.parse(order.firstPromised)) / 1000));
};
