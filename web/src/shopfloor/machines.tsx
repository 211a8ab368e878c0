// What the machines of a work center report: their state, what they work on, their last values.
import type { Output, production } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { Shape, type State, useFormat } from '../look/index.ts';
import css from './floor.module.css';
import { plainName } from './parameters.ts';
import type { Job } from './pick.ts';

export type Machine = Output<typeof production.listEquipment>[number];

const SHAPES: Readonly<Record<string, State>> = { running: 'now', done: 'done', fault: 'act', offline: 'watch' };
const STATES = ['idle', 'running', 'done', 'fault', 'offline'] as const;

const Report = ({ machine, jobs }: { machine: Machine; jobs: readonly Job[] }) => {
  const { t } = useTranslation('floor');
  const { when } = useFormat();
  const known = STATES.find((state) => state === machine.state);
  const job = jobs.find(({ id }) => id === machine.operation);
  const values = Object.entries(machine.values).slice(0, 4);
  return (
    <li className={css.report} data-state={machine.state}>
      <Shape state={SHAPES[machine.state] ?? 'idle'} size={24} />
      <span>
        <strong>{machine.equipment}</strong>{' '}
        {machine.reportedAt ? (known ? t(`machine.states.${known}`) : machine.state) : t('machine.silent')}
        {job && `, ${t('machine.works', { number: job.orderNumber })}`}
        {values.length > 0 && (
          <span className={css.quiet}>
            {values.map(([key, value]) => `${plainName(key)} ${String(value)}`).join(', ')}
          </span>
        )}
        {machine.reportedAt && (
          <span className={css.quiet}>{t('machine.reported', { when: when(machine.reportedAt, 'time') })}</span>
        )}
      </span>
    </li>
  );
};

export const Machines = ({ machines, jobs }: { machines: readonly Machine[]; jobs: readonly Job[] }) => {
  const { t } = useTranslation('floor');
  if (machines.length === 0) return null;
  return (
    <section className={css.block}>
      <h2 className={css.blockTitle}>{machines.length === 1 ? t('machine.title') : t('machine.titleMany')}</h2>
      <ul className={css.reports}>
        {machines.map((machine) => (
          <Report key={machine.equipment} machine={machine} jobs={jobs} />
        ))}
      </ul>
    </section>
  );
};
