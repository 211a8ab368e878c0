// The master production schedule: what, how many, in which week, for which orders, and whether its material is there.
import { sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { type Line, MpsGrid } from './mps-grid.tsx';

const SHAPE = { planned: 'idle', 'in-work': 'now', done: 'done', cancelled: 'idle' } as const;

const amount = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.quantity, 0);

export const Schedule = () => {
  const { t } = useTranslation(['ops', 'supply']);
  const address = useAddress();
  const asked = useAsk(sourcing.mps, {});
  const lines = asked.data?.lines ?? [];
  const open = lines.filter((line) => line.state === 'planned' || line.state === 'in-work');
  const late = open.filter((line) => line.materialReadyAt !== null && line.materialReadyAt > line.dueAt);
  const toMake = amount(open);
  const made = amount(lines.filter((line) => line.state === 'done'));
  const material =
    late.length > 0 ? `${t('schedule.late', { count: late.length })}.` : open.length > 0 ? `${t('schedule.sub')}.` : '';
  return (
    <Screen
      headline={
        asked.data &&
        (toMake > 0
          ? t('schedule.head', { count: toMake })
          : t(lines.length > 0 ? 'supply:mps.allMade' : 'schedule.nothing'))
      }
      sub={
        asked.data && lines.length === 0
          ? t('schedule.nothingSub')
          : `${t('supply:mps.made', { count: made })} ${material}`
      }
      problem={asked.error}
    >
      {lines.length > 0 && <MpsGrid lines={lines} />}
      {asked.data && (
        <DataTable
          caption={t('schedule.table')}
          columns={[
            {
              id: 'order',
              label: t('order'),
              value: (line) => line.orderNumber,
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
          rowTo={(line) => address(places.order(line.order))}
          csv="master-schedule"
          sort={{ by: 'due' }}
          empty={
            <EmptyState title={t('schedule.none')} sub={t('schedule.noneSub')}>
              <To to="/work/orders">{t('supply:mps.toOrders')}</To>
            </EmptyState>
          }
        />
      )}
    </Screen>
  );
};
