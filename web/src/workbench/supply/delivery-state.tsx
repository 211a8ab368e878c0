// How a delivery's state is shown, and when it counts as late.
import type { logistics, Output } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../look/index.ts';

export type Delivery = Output<typeof logistics.listDeliveries>[number];
const SHAPE = {
  planned: 'watch',
  offered: 'watch',
  accepted: 'good',
  declined: 'act',
  'on-the-road': 'now',
  arrived: 'done',
  failed: 'act',
  cancelled: 'idle',
} as const;
/** Not there yet and expected after its promise. */
export const late = (each: Delivery): boolean =>
  !['arrived', 'cancelled'].includes(each.state) && each.etaAt > each.promisedAt;

export const State = ({ state }: { state: Delivery['state'] }) => {
  const { t } = useTranslation('ops');
  return <StateChip state={SHAPE[state]}>{t(`deliveries.${state}`)}</StateChip>;
};
