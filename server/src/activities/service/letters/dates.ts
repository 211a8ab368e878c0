// Months later on the calendar: the last day of a month stays the last where the later month is shorter.
export const addMonths = (at: Date, months: number): Date => {
  const later = new Date(at.getTime());
  const day = later.getUTCDate();
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(day, last));
  return later;
};
