// The delivery schedule: how many are on the road, what waits for a carrier, what is late, and how many arrive on which day.
import { logistics } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, useFormat, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { type Delivery, late, State } from './delivery-state.tsx';
import { Pillars } from './pillars.tsx';

/** Arrivals still to come, a pillar a day; a day with a late one in another colour and in words. */
const Days = ({ deliveries }: { deliveries: readonly Delivery[] }) => {
  const { t } = useTranslation('supply');
  const { when } = useFormat();
  const coming = deliveries.filter((each) => !['arrived', 'cancelled'].includes(each.state));
  const days = new Map<string, Delivery[]>();
  for (const each of [...coming].sort((a, b) => a.etaAt.localeCompare(b.etaAt))) {
    const day = when(each.etaAt, 'day');
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  if (days.size === 0) return null;
  const columns = [...days].map(([day, list]) => {
    const behind = list.filter(late).length;
    const told = t(behind > 0 ? 'dayLate' : 'dayTold', { day, count: list.length, late: behind });
    const tone = behind > 0 ? ('late' as const) : 0;
    return { label: day, pillars: [{ id: day, count: list.length, told, tone }] };
  });
  return <Pillars title={t('onDay')} height={80} columns={columns} />;
};

export const Deliveries = () => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const asked = useAsk(logistics.listDeliveries, {});
  const all = asked.data ?? [];
  const road = all.filter((each) => each.state === 'on-the-road').length;
  const behind = all.filter(late).length;
  return (
    <Screen
      headline={asked.data && t('deliveries.head', { count: road })}
      sub={behind > 0 ? t('deliveries.behind', { count: behind }) : t('deliveries.onTime')}
      problem={asked.error}
    >
      {asked.data && <Days deliveries={all} />}
      {asked.data && (
        <DataTable
          caption={t('deliveries.table')}
          columns={[
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
              id: 'late',
              label: t('deliveries.late'),
              value: late,
              show: (row) => (late(row) ? <StateChip state="act">{t('deliveries.late')}</StateChip> : ''),
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.delivery(row.id))}
          csv="deliveries"
          sort={{ by: 'eta', down: true }}
          empty={<EmptyState title={t('deliveries.none')} sub={t('deliveries.noneSub')} />}
        />
      )}
    </Screen>
  );
};
