// A price as its buyer and its supplier speak of it: for one piece where cents say it exactly, else for ten, a hundred and so on.
import { useTranslation } from 'react-i18next';
import { Money } from '../../look/index.ts';
import type { PurchaseOrder } from './home.tsx';

/** For how many a price can be told in whole minor units; the smallest of 1, 10, 100 ... that divides. */
export const toldFor = (price: number, per: number): number => {
  for (let units = 1; units < per; units *= 10) if ((price * units) % per === 0) return units;
  return per;
};

export const PriceOf = ({ price, order }: { price: number; order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const units = toldFor(price, order.pricePer);
  return (
    <>
      <Money amount={Math.round((price * units) / order.pricePer)} currency={order.currency} />{' '}
      {units > 1 ? t('purchase.per', { count: units }) : t('purchase.each')}
    </>
  );
};
