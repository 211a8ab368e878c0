// The answer to "where is mine" in words: the largest line of an order's page, what stands over it and under it.
import { useTranslation } from 'react-i18next';
import { useFormat, usePlace } from '../../look/index.ts';
import { useWords } from '../words.ts';
import type { Order, Progress, Where } from './answer.ts';

const sameDay = (a: Date, b: Date, timeZone: string): boolean => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  return day.format(a) === day.format(b);
};

export const useHeadline = (order: Order, where: Where, progress: Progress | undefined) => {
  const { t } = useTranslation('shop');
  const { when, money } = useFormat();
  const words = useWords();
  const { now, timeZone } = usePlace();
  const late = Date.parse(order.promised.at) - Date.parse(order.firstPromised) > 43_200_000;
  const early = Date.parse(order.firstPromised) - Date.parse(order.promised.at) > 43_200_000;
  const first = when(order.firstPromised);
  const moved = late ? t('order.later', { date: first }) : early ? t('order.earlier', { date: first }) : '';
  /** What became of the money, as far as it was moved. */
  const cancelledSub = (): string => {
    const { currency } = order.price;
    const back = order.payments.reduce((sum, { refunded }) => sum + refunded, 0);
    const kept =
      order.payments.reduce(
        (sum, { state, amount }) => sum + (state === 'captured' || state === 'refunded' ? amount : 0),
        0,
      ) - back;
    const released = order.payments.reduce((sum, { state, amount }) => sum + (state === 'voided' ? amount : 0), 0);
    return [
      t('order.cancelledSub'),
      released > 0 && back === 0 && kept === 0 ? t('asked.payment.voided', { amount: money(released, currency) }) : '',
      back > 0 ? t('order.paidBack', { amount: money(back, currency) }) : '',
      kept > 0 ? t('order.feeKept', { amount: money(kept, currency) }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
  switch (where.kind) {
    case 'unpaid':
      return { over: t('order.over.unpaid'), headline: t('order.unpaid'), sub: t('order.unpaidSub'), amber: true };
    case 'expired':
      return { over: '', headline: t('order.expired'), sub: t('order.expiredSub'), amber: true };
    case 'cancelled':
      return { over: '', headline: t('order.cancelled'), sub: cancelledSub(), amber: true };
    case 'planned':
      return {
        over: t('order.over.planned'),
        headline: when(where.at),
        sub: moved || t('order.plannedSub'),
        amber: late,
      };
    case 'in-work': {
      const { now: doing } = progress ?? {};
      const done =
        doing && t('order.nowDoing', { operation: words(doing.name), time: when(doing.expectedAt, 'dayTime') });
      return {
        over: t('order.over.inWork'),
        headline: when(where.at),
        sub: moved || (done ? `${done}.` : t('order.plannedSub')),
        amber: late,
      };
    }
    case 'stored':
      return {
        over: t('order.over.stored'),
        headline: when(where.at),
        sub: moved || t('order.storedSub'),
        amber: late,
      };
    case 'road': {
      const today = sameDay(new Date(where.likely), now(), timeZone);
      const wide = Date.parse(where.to) - Date.parse(where.from) > 72_000_000;
      const span = wide
        ? t('order.span', { from: when(where.from), to: when(where.to) })
        : t('order.span', { from: when(where.from, 'time'), to: when(where.to, 'time') });
      const day = today ? t('order.today') : when(where.likely, 'long');
      return {
        over: t('order.over.road'),
        headline: today || wide ? span : when(where.likely),
        sub:
          today || wide
            ? t('order.likely', { day, time: when(where.likely, 'time') })
            : t('order.roadDay', { span, time: when(where.likely, 'time') }),
        amber: false,
      };
    }
    default:
      return {
        over: t('order.over.delivered'),
        headline: t('order.delivered', { when: when(where.at, 'dayTime').replace(/^(\S+) .*?, /, '$1 ') }),
        sub: when(where.at, 'full'),
        amber: false,
      };
  }
};
