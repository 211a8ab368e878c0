// What a change or a cancellation would mean, in words: the fee, what is paid back or on top, and the day.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import type { Order } from './answer.ts';
import css from './order.module.css';

interface EffectProps {
  settled: { order: Order; fee: number; refund: number; extra: number };
  date: boolean;
  /** Said before the rest. */
  children?: ReactNode;
}

export const Effect = ({ settled, date, children }: EffectProps) => {
  const { t } = useTranslation('shop');
  const { money, when } = useFormat();
  const currency = settled.order.price.currency;
  return (
    <div className={css.effect} role="status">
      {children}
      <p>
        {settled.fee > 0
          ? t('change.fee', { amount: money(settled.fee, currency) })
          : t(settled.extra > 0 ? 'change.noFee' : 'change.free')}
      </p>
      {settled.refund > 0 && <p>{t('change.refund', { amount: money(settled.refund, currency) })}</p>}
      {settled.extra > 0 && <p>{t('change.extra', { amount: money(settled.extra, currency) })}</p>}
      {date && <p className="ol-strong">{t('change.date', { date: when(settled.order.promised.at, 'long') })}</p>}
    </div>
  );
};
