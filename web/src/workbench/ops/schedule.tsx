// The master production schedule: what, how many, in which week, for which orders, and whether its material is there.
import { type Output, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, useWords, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from './parts.module.css';
import { Bar, Screen } from './parts.tsx';

type Mps = Output<typeof sourcing.mps>;
const SHAPE = { planned: 'idle', 'in-work': 'now', done: 'done', cancelled: 'idle' } as const;

const Weeks = ({ weeks }: { weeks: Mps['weeks'] }) => {
  const { t } = useTranslation('ops');
  const most = Math.max(1, ...weeks.map((week) => week.quantity));
  return (
    <section aria-label={t('schedule.weeks')}>
      <h2 className="ol-20 ol-strong">{t('schedule.weeks')}</h2>
      {weeks.map((week) => (
        <div key={`${week.product}/${week.week}`} className={css.week}>
          <span>{`${week.week}, ${week.product}`}</span>
          <Bar value={week.quantity} most={most} />
          <span>{week.quantity}</span>
        </div>
      ))}
    </section>
  );
};

export const Schedule = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(sourcing.mps, {});
  const lines = asked.data?.lines ?? [];
  const open = lines.filter((line) => line.state === 'planned' || line.state === 'in-work');
  const late = open.filter((line) => line.materialReadyAt !== null && line.materialReadyAt > line.dueAt);
  return (
    <Screen
      headline={asked.data && t('schedule.head', { count: open.reduce((sum, line) => sum + line.quantity, 0) })}
      sub={late.length > 0 ? t('schedule.late', { count: late.length }) : t('schedule.sub')}
      problem={asked.error}
    >
      {asked.data && asked.data.weeks.length > 0 && <Weeks weeks={asked.data.weeks} />}
      {asked.data && (
        <DataTable
          caption={t('schedule.table')}
          columns={[
            {
              id: 'order',
              label: t('order'),
              value: (line) => line.orderNumber,
              show: (line) => <To to={places.order(line.order)}>{line.orderNumber}</To>,
            },
            {
              id: 'product',
              label: t('product'),
              value: (line) =>
                typeof line.productName === 'string' ? line.productName : say(line.productName as never),
            },
            { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (line) => line.quantity },
            {
              id: 'due',
              label: t('purchases.due'),
              value: (line) => line.dueAt,
              show: (line) => <When at={line.dueAt} style="dayTime" />,
            },
            {
              id: 'state',
              label: t('state'),
              value: (line) => line.state,
              show: (line) => <StateChip state={SHAPE[line.state]}>{t(`schedule.${line.state}`)}</StateChip>,
            },
            {
              id: 'material',
              label: t('schedule.material'),
              value: (line) => line.materialReadyAt,
              show: (line) =>
                line.materialReadyAt ? <When at={line.materialReadyAt} style="dayTime" /> : t('schedule.there'),
            },
          ]}
          rows={lines}
          rowId={(line) => line.id}
          csv="master-schedule"
          sort={{ by: 'due' }}
          empty={<EmptyState title={t('schedule.none')} sub={t('schedule.noneSub')} />}
        />
      )}
    </Screen>
  );
};
