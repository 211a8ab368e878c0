// What comes after the present job, and what colleagues beside and the person themselves have in hand.
import type { production } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Shape, useFormat, useWords } from '../../look/index.ts';
import floor from '../floor.module.css';
import { headlineOf } from '../instruction.ts';
import { targetsOf } from '../parameters.ts';
import type { aroundJob, Job } from '../pick.ts';
import { useOpenJob } from '../use-job.ts';
import css from './job.module.css';
import { useGaugeWords, useWaits } from './words.ts';

const Row = ({ job, note }: { job: Job; note: string }) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const open = useOpenJob();
  const why = useWaits();
  const say = useGaugeWords();
  // Jobs of one bench differ by what they are brought to.
  const measures = targetsOf(job.parameters)
    .filter(({ limits }) => limits)
    .slice(0, 2)
    .map((target) => `${say.name(target.key)} ${say.value(target, target.target)}`)
    .join(', ');
  const waits = job.state === 'planned' && !job.ready;
  return (
    <li>
      <button type="button" className={css.nextJob} onClick={() => open(job.workCenter, job.id)}>
        <strong>{t('job.order', { number: job.orderNumber })}</strong>
        <span>{measures || headlineOf(words(job.instruction), 24)}</span>
        <span className={css.nextNote}>
          {job.state === 'started' && <Shape state="now" size={18} />}
          {waits && <Shape state="watch" size={20} />}
          {waits ? why(job) : note}
        </span>
      </button>
    </li>
  );
};

export const NextJobs = (props: {
  around: ReturnType<typeof aroundJob>;
  workCenter: z.infer<typeof production.WorkCenter>;
  /** The present job is yet to be started, so a taken place matters. */
  starting?: boolean;
}) => {
  const { t } = useTranslation('floor');
  const { when } = useFormat();
  const { next, beside, mine } = props.around;
  const { kind, units } = props.workCenter;
  const someone = kind === 'machine' ? t('next.machine') : t('next.someone');
  const since = (job: Job): string =>
    `${job.operator ?? someone}, ${t('job.place', { unit: job.unit })}, ${t('next.since', { when: when(job.startedAt ?? job.plannedStart, 'time') })}`;
  return (
    <>
      {mine.length > 0 && (
        <section>
          <h2 className={css.asideTitle}>{t('next.mine')}</h2>
          <ul className={css.nextJobs}>
            {mine.map((job) => (
              <Row
                key={job.id}
                job={job}
                note={t('next.since', { when: when(job.startedAt ?? job.plannedStart, 'time') })}
              />
            ))}
          </ul>
        </section>
      )}
      {beside.length > 0 && (
        <section>
          <h2 className={css.asideTitle}>{t('next.beside')}</h2>
          <ul className={css.nextJobs}>
            {beside.map((job) => (
              <Row key={job.id} job={job} note={since(job)} />
            ))}
          </ul>
          {props.starting && kind === 'manual' && beside.length >= units && (
            <p className={css.full}>{t('next.full', { count: units })}</p>
          )}
        </section>
      )}
      <section>
        <h2 className={css.asideTitle}>
          {t('next.title')} {next.length > 0 && <kbd className={floor.kbd}>{t('keys.next')}</kbd>}
        </h2>
        {next.length === 0 && <p className={css.nextNote}>{t('next.none')}</p>}
        <ul className={css.nextJobs}>
          {next.map((job) => (
            <Row key={job.id} job={job} note={when(job.plannedStart, 'dayTime')} />
          ))}
        </ul>
      </section>
    </>
  );
};
