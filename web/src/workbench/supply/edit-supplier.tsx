// The form that changes a supplier or makes one, with one item and its terms at a time.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { type Output, research, sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DrawerForm } from '../ops/parts.tsx';

type Supplier = Output<typeof sourcing.listSuppliers>[number];

/** Changes the chosen supplier, or makes one under a new code. */
export const EditSupplier = ({ supplier }: { supplier?: Supplier }) => {
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
