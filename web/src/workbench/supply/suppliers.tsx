// Suppliers: how they keep their word, what they supply; and the searches for what nobody supplies yet.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { type Output, research, sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, formatDuration, Money, useFormat } from '../../look/index.ts';
import { Bar, DrawerForm, Screen } from '../ops/parts.tsx';
import { Searches } from './searches.tsx';

type Supplier = Output<typeof sourcing.listSuppliers>[number];

export const Suppliers = () => {
  const { t } = useTranslation('ops');
  const { number } = useFormat();
  const asked = useAsk(sourcing.listSuppliers, {});
  const [chosen, choose] = useState<string>();
  const all = asked.data ?? [];
  const judged = all.filter((each) => each.onTimeShare !== null);
  const weak = judged.filter((each) => (each.onTimeShare ?? 1) < 0.9);
  const open = all.find((each) => each.supplier === chosen) ?? all[0];
  return (
    <Screen
      headline={
        asked.data &&
        (weak.length > 0 ? t('suppliers.weak', { count: weak.length }) : t('suppliers.head', { count: all.length }))
      }
      sub={judged.length > 0 ? t('suppliers.judged', { count: judged.length }) : t('suppliers.unjudged')}
      problem={asked.error}
      actions={<Edit key={open?.supplier ?? ''} {...(open ? { supplier: open } : {})} />}
    >
      {asked.data && (
        <DataTable
          caption={t('suppliers.table')}
          columns={[
            {
              id: 'name',
              label: t('supplier'),
              value: (row) => row.name,
              show: (row) => (
                <button type="button" className="ol-link" onClick={() => choose(row.supplier)}>
                  {row.name}
                </button>
              ),
            },
            {
              id: 'onTime',
              label: t('suppliers.onTime'),
              value: (row) => row.onTimeShare,
              show: (row) =>
                row.onTimeShare === null ? (
                  '–'
                ) : (
                  <>
                    <Bar value={row.onTimeShare} most={1} /> {`${number(Math.round(row.onTimeShare * 100))} %`}
                  </>
                ),
            },
            { id: 'orders', label: t('suppliers.orders'), numeric: true, value: (row) => row.orders },
            { id: 'items', label: t('suppliers.items'), numeric: true, value: (row) => row.items.length },
            { id: 'email', label: t('email'), value: (row) => row.email, wideOnly: true },
          ]}
          rows={all}
          rowId={(row) => row.supplier}
          csv="suppliers"
          empty={<EmptyState title={t('suppliers.none')} sub={t('suppliers.noneSub')} />}
        />
      )}
      {open && <Supplied supplier={open} />}
      <Searches />
    </Screen>
  );
};

const Supplied = ({ supplier }: { supplier: Supplier }) => {
  const { t } = useTranslation('ops');
  return (
    <DataTable
      titled
      caption={t('suppliers.supplies', { supplier: supplier.name })}
      columns={[
        { id: 'item', label: t('stock.item'), value: (row) => row.item },
        {
          id: 'price',
          label: t('purchases.price'),
          numeric: true,
          value: (row) => row.price / row.pricePer,
          show: (row) => (
            <>
              <Money amount={Math.round((row.price * 1000) / row.pricePer)} /> {t('suppliers.perThousand')}
            </>
          ),
        },
        {
          id: 'lead',
          label: t('suppliers.lead'),
          value: (row) => row.leadTimeSeconds,
          show: (row) => formatDuration(row.leadTimeSeconds),
        },
        { id: 'minimum', label: t('suppliers.minimum'), numeric: true, value: (row) => row.minimumOrderQuantity },
      ]}
      rows={supplier.items}
      rowId={(row) => row.item}
      csv={`supplier-${supplier.supplier}`}
      height="360px"
    />
  );
};

/** Changes the chosen supplier, or makes one under a new code. */
const Edit = ({ supplier }: { supplier?: Supplier }) => {
  const { t } = useTranslation('ops');
  const items = useAsk(research.listItems, {});
  const [form, set] = useState({
    supplier: supplier?.supplier ?? '',
    name: supplier?.name ?? '',
    email: supplier?.email ?? '',
    country: supplier?.country ?? '',
    item: '',
    price: 100,
    days: 5,
    minimum: 1,
  });
  const input = () => {
    const known = supplier?.supplier === form.supplier ? supplier.items.filter((each) => each.item !== form.item) : [];
    const added = form.item
      ? [
          {
            item: form.item,
            price: form.price,
            pricePer: 1,
            leadTimeSeconds: form.days * 86_400,
            minimumOrderQuantity: form.minimum,
          },
        ]
      : [];
    return {
      supplier: form.supplier,
      name: form.name,
      email: form.email,
      country: form.country,
      items: [...known, ...added],
    };
  };
  const text = (
    field: 'supplier' | 'name' | 'email' | 'country',
    label: string,
    wrong: (path: string) => string | undefined,
  ) => (
    <TextInput
      label={label}
      value={form[field]}
      onChange={(event) => set({ ...form, [field]: event.currentTarget.value })}
      error={wrong(`/${field}`)}
    />
  );
  return (
    <DrawerForm
      title={t('suppliers.editTitle')}
      open={t('suppliers.edit')}
      operation={sourcing.saveSupplier}
      input={input}
      submit={t('save')}
    >
      {(wrong) => (
        <>
          {text('supplier', t('suppliers.code'), wrong)}
          {text('name', t('name'), wrong)}
          {text('email', t('email'), wrong)}
          {text('country', t('suppliers.country'), wrong)}
          <Select
            label={t('suppliers.addItem')}
            searchable
            clearable
            data={(items.data ?? []).map((each) => each.item)}
            value={form.item || null}
            onChange={(value) => set({ ...form, item: value ?? '' })}
            error={wrong('/items')}
          />
          <NumberInput
            label={t('suppliers.priceMinor')}
            min={0}
            value={form.price}
            onChange={(value) => set({ ...form, price: Number(value) })}
          />
          <NumberInput
            label={t('suppliers.leadDays')}
            min={0}
            value={form.days}
            onChange={(value) => set({ ...form, days: Number(value) })}
          />
          <NumberInput
            label={t('suppliers.minimum')}
            min={0}
            value={form.minimum}
            onChange={(value) => set({ ...form, minimum: Number(value) })}
          />
        </>
      )}
    </DrawerForm>
  );
};
