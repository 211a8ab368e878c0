// What the store does with stock: a corrected count with its reason, a move to another place.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DrawerForm } from '../ops/parts.tsx';
import type { StockLot, StockRow } from './stock-rows.ts';

const keyOf = (line: StockLot): string => `${line.place} / ${line.lot}`;

export const Move = ({ row }: { row: StockRow }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const asked = useAsk(logistics.listPlaces, {});
  const [form, set] = useState({ source: '', to: '', quantity: 0 });
  const line = row.lots.find((each) => keyOf(each) === form.source) ?? row.lots[0];
  const quantity = form.quantity || (line?.quantity ?? 0);
  const others = (asked.data ?? []).filter((each) => each.place !== line?.place);
  const input = () => ({ item: row.item, lot: line?.lot ?? '', from: line?.place ?? '', to: form.to, quantity });
  return (
    <DrawerForm
      title={t('moveTitle')}
      open={t('move')}
      operation={logistics.moveStock}
      input={input}
      submit={t('move')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('from')}
            data={row.lots.map(keyOf)}
            value={line ? keyOf(line) : null}
            onChange={(value) => set({ ...form, source: value ?? '', quantity: 0 })}
            error={wrong('/from') ?? wrong('/lot')}
          />
          <Select
            label={t('to')}
            data={others.map((place) => place.place)}
            value={form.to || null}
            onChange={(value) => set({ ...form, to: value ?? '' })}
            error={wrong('/to')}
          />
          <NumberInput
            label={t('ops:stock.quantity')}
            min={0}
            max={line?.quantity ?? 0}
            value={quantity}
            onChange={(value) => set({ ...form, quantity: Number(value) })}
            error={wrong('/quantity')}
          />
        </>
      )}
    </DrawerForm>
  );
};

export const Adjust = ({ rows, item: given }: { rows: readonly StockRow[]; item?: string }) => {
  const { t } = useTranslation('ops');
  const asked = useAsk(logistics.listPlaces, {});
  const [form, set] = useState({ item: '', place: '', lot: '', quantity: 0, reason: '' });
  const item = form.item || given || '';
  const input = () => ({
    ...form,
    item,
    place: form.place || (asked.data?.[0]?.place ?? ''),
    lot: form.lot || 'COUNT',
  });
  return (
    <DrawerForm
      title={t('stock.adjustTitle')}
      open={t('stock.adjust')}
      operation={logistics.adjustStock}
      input={input}
      submit={t('stock.adjust')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('stock.item')}
            searchable
            data={rows.map((row) => ({ value: row.item, label: row.name }))}
            value={item || null}
            onChange={(value) => set({ ...form, item: value ?? '' })}
            error={wrong('/item')}
          />
          <Select
            label={t('stock.place')}
            data={(asked.data ?? []).map((place) => place.place)}
            value={input().place || null}
            onChange={(value) => set({ ...form, place: value ?? '' })}
            error={wrong('/place')}
          />
          <TextInput
            label={t('stock.lot')}
            value={form.lot}
            placeholder="COUNT"
            onChange={(event) => set({ ...form, lot: event.currentTarget.value })}
            error={wrong('/lot')}
          />
          <NumberInput
            label={t('stock.counted')}
            min={0}
            value={form.quantity}
            onChange={(value) => set({ ...form, quantity: Number(value) })}
            error={wrong('/quantity')}
          />
          <TextInput
            label={t('stock.reason')}
            value={form.reason}
            onChange={(event) => set({ ...form, reason: event.currentTarget.value })}
            error={wrong('/reason')}
          />
        </>
      )}
    </DrawerForm>
  );
};
