// A day picked in a form, in the company's time zone, as an instant and back.

const partsOf = (instant: Date, timeZone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );

/** `2026-12-03` of an instant, where the company works. */
export const dayOf = (iso: string, timeZone: string): string => {
  const p = partsOf(new Date(iso), timeZone);
  return `${p.year}-${p.month}-${p.day}`;
};

const offsetMs = (instant: Date, timeZone: string): number => {
  const p = partsOf(instant, timeZone);
  const local = Date.UTC(
    Number(p.year),
    Number(p.month) - 1,
    Number(p.day),
    Number(p.hour),
    Number(p.minute),
    Number(p.second),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
};

/** The instant of a local time on a day; undefined where the day is none. */
export const instantOf = (day: string, timeZone: string, time = '17:00'): string | undefined => {
  const guess = new Date(`${day}T${time}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(guess.getTime())) return undefined;
  // A second look, because the offset may change between the guess and the instant.
  const near = new Date(guess.getTime() - offsetMs(guess, timeZone));
  return new Date(guess.getTime() - offsetMs(near, timeZone)).toISOString();
};

/** Largest price that may be sent, in minor units. */
const MOST = 1e10;

/** `18.50` (in German `18,50`) in minor units of a currency; undefined where it is no amount in that language. */
export const minorOf = (text: string, currency: string, language: string): number | undefined => {
  const [written, german] = [text.trim(), language === 'de'];
  if (!(german ? /^\d+(,\d+)?$/ : /^\d+(\.\d+)?$/).test(written)) return undefined;
  const plain = written.replace(',', '.');
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const minor = Number(plain) * 10 ** digits;
  return minor <= MOST && Math.abs(minor - Math.round(minor)) < 1e-6 ? Math.round(minor) : undefined;
};

/** The same back, for a form. */
export const majorText = (minor: number, currency: string, language: string): string => {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const text = (minor / 10 ** digits).toFixed(digits);
  return language === 'de' ? text.replace('.', ',') : text;
};

/** A whole quantity from 1, at most a thousand million less one; undefined for all else. */
export const piecesOf = (text: string): number | undefined =>
  /^0*[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : undefined;
