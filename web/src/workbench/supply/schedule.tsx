// The master production schedule: what, how many, in which week, for which orders, and whether its material is there.
import { type Output, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { Pillars } from './pillars.tsx';

type Mps = Output<typeof sourcing.mps>;
const SHAPE = { planned: 'idle', 'in-work': 'now', done: 'done', cancelled: 'idle' } as const;

/** Weeks beside each other, each with a pillar per product; the table below holds the same orders. */
const Weeks = ({ weeks, names }: { weeks: Mps['weeks']; names: ReadonlyMap<string, string> }) => {
  const { t } = useTranslation('supply');
  const products = [...new Set(weeks.map((week) => week.product))].sort();
  const nameOf = (product: string) => names.get(product) ?? product;
  const pillarsOf = (week: string) =>
    weeks
      .filter((each) => each.week === week && each.quantity > 0)
      .sort((a, b) => a.product.localeCompare(b.product))
      .map(({ product, quantity }) => ({
        id: product,
        count: quantity,
        tone: products.indexOf(product) % 4,
        told: t('weekMade', { product: nameOf(product), week, amount: quantity }),
      }));
  return (
    <Pillars
      title={t('picture')}
      height={120}
      legend={products.map((id, index) => ({ id, label: nameOf(id), tone: index % 4 }))}
      columns={[...new Set(weeks.map(({ week }) => week))]
        .sort()
        .map((label) => ({ label, pillars: pillarsOf(label) }))}
    />
  );
};

export const Schedule = () => {
  const { t } = useTranslation('ops');
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
      {asked.data && asked.data.weeks.length > 0 && (
        <Weeks weeks={asked.data.weeks} names={new Map(lines.map((line) => [line.product, line.productName]))} />
      )}
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
              value: (line) => line.productName,
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
