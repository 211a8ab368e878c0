// The plan's reasons in the reader's language: the only place where their codes become sentences.
import type { production } from '@onelot/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDuration } from './format.ts';
import { useFormat } from './values.tsx';
import { useWords, type Words } from './words.ts';

type Reason = production.PlanReason;

export interface PlanReader {
  readonly t: TFunction<'reasons'>;
  /** A text of the company's own data. */
  readonly say: (text: Words) => string;
  /** An instant as day and time. */
  readonly when: (iso: string) => string;
  /** A work center's name for its code. */
  readonly center: (code: string) => string;
}

const busy = (reason: Extract<Reason, { code: 'busy' }>, { t, say, center }: PlanReader): string => {
  const named = reason.with.map(({ order, name }) => t('work', { order, name: say(name) })).join(', ');
  const what = !named ? t('otherWork') : reason.more > 0 ? t('more', { what: named, count: reason.more }) : named;
  return t('busy', { time: formatDuration(reason.waitedSeconds), workCenter: center(reason.workCenter), what });
};

const missing = (reason: Extract<Reason, { code: 'missing' }>, { t, say, when }: PlanReader): string => {
  const what = reason.materials.map(say).join(', ');
  return reason.expectedAt ? t('missing-until', { what, at: when(reason.expectedAt) }) : t('missing', { what });
};

/** One sentence without its full stop. */
export const planReason = (reason: Reason, reader: PlanReader): string => {
  const { t, say, center } = reader;
  switch (reason.code) {
    case 'follows':
    case 'material':
    case 'supply':
      return t(reason.code, { name: say(reason.name) });
    case 'next-shift':
      return t('next-shift', { time: formatDuration(reason.waitedSeconds) });
    case 'busy':
      return busy(reason, reader);
    case 'asked':
      return reason.note ? t('asked-note', { note: reason.note }) : t('asked');
    case 'center-changed':
      return t('center-changed', { workCenter: center(reason.workCenter) });
    case 'calendar-changed':
      return t('calendar-changed', { calendar: reason.calendar });
    case 'not-started':
    case 'not-ended':
      return t(reason.code, { name: say(reason.name), workCenter: center(reason.workCenter) });
    case 'other-time':
    case 'scrapped':
      return t(reason.code, { order: reason.work.order, name: say(reason.work.name) });
    case 'stopped': {
      const work = { order: reason.work.order, name: say(reason.work.name) };
      return reason.note ? t('stopped-note', { ...work, note: reason.note }) : t('stopped', work);
    }
    case 'before': {
      const name = say(reason.name);
      return reason.by ? t('before-in-work', { name, by: reason.by }) : t('before', { name });
    }
    case 'missing':
      return missing(reason, reader);
    case 'told':
      return t('told', { text: reason.text });
    default:
      return t(reason.code);
  }
};

/** The same as a function bound to the reader; `center` gives work centers their names. */
export const usePlanReason = (center: (code: string) => string = (code) => code): ((reason: Reason) => string) => {
  const { t } = useTranslation('reasons');
  const { when } = useFormat();
  const say = useWords();
  return (reason) => planReason(reason, { t, say, when: (iso) => when(iso, 'dayTime'), center });
};
