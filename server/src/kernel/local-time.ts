// Where a day and a time of day of a time zone lie on the one time line, over daylight-saving changes.

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};

/** Local day `2026-03-08` and time `09:30` of an instant. */
export const localOf = (at: Date, timeZone: string): { day: string; time: string } => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
};

const asUtc = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`);

/** The instant at which a local day and time begin; a time that the clock skips gives the instant after the gap. */
export const instantOf = (day: string, time: string, timeZone: string): Date => {
  const wanted = asUtc(day, time);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const local = localOf(new Date(guess), timeZone);
    guess += wanted - asUtc(local.day, local.time);
  }
  return new Date(guess);
};

/** So many days after a day, or before it where negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The local day of an instant, `2026-12-03`. */
export const localDay = (at: Date, timeZone: string): string => localOf(at, timeZone).day;

/** The instant at which the local day of another instant is over. */
export const dayEnd = (at: Date, timeZone: string): Date =>
  instantOf(addDays(localDay(at, timeZone), 1), '00:00', timeZone);
