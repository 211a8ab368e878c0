// How long the job has run against what was planned, in business time.
import { useTranslation } from 'react-i18next';
import { formatDuration, useFormat, useNow } from '../../look/index.ts';
import type { Job } from '../pick.ts';
import { stopwatch } from '../stopwatch.ts';
import css from './job.module.css';

export const TimeOnJob = ({ job }: { job: Job }) => {
  const { t } = useTranslation('floor');
  const { when } = useFormat();
  const now = useNow(1000);
  const planned = job.setupSeconds + job.runSeconds;
  if (!job.startedAt)
    return (
      <div className={css.time}>
        <span>{t('job.planned')}</span>
        <strong>{formatDuration(planned)}</strong>
        <span>{t('job.startsAt', { when: when(job.plannedStart, 'dayTime') })}</span>
      </div>
    );
  const passed = Math.max(0, (now - new Date(job.startedAt).getTime()) / 1000);
  const over = passed - planned;
  return (
    <div className={css.time} data-over={over > 60 || undefined}>
      <span>{t('job.time')}</span>
      <strong>{stopwatch(passed)}</strong>
      <span>
        {over > 60 ? t('job.longer', { time: formatDuration(over) }) : t('job.of', { time: stopwatch(planned) })}
      </span>
    </div>
  );
};
