// Measured values as one line in the reader's language: names and units by their keys, and one judgement for all.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import { readMeasured } from './measured.ts';

export const useMeasured = (): ((measurements: Readonly<Record<string, unknown>>) => string) => {
  const { t, i18n } = useTranslation('work');
  const { number } = useFormat();
  /** Usual quantities have words; a company's own are told by their key. */
  const named = (name: string): string => {
    const key = `work:measured.${name.replaceAll(' ', '-')}`;
    return i18n.exists(key) ? i18n.t(key as 'work:measured.lie') : name;
  };
  return (measurements) => {
    const { values, within } = readMeasured(measurements, (value) => number(value, 2));
    const judged = within === undefined ? [] : [t(within ? 'order.within' : 'order.outside')];
    return [...values.map(({ name, text }) => `${named(name)} ${text}`), ...judged].join(', ');
  };
};
