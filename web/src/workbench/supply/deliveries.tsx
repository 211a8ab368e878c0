// The delivery schedule: what is late, what is on the road and where, what waits for a carrier, and how many arrive on which day.
import { SegmentedControl } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { type Column, DataTable, EmptyState, useFormat, When } from '../../look/index.ts';
import { places, To, useAddress, useInAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { coming, type Delivery, Late, late, lateSeconds, State } from './delivery-state.tsx';
import { Pillars } from './pillars.tsx';
import { RoadMap } from './road-map.tsx';
import css from './supply.module.css';

/** Arrivals still to come, a pillar a day; the late ones of a day in another colour and in words. */
const Days = ({ deliveries }: { deliveries: readonly Delivery[] }) => {
  const { t } = useTranslation('supply');
  const { when } = useFormat();
  const days = new Map<string, Delivery[]>();
  for (const each of deliveries.filter(coming).sort((a, b) => a.etaAt.localeCompare(b.etaAt))) {
    const day = when(each.etaAt, 'day');
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  if (days.size === 0) return null;
  const columns = [...days].map(([day, list]) => {
    const behind = list.filter(late).length;
    const told = t(behind > 0 ? 'dayLate' : 'dayTold', { day, count: list.length, late: behind });
    return { label: day, pillars: [{ id: day, count: list.length, told, tone: 0, late: behind }] };
  });
  return <Pillars title={t('onDay')} height={200} columns={columns} />;
};

const useColumns = (): Column<Delivery>[] => {
  const { t } = useTranslation('ops');
  return [
    { id: 'number', label: t('delivery'), value: (row) => row.number },
    {
      id: 'state',
      label: t('state'),
      value: (row) => t(`deliveries.${row.state}`),
      show: (row) => <State state={row.state} />,
    },
    {
      id: 'order',
      label: t('order'),
      value: (row) => row.orderNumber,
      show: (row) => <To to={places.order(row.order)}>{row.orderNumber}</To>,
    },
    { id: 'to', label: t('deliveries.to'), value: (row) => `${row.customerName}, ${row.address.city}` },
    { id: 'carrier', label: t('deliveries.carrier'), value: (row) => row.carrierName ?? '' },
    {
      id: 'pickUp',
      label: t('deliveries.pickUp'),
      value: (row) => row.pickUpAt,
      show: (row) => <When at={row.pickUpAt} style="dayTime" />,
      wideOnly: true,
    },
    {
      id: 'eta',
      label: t('deliveries.eta'),
      value: (row) => row.arrivedAt ?? row.etaAt,
      show: (row) => <When at={row.arrivedAt ?? row.etaAt} style="dayTime" />,
    },
    {
      id: 'promised',
      label: t('deliveries.promised'),
      value: (row) => row.promisedAt,
      show: (row) => <When at={row.promisedAt} style="dayTime" />,
      wideOnly: true,
    },
    {
      id: 'late',
      label: t('deliveries.lateColumn'),
      value: (row) => Math.round(lateSeconds(row) / 60),
      show: (row) => <Late delivery={row} />,
    },
  ];
};

const VIEWS = {
  coming,
  arrived: (each: Delivery) => each.state === 'arrived',
  all: () => true,
} as const;
type View = keyof typeof VIEWS;

const List = ({ all }: { all: readonly Delivery[] }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const address = useAddress();
  const columns = useColumns();
  const [given, setView] = useInAddress('view');
  const view = (Object.keys(VIEWS) as View[]).find((each) => each === given) ?? 'coming';
  const title =
    all.length === 0 ? t('ops:deliveries.none') : t(view === 'arrived' ? 'road.noneArrived' : 'road.noneComing');
  return (
    <>
      <div>
        <SegmentedControl
          aria-label={t('ops:state')}
          value={view}
          onChange={setView}
          data={(Object.keys(VIEWS) as View[]).map((value) => ({
            value,
            label: t(`road.${value}`, { count: all.filter(VIEWS[value]).length }),
          }))}
        />
      </div>
      <DataTable
        key={view}
        caption={t('ops:deliveries.table')}
        columns={columns}
        rows={all.filter(VIEWS[view])}
        rowId={(row) => row.id}
        rowTo={(row) => address(places.delivery(row.id))}
        csv="deliveries"
        sort={{ by: 'eta', down: view !== 'coming' }}
        empty={
          <EmptyState title={title} sub={t('ops:deliveries.noneSub')}>
            <To to="/work/board">{t('stock.toBoard')}</To>
          </EmptyState>
        }
      />
    </>
  );
};

/** Late ones first, since somebody must act; else how many are on the road. */
const useHeadline = (all: readonly Delivery[]): { headline: string; sub: string } => {
  const { t } = useTranslation(['supply', 'ops']);
  const road = all.filter((each) => each.state === 'on-the-road').length;
  const waits = all.filter((each) => ['planned', 'offered', 'declined', 'failed'].includes(each.state)).length;
  const behind = all.filter(late).length;
  const waiting = t('road.waiting', { count: waits });
  const onRoad = t('ops:deliveries.head', { count: road });
  if (behind > 0) return { headline: t('road.behind', { count: behind }), sub: `${onRoad}, ${waiting}.` };
  return { headline: onRoad, sub: `${t('ops:deliveries.onTime')}, ${waiting}.` };
};

export const Deliveries = () => {
  const asked = useAsk(logistics.listDeliveries, {});
  const all = asked.data ?? [];
  const { headline, sub } = useHeadline(all);
  return (
    <Screen headline={asked.data && headline} sub={sub} problem={asked.error}>
      {all.some(coming) && (
        <div className={css.roads}>
          <RoadMap deliveries={all} />
          <Days deliveries={all} />
        </div>
      )}
      {asked.data && <List all={all} />}
    </Screen>
  );
};
