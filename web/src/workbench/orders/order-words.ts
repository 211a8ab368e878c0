// The words of one order: its headline with the operation it is at, its product, its texts in the reader's language.
import type { Output, production, sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../look/index.ts';

export type OrderRecord = Output<typeof sales.getOrder>;
export type Operations = Output<typeof production.orderOperations>;

/** What is in work, else what comes next. */
export const standing = (operations: Operations) => {
  const bySequence = [...operations].sort((a, b) => a.sequence - b.sequence);
  const at = bySequence.filter((operation) => operation.state === 'started');
  const next = bySequence.find((operation) => operation.state === 'planned');
  return { at, next };
};

export const useOrderWords = () => {
  const { t } = useTranslation('work');
  const say = useWords();
  const headline = (order: OrderRecord, operations: Operations): string => {
    const { at, next } = standing(operations);
    const number = order.number;
    if (order.state === 'in-work' && at.length > 0)
      return t('order.headline.in-workAt', { number, name: at.map((operation) => say(operation.name)).join(', ') });
    if (order.state === 'in-work' && next) return t('order.headline.in-workNext', { number, name: say(next.name) });
    if (order.state === 'confirmed' && next) return t('order.headline.confirmedNext', { number, name: say(next.name) });
    return t(`order.headline.${order.state}`, { number });
  };
  const product = (order: Pick<OrderRecord, 'productName' | 'quantity'>): string =>
    order.quantity > 1 ? `${order.quantity} × ${say(order.productName)}` : say(order.productName);
  return { say, headline, product };
};
