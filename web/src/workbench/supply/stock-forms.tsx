// What the store does with stock: where an item lies, a corrected count with its reason, a move to another place.
import { Drawer, NumberInput, Select, TextInput } from '@mantine/core';
import { logistics, type Output, type sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { DataTable, EmptyState, useFormat } from '../../look/index.ts';
import css from '../ops/parts.module.css';
import { DrawerForm } from '../ops/parts.tsx';

export type StockLot = Output<typeof logistics.listStock>[number];
type Planning = Output<typeof sourcing.listPlanning>[number];
/** An item with its plan and its lots; `free` is on hand without what orders hold. */
export interface StockRow extends Planning {
  readonly name: string;
  readonly unit: string;
  readonly free: number;
  readonly lots: readonly StockLot[];
}

export const LotsDrawer = ({ row, close }: { row: StockRow; close: () => void }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const { may } = useSession();
  const values = {
    onHand: number(row.onHand),
    allocated: number(row.allocated),
    free: number(row.free),
    onOrder: number(row.onOrder),
  };
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t('where', { item: row.name })}
      closeButtonProps={{ 'aria-label': t('ops:close') }}
    >
      <div className={css.stack}>
        <p className="ol-ink-2">
          {`${row.item}. ${t('facts', values)}. ${t('safety', { amount: number(row.safetyStock) })}.`}
        </p>
        <DataTable
          caption={t('where', { item: row.name })}
          columns={[
            { id: 'place', label: t('ops:stock.place'), value: (line) => line.place },
            { id: 'lot', label: t('ops:stock.lot'), value: (line) => line.lot },
            { id: 'quantity', label: t('ops:stock.quantity'), numeric: true, value: (line) => line.quantity },
          ]}
          rows={row.lots}
          rowId={(line) => `${line.place}/${line.lot}`}
          csv={`stock-${row.item}`}
          empty={<EmptyState title={t('ops:stock.nothingHere')} />}
        />
        <div className={css.actions}>
          <Adjust rows={[row]} item={row.item} />
          {may('logistics') && row.lots.length > 0 && <Move row={row} />}
        </div>
      </div>
    </Drawer>
  );
};

const keyOf = (line: StockLot): string => `${line.place} / ${line.lot}`;

const Move = ({ row }: { row: StockRow }) => {
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
