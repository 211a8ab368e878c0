// Purchase orders: which wait for an answer and how long, what each is for and when it is expected; and a new one.
import { NumberInput, Select } from '@mantine/core';
import { sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { type Column, DataTable, EmptyState, formatDuration, useFormat, usePlace, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { DrawerForm, Screen } from '../ops/parts.tsx';
import { type Purchase, PurchaseState } from './purchase-state.tsx';

export const Purchases = () => {
  const { t } = useTranslation('ops');
  const { number } = useFormat();
  const address = useAddress();
  const asked = useAsk(sourcing.listPurchaseOrders, {});
  const [state, setState] = useState<string | null>(null);
  const all = asked.data ?? [];
  const waiting = all.filter((each) => each.state === 'sent').length;
  const countered = all.filter((each) => each.state === 'countered').length;
  const columns: Column<Purchase>[] = [
    { id: 'number', label: t('purchases.number'), value: (row) => row.number },
    {
      id: 'state',
      label: t('state'),
      value: (row) => t(`purchase.${row.state}`),
      show: (row) => <PurchaseState state={row.state} />,
    },
    {
      id: 'supplier',
      label: t('supplier'),
      value: (row) => row.supplierName,
      show: (row) => <To to={places.supplier(row.supplier)}>{row.supplierName}</To>,
    },
    {
      id: 'item',
      label: t('stock.item'),
      value: (row) => row.itemName,
      show: (row) => <To to={places.item(row.item)}>{row.itemName}</To>,
    },
    {
      id: 'quantity',
      label: t('stock.quantity'),
      numeric: true,
      value: (row) => row.quantity,
      show: (row) => number(row.quantity),
    },
    {
      id: 'due',
      label: t('purchases.due'),
      value: (row) => row.dueAt,
      show: (row) => <When at={row.dueAt} style="dayTime" />,
      wideOnly: true,
    },
    {
      id: 'expected',
      label: t('purchases.expected'),
      value: (row) => row.expectedAt,
      show: (row) => <When at={row.expectedAt} style="dayTime" />,
    },
    {
      id: 'waiting',
      label: t('purchases.waiting'),
      value: (row) => row.waitingSeconds ?? 0,
      show: (row) => (row.waitingSeconds ? formatDuration(row.waitingSeconds) : ''),
    },
  ];
  return (
    <Screen
      headline={
        asked.data &&
        (waiting > 0
          ? t('purchases.wait', { count: waiting })
          : t(all.length > 0 ? 'purchases.answered' : 'purchases.nothing'))
      }
      sub={
        asked.data && all.length === 0
          ? t('purchases.nothingSub')
          : countered > 0
            ? t('purchases.countered', { count: countered })
            : t('purchases.sub', { count: all.length })
      }
      problem={asked.error}
      actions={<NewPurchase />}
    >
      <Select
        aria-label={t('state')}
        placeholder={t('all')}
        clearable
        maw={260}
        value={state}
        onChange={setState}
        data={sourcing.PO_STATES.map((value) => ({ value, label: t(`purchase.${value}`) }))}
      />
      {asked.data && (
        <DataTable
          caption={t('purchases.table')}
          columns={columns}
          rows={state ? all.filter((each) => each.state === state) : all}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.purchase(row.id))}
          csv="purchases"
          sort={{ by: 'waiting', down: true }}
          empty={<EmptyState title={t('purchases.none')} sub={t('purchases.noneSub')} />}
        />
      )}
    </Screen>
  );
};

const NewPurchase = () => {
  const { t } = useTranslation('ops');
  const { now } = usePlace();
  const suppliers = useAsk(sourcing.listSuppliers, {});
  const [form, set] = useState({ supplier: '', item: '', quantity: 1, days: 7 });
  const items = suppliers.data?.find((each) => each.supplier === form.supplier)?.items ?? [];
  const input = () => ({
    supplier: form.supplier,
    item: form.item,
    quantity: form.quantity,
    dueAt: new Date(now().getTime() + form.days * 86_400_000).toISOString(),
  });
  return (
    <DrawerForm
      title={t('purchases.newTitle')}
      open={t('purchases.new')}
      operation={sourcing.createPurchaseOrder}
      input={input}
      submit={t('purchases.send')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('supplier')}
            searchable
            data={(suppliers.data ?? []).map((each) => ({ value: each.supplier, label: each.name }))}
            value={form.supplier || null}
            onChange={(value) => set({ ...form, supplier: value ?? '', item: '' })}
            error={wrong('/supplier')}
          />
          <Select
            label={t('stock.item')}
            searchable
            data={items.map((each) => each.item)}
            value={form.item || null}
            onChange={(value) => set({ ...form, item: value ?? '' })}
            error={wrong('/item')}
          />
          <NumberInput
            label={t('stock.quantity')}
            min={1}
            value={form.quantity}
            onChange={(value) => set({ ...form, quantity: Number(value) })}
            error={wrong('/quantity')}
          />
          <NumberInput
            label={t('purchases.days')}
            min={1}
            value={form.days}
            onChange={(value) => set({ ...form, days: Number(value) })}
            error={wrong('/dueAt')}
          />
        </>
      )}
    </DrawerForm>
  );
};
