// What people want and could not have, most wanted first.
import { Button } from '@mantine/core';
import { interaction } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { Bar, Screen } from '../ops/parts.tsx';
import { StateFilter } from './state-filter.tsx';

export const SHAPE = { open: 'watch', accepted: 'good', declined: 'idle', merged: 'idle' } as const;
const STATES = ['all', 'open', 'accepted', 'declined', 'merged'] as const;
type State = (typeof STATES)[number];

export const Demands = () => {
  const { t } = useTranslation('people');
  const address = useAddress();
  const asked = useAsk(interaction.listDemands, {});
  const all = asked.data ?? [];
  const open = all.filter((each) => each.state === 'open').length;
  const [state, setState] = useState<State>('all');
  const shown = state === 'all' ? all : all.filter((each) => each.state === state);
  const most = Math.max(1, ...all.map((each) => each.times));
  return (
    <Screen
      headline={
        asked.data && (open > 0 || all.length === 0 ? t('demands.head', { count: open }) : t('demands.allScreened'))
      }
      sub={all[0] && t('demands.most', { title: all[0].title, count: all[0].times })}
      problem={asked.error}
    >
      {all.length > 0 && (
        <StateFilter
          label={t('showState')}
          value={state}
          set={setState}
          states={STATES.map((value) => ({ value, label: t(value === 'all' ? 'all' : `demands.${value}`) }))}
        />
      )}
      {asked.data && (
        <DataTable
          caption={t('demands.table')}
          columns={[
            { id: 'title', label: t('demands.title'), value: (row) => row.title },
            {
              id: 'times',
              label: t('demands.times'),
              numeric: true,
              value: (row) => row.times,
              show: (row) => (
                <>
                  <Bar value={row.times} most={most} /> {row.times}
                </>
              ),
            },
            { id: 'people', label: t('demands.people'), numeric: true, value: (row) => row.people },
            { id: 'source', label: t('demands.source'), value: (row) => t(`demands.from.${row.source}`) },
            { id: 'product', label: t('demands.product'), value: (row) => row.product, wideOnly: true },
            {
              id: 'state',
              label: t('state'),
              value: (row) => t(`demands.${row.state}`),
              show: (row) => <StateChip state={SHAPE[row.state]}>{t(`demands.${row.state}`)}</StateChip>,
            },
            {
              id: 'last',
              label: t('demands.last'),
              value: (row) => row.lastAt,
              show: (row) => <When at={row.lastAt} style="dayTime" />,
              wideOnly: true,
            },
          ]}
          rows={shown}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.demand(row.id))}
          csv="demands"
          empty={
            state === 'all' ? (
              <EmptyState title={t('demands.none')} sub={t('demands.noneSub')}>
                <To to="">{t('demands.toShop')}</To>
              </EmptyState>
            ) : (
              <EmptyState title={t('demands.noneInState')}>
                <Button variant="outline" onClick={() => setState('all')}>
                  {t('demands.seeAll')}
                </Button>
              </EmptyState>
            )
          }
        />
      )}
    </Screen>
  );
};
