// Promises kept: of what was delivered, how much came by the date first promised, and how far the rest lay from it.
import { SegmentedControl } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  formatDuration,
  StateChip,
  useFormat,
  useWords,
  When,
} from '../../look/index.ts';
import { places, To, useInAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { type Kept, PromiseDots } from './promise-dots.tsx';

const PERIODS = [30, 90, 365] as const;

/** Early or late, in words. */
const useOff = () => {
  const { t } = useTranslation('indicators');
  return (seconds: number): string =>
    t(seconds > 0 ? 'promises.late' : 'promises.early', { time: formatDuration(Math.abs(seconds)) });
};

const useColumns = (): readonly Column<Kept>[] => {
  const { t } = useTranslation('indicators');
  const say = useWords();
  const off = useOff();
  const date = (id: 'firstPromised' | 'promised' | 'deliveredAt', wideOnly = false): Column<Kept> => ({
    id,
    label: t(`promises.${id}`),
    value: (order) => order[id],
    show: (order) => <When at={order[id]} style="dayTime" />,
    wideOnly,
  });
  return [
    {
      id: 'number',
      label: t('promises.number'),
      value: (order) => order.number,
      show: (order) => <To to={places.order(order.id)}>{order.number}</To>,
    },
    { id: 'product', label: t('promises.product'), value: (order) => say(order.productName), wideOnly: true },
    date('firstPromised'),
    date('promised', true),
    date('deliveredAt'),
    {
      id: 'off',
      label: t('promises.off'),
      value: (order) => order.lateSeconds,
      show: (order) => <StateChip state={order.lateSeconds > 0 ? 'watch' : 'good'}>{off(order.lateSeconds)}</StateChip>,
    },
  ];
};

export const Promises = () => {
  const { t } = useTranslation('indicators');
  const { number } = useFormat();
  const off = useOff();
  const [period, setPeriod] = useInAddress('days');
  const days = PERIODS.find((each) => String(each) === period) ?? 90;
  const asked = useAsk(sales.promiseAccuracy, { days }, { refetchSeconds: 30 });
  const columns = useColumns();
  const { data } = asked;
  const spread = data?.lateSeconds;
  return (
    <Screen
      headline={
        data &&
        (data.delivered === 0
          ? t('promises.headNone')
          : t('promises.head', {
              share: number((data.kept / data.delivered) * 100, data.kept === data.delivered ? 0 : 1),
              count: data.delivered,
            }))
      }
      sub={spread ? t('promises.sub', { half: off(spread.p50), most: off(spread.p90) }) : t('promises.subNone')}
      problem={asked.error}
      again={() => void asked.refetch()}
      actions={
        <SegmentedControl
          aria-label={t('promises.period')}
          value={String(days)}
          onChange={(value) => setPeriod(value)}
          data={PERIODS.map((each) => ({ value: String(each), label: t('promises.days', { count: each }) }))}
        />
      }
    >
      {data && data.orders.length > 0 && <PromiseDots orders={data.orders} />}
      {data && (
        <DataTable
          caption={t('promises.table')}
          columns={columns}
          rows={data.orders}
          rowId={(order) => order.id}
          csv="promises"
          empty={<EmptyState title={t('promises.none')} sub={t('promises.noneSub')} />}
        />
      )}
    </Screen>
  );
};
