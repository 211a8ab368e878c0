// Stock by item: on hand, held by orders, free, on order, and where it stands against its safety stock.
import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EmptyState, StateChip, useFormat } from '../../look/index.ts';
import { To } from '../links.tsx';
import { Bar } from '../ops/parts.tsx';
import { low, none, type StockRow } from './stock-rows.ts';
import css from './supply.module.css';

const Safety = ({ row }: { row: StockRow }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const chip = low(row) ? (
    <StateChip state="watch">{t('ops:stock.low')}</StateChip>
  ) : none(row) ? (
    <StateChip state="idle">{t('stock.nothing')}</StateChip>
  ) : null;
  return (
    <span className={css.against}>
      <Bar
        value={row.onHand}
        most={Math.max(row.onHand, row.safetyStock * 2, 1)}
        mark={row.safetyStock}
        {...(low(row) ? { tone: 'amber' as const } : {})}
      />
      <span>{number(row.safetyStock)}</span>
      {chip}
    </span>
  );
};

const useColumns = (): Column<StockRow>[] => {
  const { t } = useTranslation(['ops', 'supply']);
  const { number } = useFormat();
  const amount = (id: 'allocated' | 'free' | 'onOrder'): Column<StockRow> => ({
    id,
    label: t(`stock.${id}`),
    numeric: true,
    value: (row) => row[id],
    show: (row) => number(row[id]),
  });
  return [
    { id: 'item', label: t('stock.item'), value: (row) => row.name },
    { id: 'code', label: t('supply:stock.code'), value: (row) => row.item, wideOnly: true },
    {
      id: 'onHand',
      label: t('stock.onHand'),
      numeric: true,
      value: (row) => row.onHand,
      show: (row) => `${number(row.onHand)} ${row.unit}`,
    },
    amount('allocated'),
    amount('free'),
    amount('onOrder'),
    {
      id: 'safety',
      label: t('stock.safety'),
      value: (row) => row.safetyStock,
      wideOnly: true,
      show: (row) => <Safety row={row} />,
    },
  ];
};

const FILTERS = { low, none, held: (row: StockRow) => row.allocated > 0, ordered: (row: StockRow) => row.onOrder > 0 };
type Filter = keyof typeof FILTERS;

export const Items = ({ rows, open }: { rows: readonly StockRow[]; open: (item: string) => void }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter | null>(null);
  const columns = useColumns();
  const needle = text.trim().toLowerCase();
  const shown = rows
    .filter((row) => !filter || FILTERS[filter](row))
    .filter((row) => !needle || `${row.item} ${row.name}`.toLowerCase().includes(needle));
  return (
    <>
      <search className={css.filters}>
        <TextInput
          aria-label={t('ops:stock.find')}
          placeholder={t('ops:stock.find')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('stock.filter')}
          placeholder={t('stock.all')}
          clearable
          clearButtonProps={{ 'aria-label': t('stock.all') }}
          value={filter}
          onChange={(value) => setFilter(value as Filter | null)}
          data={(Object.keys(FILTERS) as Filter[]).map((value) => ({ value, label: t(`stock.only.${value}`) }))}
        />
      </search>
      <DataTable
        caption={t('ops:stock.table')}
        columns={columns}
        rows={shown}
        rowId={(row) => row.item}
        onRow={(row) => open(row.item)}
        csv="stock"
        empty={
          rows.length > 0 ? (
            <EmptyState title={t('stock.noMatch')} sub={t('stock.noMatchSub')} />
          ) : (
            <EmptyState title={t('ops:stock.none')} sub={t('ops:stock.noneSub')}>
              <To to="/work/import">{t('ops:import.title')}</To>
            </EmptyState>
          )
        }
      />
    </>
  );
};
