// How amounts of a currency are typed: with its decimals and its sign.
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../look/index.ts';

export const useMoney = (currency: string) => {
  const { i18n } = useTranslation();
  let digits = 2;
  let sign = currency;
  try {
    const format = new Intl.NumberFormat(i18n.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    sign = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    // A currency being typed as JSON is not one yet.
  }
  return {
    digits,
    sign,
    show: (minor: number) => (sign === currency ? `${minor}` : formatMoney(minor, currency, i18n.language)),
  };
};
