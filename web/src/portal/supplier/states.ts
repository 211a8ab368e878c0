// Which shape goes with the state of a purchase order, seen by the supplier.
import type { Output, sourcing } from '@onelot/contracts';
import type { State } from '../../look/index.ts';

export const CHIP: Readonly<Record<Output<typeof sourcing.listPurchaseOrders>[number]['state'], State>> = {
  sent: 'act',
  accepted: 'watch',
  countered: 'idle',
  declined: 'done',
  shipped: 'now',
  received: 'done',
  cancelled: 'done',
};
