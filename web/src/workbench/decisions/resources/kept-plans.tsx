// Plans kept to compare: cost and units side by side, what adopting one would change, and the way back.
import { Button, TextInput } from '@mantine/core';
import { type Output, production } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../../data/index.ts';
import { DataTable, ProblemNote, StateChip, useFormat, When } from '../../../look/index.ts';
import { Act } from '../../ops/parts.tsx';
import css from '../decisions.module.css';
import { Head } from '../picture.tsx';

type Kept = Output<typeof production.listNetworkPlans>[number];

/** `job`: of the precise plan on the screen, which can be kept. */
export const KeptPlans = ({ job }: { job: string | undefined }) => {
  const { t } = useTranslation('decisions');
  const asked = useAsk(production.listNetworkPlans, {});
  const plans = asked.data ?? [];
  if (plans.length === 0 && !job) return null;
  return (
    <section className={css.card}>
      <Head title={t('resources.kept')} sub={t('resources.keptSub')} />
      {job && <Keep key={job} job={job} />}
      {asked.error && <ProblemNote problem={asked.error.document} />}
      {plans.length > 0 && <Plans plans={plans} />}
    </section>
  );
};

const Keep = ({ job }: { job: string }) => {
  const { t } = useTranslation('decisions');
  const [name, setName] = useState('');
  const keep = useCommand(production.keepNetworkPlan, () => setName(''));
  return (
    <form
      className={css.refine}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate({ job, name });
      }}
    >
      <TextInput
        aria-label={t('resources.planName')}
        placeholder={t('resources.planName')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={keep.isPending} disabled={name.trim() === ''}>
        {t('resources.keep')}
      </Button>
      {keep.error && <ProblemNote problem={keep.error.document} />}
    </form>
  );
};

const unitsOf = ({ resources }: Kept): number => resources.reduce((sum, { planned }) => sum + planned, 0);

const Plans = ({ plans }: { plans: readonly Kept[] }) => {
  const { t } = useTranslation('decisions');
  const { money, number } = useFormat();
  const least = Math.min(...plans.map(({ cost }) => cost));
  const changes = ({ changes: list }: Kept): string =>
    list.map(({ workCenter, before, after }) => `${workCenter} ${before} → ${after}`).join(', ');
  return (
    <DataTable
      caption={t('resources.kept')}
      csv="kept-plans"
      rows={plans}
      rowId={({ plan }) => plan}
      columns={[
        { id: 'name', label: t('resources.col.name'), value: ({ name }) => name },
        {
          id: 'at',
          label: t('resources.col.keptAt'),
          value: ({ madeAt }) => madeAt,
          show: ({ madeAt }) => <When at={madeAt} style="dayTime" />,
        },
        {
          id: 'units',
          label: t('resources.col.units'),
          numeric: true,
          value: unitsOf,
          show: (plan) => number(unitsOf(plan)),
        },
        {
          id: 'cost',
          label: t('resources.col.cost'),
          numeric: true,
          value: ({ cost }) => cost,
          show: ({ cost }) => money(cost, undefined, true),
        },
        {
          id: 'more',
          label: t('resources.col.more'),
          numeric: true,
          value: ({ cost }) => cost - least,
          show: ({ cost }) => money(cost - least, undefined, true),
        },
        { id: 'changes', label: t('resources.col.changes'), value: changes },
        { id: 'act', label: '', sortable: false, value: () => '', show: (plan) => <Acts plan={plan} /> },
      ]}
    />
  );
};

const Acts = ({ plan: { plan, adoptedAt } }: { plan: Kept }) => {
  const { t } = useTranslation('decisions');
  if (adoptedAt)
    return (
      <div className={css.buttons}>
        <StateChip state="good">{t('resources.adopted')}</StateChip>
        <Act operation={production.undoNetworkPlan} input={{ plan }} size="xs" variant="outline">
          {t('resources.undo')}
        </Act>
      </div>
    );
  return (
    <div className={css.buttons}>
      <Act operation={production.adoptNetworkPlan} input={{ plan }} size="xs">
        {t('resources.adopt')}
      </Act>
      <Act operation={production.dropNetworkPlan} input={{ plan }} size="xs" variant="subtle">
        {t('resources.drop')}
      </Act>
    </div>
  );
};
