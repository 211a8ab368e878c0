// Which shape goes with the state of a delivery, seen by the carrier.
import type { logistics, Output } from '@onelot/contracts';
import type { State } from '../../look/index.ts';

export const DELIVERY_CHIP: Readonly<Record<Output<typeof logistics.listDeliveries>[number]['state'], State>> = {
  planned: 'idle',
  offered: 'act',
  accepted: 'watch',
  declined: 'done',
  'on-the-road': 'now',
  arrived: 'done',
  failed: 'act',
  cancelled: 'done',
};
