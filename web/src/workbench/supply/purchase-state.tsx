// How a purchase order's state is shown.
import type { Output, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../look/index.ts';

export type Purchase = Output<typeof sourcing.listPurchaseOrders>[number];

const SHAPE = {
  sent: 'watch',
  accepted: 'good',
  countered: 'watch',
  declined: 'act',
  shipped: 'now',
  received: 'done',
  cancelled: 'idle',
} as const;

export const PurchaseState = ({ state }: { state: Purchase['state'] }) => {
  const { t } = useTranslation('ops');
  return <StateChip state={SHAPE[state]}>{t(`purchase.${state}`)}</StateChip>;
};
