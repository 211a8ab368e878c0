// The terminal of one work center: what do I do next, with the instruction of this very variant.
import { production } from '@onelot/contracts';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, useAsk, useSession } from '../data/index.ts';
import { Answer, ProblemNote, useWords } from '../look/index.ts';
import css from './floor.module.css';
import { Frame } from './frame.tsx';
import { JobScreen } from './job/job-screen.tsx';
import { NextJobs } from './job/next-jobs.tsx';
import { keepWorkCenter } from './kept.ts';
import { Machines } from './machines.tsx';
import { aroundJob, isOpen, type Job, pickJob } from './pick.ts';
import { findJob } from './scan.ts';
import { useOpenJob } from './use-job.ts';
import { useKeys } from './use-keys.ts';
import { useTold } from './use-told.tsx';

/** A job that was opened by its id but does not stand in this list: it moved on, or belongs to another work center. */
const useLost = (workCenter: string, chosen: string | undefined, jobs: readonly Job[] | undefined, tell: Tell) => {
  const { t } = useTranslation('floor');
  const { slug } = useSession();
  const open = useOpenJob();
  const lost = chosen !== undefined && jobs !== undefined && !jobs.some((job) => job.id === chosen && isOpen(job));
  const asked = useRef('');
  useEffect(() => {
    if (!lost || !chosen || asked.current === chosen) return;
    asked.current = chosen;
    const look = async (): Promise<void> => {
      const job = await clientOf(slug).call(production.getOperation, { operation: chosen });
      if (job.workCenter !== workCenter && isOpen(job)) {
        tell(t('told.elsewhere', { workCenter: job.workCenter }));
        open(job.workCenter, job.id);
      } else if (!isOpen(job)) open(workCenter);
    };
    look().catch(() => open(workCenter));
  }, [lost, chosen, workCenter, slug, open, tell, t]);
};
type Tell = ReturnType<typeof useTold>['tell'];

export const Terminal = () => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const { slug, person, may } = useSession();
  const { workCenter } = useParams({ strict: false }) as { workCenter: string };
  const { job: chosen } = useSearch({ strict: false }) as { job?: string };
  const allowed = may('production');
  const list = useAsk(production.dispatchList, { workCenter }, { enabled: allowed, refetchSeconds: 30 });
  const equipment = useAsk(production.listEquipment, {}, { enabled: allowed, refetchSeconds: 30 });
  const { tell, line } = useTold();
  const scanField = useRef<HTMLInputElement>(null);
  const open = useOpenJob();
  useEffect(() => keepWorkCenter(slug, workCenter), [slug, workCenter]);

  // The list of the work center that was left stays until the next one is there; it must not be worked on.
  const data = list.data?.workCenter.workCenter === workCenter ? list.data : undefined;
  useLost(workCenter, chosen, data?.jobs, tell);
  const present = data && pickJob(data.jobs, person, chosen, data.workCenter.kind === 'machine');
  const around = aroundJob(data?.jobs ?? [], present, person);
  const machines = (equipment.data ?? []).filter((each) => each.workCenter === workCenter);

  const onScan = async (code: string): Promise<void> => {
    tell(t('scan.looking', { code }));
    const found = await findJob(clientOf(slug), code);
    if (!found) return tell(t('scan.notFound', { code }), 'watch');
    tell(t('store.scanned', { code: found.workCenter === workCenter ? code : `${code}, ${found.workCenter}` }));
    open(found.workCenter, found.operation);
  };
  const nextJob = (): void => {
    const first = around.next[0];
    if (first) open(workCenter, first.id);
  };
  const common = { '/': () => scanField.current?.focus(), n: nextJob };
  // With a job on the screen its own keys listen.
  useKeys(present ? {} : common, present ? undefined : (code) => void onScan(code));

  const facts = present && (
    <>
      <Link to={`/${slug}/work/orders/${present.order}` as '/'}>{t('job.order', { number: present.orderNumber })}</Link>
      {`, ${present.product}`}
    </>
  );
  return (
    <Frame
      title={data ? words(data.workCenter.name) : workCenter}
      titleTo={{ to: `/${slug}/floor?choose=true`, label: t('bar.change') }}
      facts={facts}
      onScan={(code) => void onScan(code)}
      scanField={scanField}
    >
      {line}
      {list.error && !data && <ProblemNote problem={list.error.document} onAgain={() => void list.refetch()} />}
      {data && !present && (
        <div className={css.alone}>
          <Answer
            size="floor"
            headline={t('idle.title')}
            sub={`${t('idle.sub', { workCenter: words(data.workCenter.name) })} ${data.done > 0 ? t('idle.done', { count: data.done }) : ''}`}
          />
          <NextJobs around={around} workCenter={data.workCenter} />
          <Machines machines={machines} jobs={data.jobs} />
          <Link className={css.go} to={`/${slug}/floor?choose=true` as '/'}>
            {t('idle.other')}
          </Link>
        </div>
      )}
      {data && present && (
        <JobScreen
          key={present.id}
          job={present}
          jobs={data.jobs}
          workCenter={data.workCenter}
          around={around}
          machines={machines}
          tell={tell}
          keys={common}
          onScan={(code) => void onScan(code)}
        />
      )}
    </Frame>
  );
};
