// What counts as a number, an instant, a time of day and a date at the border of the planning engine.

const DAY = 86_400;
const YEAR_9999 = 253_402_300_799;

/** A whole number of seconds since 1970, up to the year 9999. */
export const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= YEAR_9999;

/** A duration: whole seconds, 0 or more. */
export const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A quantity in the item's base unit: a whole number above 0. */
export const isQuantity = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

export const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

/** Seconds after midnight of `07:00`; `24:00` is allowed. `undefined` for anything else. */
export function parseTime(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^(\d\d):(\d\d)$/.exec(text) : null;
  if (!match) return undefined;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60;
  return Number(match[2]) < 60 && seconds <= DAY ? seconds : undefined;
}

/** Days since 1970-01-01 of a date that exists, such as `2026-12-25`. */
export function parseDay(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined;
  return ms / 1000 / DAY;
}
