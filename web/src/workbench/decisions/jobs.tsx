// What long work is under way, how far it is, and what became of the work before it.
import { Button, Progress } from '@mantine/core';
import { type Output, platform } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, When } from '../../look/index.ts';
import { Screen } from '../ops/parts.tsx';

type Job = Output<typeof platform.listJobs>[number];
const LOOKS = { waiting: 'idle', running: 'good', done: 'done', failed: 'act', cancelled: 'watch' } as const;

const jobOver = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running';

const seconds = ({ startedAt, endedAt }: Job): number | null =>
  startedAt && endedAt ? Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 100) / 10 : null;

const Far = ({ job }: { job: Job }) => {
  const { t } = useTranslation('decisions');
  if (job.problem) return <span>{job.problem}</span>;
  const percent = Math.round(job.progress * 100);
  return (
    <span>
      <Progress value={percent} aria-label={t('jobs.progress')} size="sm" w={120} />
      <span className="ol-12 ol-ink-2 ol-tabular">{job.note ?? `${percent} %`}</span>
    </span>
  );
};

const Stop = ({ job }: { job: Job }) => {
  const { t } = useTranslation('decisions');
  const cancel = useCommand(platform.cancelJob);
  if (jobOver(job)) return null;
  return (
    <Button
      size="xs"
      variant="outline"
      disabled={job.cancelling || cancel.isPending}
      onClick={() => cancel.mutate({ job: job.id })}
    >
      {job.cancelling ? t('jobs.stopping') : t('jobs.stop')}
    </Button>
  );
};

export const Jobs = () => {
  const { t } = useTranslation('decisions');
  const asked = useAsk(platform.listJobs, { limit: 200 }, { refetchSeconds: 1 });
  const all = asked.data ?? [];
  const open = all.filter((job) => !jobOver(job)).length;
  const name = (job: Job): string => t(`jobs.kinds.${job.kind}` as 'jobs.table', { defaultValue: job.kind });
  return (
    <Screen
      headline={asked.data && (open > 0 ? t('jobs.headRunning', { count: open }) : t('jobs.headNone'))}
      sub={t('jobs.sub')}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('jobs.table')}
          columns={[
            { id: 'kind', label: t('jobs.what'), value: name },
            { id: 'subject', label: t('jobs.for'), value: (job) => job.subject },
            {
              id: 'state',
              label: t('jobs.state'),
              value: (job) => job.state,
              show: (job) => <StateChip state={LOOKS[job.state]}>{t(`jobs.${job.state}`)}</StateChip>,
            },
            { id: 'far', label: t('jobs.progress'), value: (job) => job.progress, show: (job) => <Far job={job} /> },
            { id: 'by', label: t('jobs.by'), value: (job) => job.requestedBy, wideOnly: true },
            {
              id: 'at',
              label: t('jobs.at'),
              value: (job) => job.madeAt,
              show: (job) => <When at={job.madeAt} style="dayTime" />,
            },
            {
              id: 'took',
              label: t('jobs.took'),
              numeric: true,
              value: seconds,
              show: (job) => (seconds(job) === null ? '' : t('jobs.seconds', { seconds: seconds(job) ?? 0 })),
            },
            { id: 'stop', label: '', sortable: false, value: () => '', show: (job) => <Stop job={job} /> },
          ]}
          rows={all}
          rowId={(job) => job.id}
          csv="jobs"
          empty={<EmptyState title={t('jobs.none')} sub={t('jobs.noneSub')} />}
        />
      )}
    </Screen>
  );
};
