// Who waits for an answer from service, the longest wait first.
import { Button } from '@mantine/core';
import { type Output, service } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, formatDuration, StateChip, usePlace, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { StateFilter } from './state-filter.tsx';
import { compareIso, secondsBetween, sinceOf } from './waiting.ts';

type Demand = Output<typeof service.listDemands>[number];
export const SHAPE = { open: 'watch', answered: 'good', closed: 'done' } as const;
const STATES = ['all', 'open', 'answered', 'closed'] as const;
type State = (typeof STATES)[number];

export const ServiceDemands = () => {
  const { t } = useTranslation('people');
  const address = useAddress();
  const asked = useAsk(service.listDemands, {});
  const all = asked.data ?? [];
  const { now } = usePlace();
  const waiting = all.filter((each) => each.state === 'open').sort((a, b) => compareIso(sinceOf(a), sinceOf(b)));
  const rest = all.filter((each) => each.state !== 'open').sort((a, b) => compareIso(sinceOf(b), sinceOf(a)));
  const open = waiting.length;
  const [state, setState] = useState<State>('all');
  const shown = [...waiting, ...rest].filter((each) => state === 'all' || each.state === state);
  const waited = (row: Demand): string => formatDuration(secondsBetween(sinceOf(row), now()));
  return (
    <Screen
      headline={asked.data && (open > 0 ? t('service.head', { count: open }) : t('service.allAnswered'))}
      sub={
        asked.data &&
        (waiting[0]
          ? t('service.longest', { customer: waiting[0].customer, time: waited(waiting[0]) })
          : t('service.sub', { count: all.length }))
      }
      problem={asked.error}
    >
      {all.length > 0 && (
        <StateFilter
          label={t('showState')}
          value={state}
          set={setState}
          states={STATES.map((value) => ({ value, label: t(value === 'all' ? 'all' : `service.${value}`) }))}
        />
      )}
      {asked.data && (
        <DataTable
          caption={t('service.table')}
          columns={[
            { id: 'number', label: t('service.number'), value: (row) => row.number },
            { id: 'title', label: t('service.title'), value: (row) => row.title },
            { id: 'kind', label: t('service.kind'), value: (row) => t(`service.kinds.${row.kind}`) },
            {
              id: 'state',
              label: t('state'),
              value: (row) => row.state,
              show: (row) => <StateChip state={SHAPE[row.state]}>{t(`service.${row.state}`)}</StateChip>,
            },
            { id: 'customer', label: t('service.customer'), value: (row) => row.customer },
            {
              id: 'waits',
              label: t('service.waits'),
              numeric: true,
              value: (row) => (row.state === 'open' ? secondsBetween(sinceOf(row), now()) : null),
              show: (row) => (row.state === 'open' ? waited(row) : '–'),
            },
            {
              id: 'last',
              label: t('service.lastWord'),
              value: (row) => row.messages.at(-1)?.at ?? row.openedAt,
              show: (row) => <When at={row.messages.at(-1)?.at ?? row.openedAt} style="dayTime" />,
              wideOnly: true,
            },
            {
              id: 'order',
              label: t('order'),
              value: (row) => row.orderNumber,
              show: (row) => (row.order ? <To to={places.order(row.order)}>{row.orderNumber}</To> : '–'),
            },
          ]}
          rows={shown}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.service(row.id))}
          csv="service-demands"
          empty={
            state === 'all' ? (
              <EmptyState title={t('service.none')} sub={t('service.noneSub')}>
                <To to="/work/orders">{t('service.toOrders')}</To>
              </EmptyState>
            ) : (
              <EmptyState title={t('service.noneInState')}>
                <Button variant="outline" onClick={() => setState('all')}>
                  {t('service.seeAll')}
                </Button>
              </EmptyState>
            )
          }
        />
      )}
    </Screen>
  );
};
