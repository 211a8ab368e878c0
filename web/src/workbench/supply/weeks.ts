// ISO weeks of a moment in a time zone: the week's name and its Monday.

export interface Week {
  /** Like `2026-W48`. */
  readonly id: string;
  readonly number: number;
  /** Monday, `YYYY-MM-DD`. */
  readonly monday: string;
}

const DAY = 86_400_000;
const days = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
const dayIn = (at: string, timeZone: string): string => {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  days.set(timeZone, format);
  return format.format(new Date(at));
};

/** ISO 8601: a week belongs to the year of its Thursday. */
export const weekOf = (at: string, timeZone: string): Week => {
  const day = Date.parse(`${dayIn(at, timeZone)}T00:00:00Z`);
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
  const thursday = new Date(monday + 3 * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.floor((thursday.getTime() - first) / (7 * DAY)) + 1;
  return {
    id: `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`,
    number,
    monday: new Date(monday).toISOString().slice(0, 10),
  };
};
