// How money, numbers, days and durations are written in a language. Pure: the caller names language and time zone.
import { numberLocale } from '../texts/language.ts';

/** `day` Thu 3 Dec; `long` Thursday 3 December; `date` 3 December 2026; `time` 13:40; `dayTime` Wed 18 Nov, 20:12; `full` adds the year. */
export type WhenStyle = 'day' | 'long' | 'date' | 'time' | 'dayTime' | 'full';

const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
const keep = <T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T => {
  const found = kept.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  kept.set(key, made);
  return made;
};

/** `amount` in integer minor units; `whole` leaves the cents out where they are zero (−$48). */
export const formatMoney = (amount: number, currency: string, language: string, whole = false): string => {
  const locale = numberLocale(language);
  const plain = keep(
    `m ${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  );
  const digits = plain.resolvedOptions().maximumFractionDigits ?? 2;
  const value = amount / 10 ** digits;
  const format =
    whole && Number.isInteger(value)
      ? keep(
          `w ${locale} ${currency}`,
          () =>
            new Intl.NumberFormat(locale, {
              style: 'currency',
              currency,
              currencyDisplay: 'narrowSymbol',
              maximumFractionDigits: 0,
            }),
        )
      : plain;
  return format.format(value).replace('-', '−');
};

/** A number with at most `digits` decimals. */
export const formatNumber = (value: number, language: string, digits = 0): string => {
  const locale = numberLocale(language);
  return keep(`n ${locale} ${digits}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }))
    .format(value)
    .replace('-', '−');
};

const dateOptions: Record<WhenStyle, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

/** English days are written day first with the month as a word, so that no reader can take them the wrong way round. */
const english = (parts: Intl.DateTimeFormatPart[]): string => {
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  const day = [of('weekday'), of('day'), of('month'), of('year')].filter(Boolean).join(' ');
  const time = of('hour') ? `${of('hour')}:${of('minute')}` : '';
  return [day, time].filter(Boolean).join(', ');
};

/** `iso` an instant (`…Z`) shown in `timeZone`, or a bare day (`2026-12-03`), which belongs to no time zone. */
export const formatWhen = (iso: string, style: WhenStyle, timeZone: string, language: string): string => {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const zone = bare ? 'UTC' : timeZone;
  const date = new Date(bare ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return '';
  const locale = language === 'en' ? 'en-GB' : numberLocale(language);
  const format = keep(
    `d ${locale} ${zone} ${style}`,
    () => new Intl.DateTimeFormat(locale, { ...dateOptions[style], timeZone: zone }),
  );
  return language === 'en' ? english(format.formatToParts(date)) : format.format(date);
};

/** Seconds as `3 h 10 min`, `24 min`, `8 s`, `2 d 4 h`: the two largest units that say something. */
export const formatDuration = (seconds: number): string => {
  const s = Math.round(Math.abs(seconds));
  const minutes = Math.round(s / 60);
  if (s < 60) return `${s} s`;
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 60 * 48)
    return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
  const hours = Math.round(minutes / 60);
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
};
