// How addresses, days and money are written on paper: the country by name, days and money as the screens write them.
import type { Address } from '@onelot/contracts';

type Locale = 'en' | 'de';

/** The lines of an address as a carrier reads them; the country by its name in the paper's language. */
export const addressLines = (address: Omit<Address, 'position'>, locale: Locale): string[] => [
  address.name,
  address.street,
  [address.postcode, address.city, address.region].filter(Boolean).join(' '),
  new Intl.DisplayNames([locale], { type: 'region' }).of(address.country) ?? address.country,
];

/** Thu 3 Dec 2026; Do., 3. Dez. 2026. */
export const paperDay = (at: Date, locale: Locale, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  return locale === 'de' ? parts.format(at) : parts.format(at).replace(',', '');
};

/** 13:40, on a clock of 24 hours. */
export const paperTime = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);

/** `amount` in minor units, with the symbol that the screens show. */
export const paperMoney = (amount: number, locale: Locale, currency: string): string => {
  const format = new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-CA', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)).replace('-', '−');
};
