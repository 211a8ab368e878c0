// The life of a delivery: which state may follow which, and what is said where it may not.
import type { logistics } from '@onelot/contracts';
import { refuse } from '../../../kernel/refusal.ts';

export type DeliveryState = (typeof logistics.DELIVERY_STATES)[number];

/** `planned` to `arrived` is a customer who collects; `planned` to `on-the-road` the company's own vehicle. */
const NEXT: Record<DeliveryState, readonly DeliveryState[]> = {
  planned: ['offered', 'on-the-road', 'arrived', 'cancelled'],
  offered: ['offered', 'accepted', 'declined', 'cancelled'],
  accepted: ['offered', 'on-the-road', 'cancelled'],
  declined: ['offered', 'on-the-road', 'cancelled'],
  'on-the-road': ['arrived', 'failed'],
  failed: ['offered', 'on-the-road', 'cancelled'],
  arrived: [],
  cancelled: [],
};

export const mayBecome = (state: DeliveryState, next: DeliveryState): boolean => NEXT[state].includes(next);

/** Refuses with a conflict that names both states. */
export const mustBecome = (delivery: { number: string; state: DeliveryState }, next: DeliveryState): void => {
  if (!mayBecome(delivery.state, next))
    refuse('conflict', `Delivery ${delivery.number} is ${delivery.state}; it cannot become ${next}.`, {
      code: 'WRONG_STATE',
      path: '',
      message: `From ${delivery.state} it can become: ${NEXT[delivery.state].join(', ') || 'nothing more'}.`,
      data: { state: delivery.state },
    });
};
