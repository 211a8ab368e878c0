// Money and times as a person reads them: in their language, in the company's currency and time zone.
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatWhen, type WhenStyle } from './format.ts';
import { usePlace } from './place.tsx';

/** An amount in integer minor units. `whole` drops zero cents; `sign` writes a plus before a surcharge. */
export const Money = (props: { amount: number; currency?: string; whole?: boolean; sign?: boolean }) => {
  const { i18n } = useTranslation();
  const { currency } = usePlace();
  const text = formatMoney(props.amount, props.currency ?? currency, i18n.language, props.whole);
  return <span className="ol-tabular">{props.sign && props.amount > 0 ? `+${text}` : text}</span>;
};

/** A moment or a day, in the company's time zone. */
export const When = ({ at, style = 'day' }: { at: string; style?: WhenStyle }) => {
  const { i18n } = useTranslation();
  const { timeZone } = usePlace();
  return <time dateTime={at}>{formatWhen(at, style, timeZone, i18n.language)}</time>;
};

/** The same as functions, for texts with values inside. */
export const useFormat = () => {
  const { i18n } = useTranslation();
  const place = usePlace();
  return {
    money: (amount: number, currency = place.currency, whole = false) =>
      formatMoney(amount, currency, i18n.language, whole),
    when: (iso: string, style: WhenStyle = 'day') => formatWhen(iso, style, place.timeZone, i18n.language),
    number: (value: number, digits = 0) => formatNumber(value, i18n.language, digits),
  };
};
