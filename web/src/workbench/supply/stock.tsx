// What is on hand, what is promised to orders, what is on its way, and where it lies.
import { Button, TextInput } from '@mantine/core';
import { logistics, research, sourcing } from '@onelot/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { type Column, DataTable, EmptyState, StateChip, useFormat, useWords, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Bar, Screen } from '../ops/parts.tsx';
import { Adjust, LotsDrawer, type StockLot, type StockRow } from './stock-forms.tsx';

const useRows = () => {
  const say = useWords();
  const planning = useAsk(sourcing.listPlanning, {});
  const items = useAsk(research.listItems, {});
  const stock = useAsk(logistics.listStock, {});
  const rows = useMemo((): StockRow[] => {
    const facts = new Map((items.data ?? []).map((item) => [item.item, item]));
    const lots = new Map<string, StockLot[]>();
    for (const line of stock.data ?? []) lots.set(line.item, [...(lots.get(line.item) ?? []), line]);
    return (planning.data ?? []).map((plan) => ({
      ...plan,
      name: say(facts.get(plan.item)?.name) || plan.item,
      unit: facts.get(plan.item)?.unit ?? '',
      free: plan.onHand - plan.allocated,
      lots: lots.get(plan.item) ?? [],
    }));
  }, [planning.data, items.data, stock.data, say]);
  return { rows, ready: Boolean(planning.data), problem: planning.error ?? stock.error };
};

const low = (row: StockRow): boolean => row.safetyStock > 0 && row.onHand < row.safetyStock;

export const Stock = () => {
  const { t } = useTranslation('ops');
  const { number } = useFormat();
  const { rows, ready, problem } = useRows();
  const [text, setText] = useState('');
  const [chosen, choose] = useState<string>();
  const needle = text.trim().toLowerCase();
  const shown = needle ? rows.filter((row) => `${row.item} ${row.name}`.toLowerCase().includes(needle)) : rows;
  const short = rows.filter(low);
  const columns: Column<StockRow>[] = [
    {
      id: 'item',
      label: t('stock.item'),
      value: (row) => row.item,
      show: (row) => (
        <Button variant="transparent" px={0} onClick={() => choose(row.item)} aria-expanded={chosen === row.item}>
          {row.name}
        </Button>
      ),
    },
    {
      id: 'onHand',
      label: t('stock.onHand'),
      numeric: true,
      value: (row) => row.onHand,
      show: (row) => `${number(row.onHand)} ${row.unit}`,
    },
    { id: 'allocated', label: t('stock.allocated'), numeric: true, value: (row) => row.allocated },
    { id: 'free', label: t('stock.free'), numeric: true, value: (row) => row.free },
    { id: 'onOrder', label: t('stock.onOrder'), numeric: true, value: (row) => row.onOrder },
    {
      id: 'safety',
      label: t('stock.safety'),
      value: (row) => row.safetyStock,
      wideOnly: true,
      show: (row) => (
        <>
          <Bar
            value={row.onHand}
            most={Math.max(row.onHand, row.safetyStock * 2, 1)}
            mark={row.safetyStock}
            {...(low(row) ? { tone: 'amber' as const } : {})}
          />{' '}
          {low(row) && <StateChip state="watch">{t('stock.low')}</StateChip>}
        </>
      ),
    },
  ];
  const open = rows.find((row) => row.item === chosen);
  return (
    <Screen
      headline={ready ? (short.length > 0 ? t('stock.short', { count: short.length }) : t('stock.enough')) : undefined}
      sub={
        short.length > 0
          ? short
              .slice(0, 3)
              .map((row) => row.name)
              .join(', ')
          : t('stock.sub', { count: rows.length })
      }
      problem={problem}
      actions={<Adjust rows={rows} {...(open ? { item: open.item } : {})} />}
    >
      <TextInput
        aria-label={t('stock.find')}
        placeholder={t('stock.find')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
      />
      {open && <LotsDrawer row={open} close={() => choose(undefined)} />}
      {ready && (
        <DataTable
          caption={t('stock.table')}
          columns={columns}
          rows={shown}
          rowId={(row) => row.item}
          csv="stock"
          empty={
            <EmptyState title={t('stock.none')} sub={t('stock.noneSub')}>
              <To to="/work/import">{t('import.title')}</To>
            </EmptyState>
          }
        />
      )}
      <Finished />
    </Screen>
  );
};

const Finished = () => {
  const { t } = useTranslation(['ops', 'supply']);
  const asked = useAsk(logistics.listFinished, {});
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <DataTable
      titled
      caption={t('stock.finished')}
      columns={[
        { id: 'identifier', label: t('stock.identifier'), value: (row) => row.identifier },
        { id: 'name', label: t('stock.name'), value: (row) => row.name },
        { id: 'place', label: t('stock.place'), value: (row) => row.place },
        {
          id: 'order',
          label: t('order'),
          value: (row) => row.orderNumber,
          show: (row) => <To to={places.order(row.order)}>{row.orderNumber}</To>,
        },
        {
          id: 'stored',
          label: t('stock.storedAt'),
          value: (row) => row.storedAt,
          show: (row) => <When at={row.storedAt} style="dayTime" />,
        },
        {
          id: 'delivery',
          label: t('delivery'),
          value: (row) => row.delivery,
          show: (row) =>
            row.flag ? t('supply:kept') : row.delivery ? <To to={places.delivery(row.delivery)}>{t('open')}</To> : '–',
        },
      ]}
      rows={asked.data}
      rowId={(row) => row.id}
      csv="finished"
    />
  );
};
