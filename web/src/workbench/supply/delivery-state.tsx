// How a delivery's state is shown, and when it counts as late.
import type { logistics, Output } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { formatDuration, StateChip } from '../../look/index.ts';

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

/** Not at the door yet, and still meant to come there. */
export const coming = (each: Delivery): boolean => !['arrived', 'cancelled'].includes(each.state);

/** Seconds after the end of its promise at which it came, or is expected to come; 0 within a minute of it. */
export const lateSeconds = (each: Delivery): number => {
  if (each.state === 'cancelled') return 0;
  const seconds = (Date.parse(each.arrivedAt ?? each.etaAt) - Date.parse(each.dueAt)) / 1000;
  return seconds >= 60 ? Math.round(seconds) : 0;
};

/** Not there yet and expected after its promise. */
export const late = (each: Delivery): boolean => coming(each) && lateSeconds(each) > 0;

export const State = ({ state }: { state: Delivery['state'] }) => {
  const { t } = useTranslation('ops');
  return <StateChip state={SHAPE[state]}>{t(`deliveries.${state}`)}</StateChip>;
};

/** By how much it is late; what already came late is told without alarm. */
export const Late = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation('supply');
  const seconds = lateSeconds(delivery);
  if (seconds === 0) return null;
  const words = t('road.lateBy', { time: formatDuration(seconds) });
  return <StateChip state={coming(delivery) ? 'act' : 'idle'}>{words}</StateChip>;
};
