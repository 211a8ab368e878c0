// What the store has to move: goods that come, products that lie, deliveries that leave today.
import type { logistics, Output } from '@onelot/contracts';

export type Expected = Output<typeof logistics.listExpected>;
export type Finished = Output<typeof logistics.listFinished>;
export type Deliveries = Output<typeof logistics.listDeliveries>;

const DAY_MS = 86_400_000;
const OPEN: readonly Deliveries[number]['state'][] = ['planned', 'offered', 'accepted', 'declined', 'failed'];

/** Deliveries that are still in the house and leave within a day of `now` (milliseconds), the earliest first. */
export const toHandOver = (deliveries: Deliveries, now: number): Deliveries =>
  deliveries
    .filter(({ state, pickUpAt }) => OPEN.includes(state) && Date.parse(pickUpAt) < now + DAY_MS)
    .sort((a, b) => a.pickUpAt.localeCompare(b.pickUpAt));
