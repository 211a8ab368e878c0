// Where a moment lies on a picture of days: idle days (weekends) take no room, the night is left out of each day.

export interface Span {
  from: string;
  to: string;
}

export interface DayScale {
  /** Days shown, `YYYY-MM-DD` in the time zone, in order. */
  days: readonly string[];
  /** Days after which some were left out. */
  gaps: readonly string[];
  /** Place of an instant, 0 at the left end of the first day, 1 at the right end of the last. */
  at: (iso: string) => number;
}

const dayAndHour = (iso: string, timeZone: string): { day: string; hour: number } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '0';
  return { day: `${of('year')}-${of('month')}-${of('day')}`, hour: Number(of('hour')) + Number(of('minute')) / 60 };
};

const DAY = 86_400_000;
const between = (first: string, last: string): string[] => {
  const days: string[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let t = Date.parse(`${first}T00:00:00Z`); t <= end && days.length < 400; t += DAY) {
    days.push(new Date(t).toISOString().slice(0, 10));
  }
  return days;
};

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Spans must not be empty; instants are ISO 8601 with Z. */
export const dayScale = (spans: readonly Span[], timeZone: string): DayScale => {
  const ends = spans.flatMap((span) => [dayAndHour(span.from, timeZone), dayAndHour(span.to, timeZone)]);
  const sorted = ends.map((end) => end.day).sort();
  const used = new Set(sorted);
  const all = between(sorted[0] ?? '1970-01-01', sorted.at(-1) ?? '1970-01-01');
  const days = all.filter((day) => used.has(day) || !isWeekend(day));
  const gaps = days.filter((day, i) => days[i + 1] && all.indexOf(days[i + 1] as string) !== all.indexOf(day) + 1);
  const hours = ends.map((end) => end.hour);
  const open = Math.min(8, ...hours);
  const close = Math.max(18, ...hours);
  const at = (iso: string): number => {
    const { day, hour } = dayAndHour(iso, timeZone);
    let index = days.indexOf(day);
    let part = (Math.min(close, Math.max(open, hour)) - open) / (close - open);
    if (index < 0) {
      index = days.findIndex((shown) => shown > day);
      if (index < 0) index = days.length;
      part = 0;
    }
    return (index + part) / days.length;
  };
  return { days, gaps, at };
};
