// The days of a week as people read them: Monday first, named in their language.
import { useTranslation } from 'react-i18next';

/** As the interface numbers them, 0 being Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

export const useWeekday = (): ((weekday: number, style?: 'long' | 'short') => string) => {
  const { i18n } = useTranslation();
  return (weekday, style = 'short') =>
    new Intl.DateTimeFormat(i18n.language, { weekday: style, timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 10, 22 + weekday)),
    );
};
