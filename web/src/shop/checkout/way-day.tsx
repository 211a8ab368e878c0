// The day a way of shipping would bring: asked for each way, so that price and day are compared side by side.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import { type QuoteInput, useQuote } from '../configure/use-quote.ts';
import css from './checkout.module.css';

export const WayDay = ({ asked }: { asked: QuoteInput }) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const { last, checking, unknown } = useQuote(asked);
  const day = unknown ? t('price.unknown') : last && !checking ? when(last.promised.at) : t('price.checking');
  return <span className={css.wayDay}>{day}</span>;
};
