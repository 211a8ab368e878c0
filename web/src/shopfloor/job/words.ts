// Names of parameters, values with units and verdicts, in the reader's language.
import { useTranslation } from 'react-i18next';
import { useFormat, usePlanReason } from '../../look/index.ts';
import { plainName, type Target, type Verdict } from '../parameters.ts';
import type { Job } from '../pick.ts';

/** Why a job cannot start, in a sentence. */
export const useWaits = (): ((job: Pick<Job, 'waitsFor'>) => string) => {
  const why = usePlanReason();
  return ({ waitsFor }) => (waitsFor ? `${why(waitsFor)}.` : '');
};

export const useGaugeWords = () => {
  const { t, i18n } = useTranslation('floor');
  const { number } = useFormat();
  /** A text for this very parameter where the catalogue has one, else the general one. */
  const special = (
    group: 'gauge' | 'correct',
    key: string,
    side: 'over' | 'under',
    values: { by: string; name: string },
  ) => {
    const own = `${group}.${key}${side === 'over' ? 'Over' : 'Under'}`;
    return t(i18n.exists(own, { ns: 'floor' }) ? (own as 'gauge.over') : (`${group}.${side}` as 'gauge.over'), values);
  };
  const name = (key: string): string =>
    i18n.exists(`parameter.${key}`, { ns: 'floor' }) ? t(`parameter.${key}` as 'parameter.side') : plainName(key);
  const value = (target: Target, measured: number): string => {
    const text = number(measured, Math.max(target.digits, 0));
    const short = target.digits - (text.split(/[.,]/)[1]?.length ?? 0);
    if (short <= 0) return text + target.unit;
    const mark = i18n.language === 'de' ? ',' : '.';
    return `${text.includes(mark) ? text : text + mark}${'0'.repeat(short)}${target.unit}`;
  };
  const by = (target: Target, verdict: Verdict): string =>
    'by' in verdict ? value(target, Number(verdict.by.toFixed(target.digits))) : '';
  return {
    name,
    value,
    verdict: (target: Target, verdict: Verdict): string =>
      verdict.state === 'over' || verdict.state === 'under'
        ? special('gauge', target.key, verdict.state, { by: by(target, verdict), name: name(target.key) })
        : t(`gauge.${verdict.state}`),
    correct: (target: Target, verdict: Verdict): string =>
      verdict.state === 'over' || verdict.state === 'under'
        ? special('correct', target.key, verdict.state, { by: by(target, verdict), name: name(target.key) })
        : '',
  };
};
