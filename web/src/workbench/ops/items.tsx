// Items and their bills of materials, as tables that can be edited.
import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type Output, research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, useWords } from '../../look/index.ts';
import { DrawerForm } from './parts.tsx';

type Item = Output<typeof research.listItems>[number];

const NO_ITEM = { item: '', en: '', de: '', unit: 'pcs', makeOrBuy: 'buy', cost: 0, mass: 0 };

export const Items = ({ items }: { items: readonly Item[] }) => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const [form, set] = useState(NO_ITEM);
  const take = (row: Item): void =>
    set({
      item: row.item,
      en: row.name.en,
      de: row.name.de ?? '',
      unit: row.unit,
      makeOrBuy: row.makeOrBuy,
      cost: row.cost / row.costPer,
      mass: row.massGrams,
    });
  const input = () => ({
    item: form.item,
    name: { en: form.en, ...(form.de ? { de: form.de } : {}) },
    unit: form.unit as 'pcs',
    makeOrBuy: form.makeOrBuy as 'buy',
    cost: Math.round(form.cost * 1000),
    costPer: 1000,
    massGrams: form.mass,
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('items.title')}
        open={t('items.edit')}
        operation={research.saveItem}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <Select
              label={t('items.known')}
              searchable
              clearable
              data={items.map((row) => row.item)}
              onChange={(value) => {
                const row = items.find((each) => each.item === value);
                if (row) take(row);
                else set(NO_ITEM);
              }}
            />
            <TextInput
              label={t('items.code')}
              value={form.item}
              onChange={(event) => set({ ...form, item: event.currentTarget.value })}
              error={wrong('/item')}
            />
            <TextInput
              label={t('items.en')}
              value={form.en}
              onChange={(event) => set({ ...form, en: event.currentTarget.value })}
              error={wrong('/name')}
            />
            <TextInput
              label={t('items.de')}
              value={form.de}
              onChange={(event) => set({ ...form, de: event.currentTarget.value })}
            />
            <Select
              label={t('items.unit')}
              data={[...research.UNITS]}
              value={form.unit}
              onChange={(value) => set({ ...form, unit: value ?? 'pcs' })}
              error={wrong('/unit')}
            />
            <Select
              label={t('items.makeOrBuy')}
              data={[
                { value: 'make', label: t('items.make') },
                { value: 'buy', label: t('items.buy') },
              ]}
              value={form.makeOrBuy}
              onChange={(value) => set({ ...form, makeOrBuy: value ?? 'buy' })}
            />
            <NumberInput
              label={t('items.cost')}
              value={form.cost}
              onChange={(value) => set({ ...form, cost: Number(value) })}
              error={wrong('/cost')}
            />
            <NumberInput
              label={t('items.mass')}
              value={form.mass}
              onChange={(value) => set({ ...form, mass: Number(value) })}
              error={wrong('/massGrams')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.items')}
        columns={[
          { id: 'item', label: t('items.code'), value: (row) => row.item },
          { id: 'name', label: t('name'), value: (row) => say(row.name) },
          { id: 'unit', label: t('items.unit'), value: (row) => row.unit },
          { id: 'way', label: t('items.makeOrBuy'), value: (row) => t(`items.${row.makeOrBuy}`) },
          {
            id: 'cost',
            label: t('items.costHead'),
            numeric: true,
            value: (row) => row.cost / row.costPer,
            show: (row) => <Money amount={Math.round(row.cost / row.costPer)} />,
          },
          { id: 'mass', label: t('items.mass'), numeric: true, value: (row) => row.massGrams },
        ]}
        rows={items}
        rowId={(row) => row.item}
        csv="items"
        height="560px"
        empty={<EmptyState title={t('items.none')} sub={t('items.noneSub')} />}
      />
    </div>
  );
};

export const Bom = () => {
  const { t } = useTranslation('ops');
  const asked = useAsk(research.listBom, {});
  const [form, set] = useState({ parent: '', lines: '' });
  const input = () => ({
    parent: form.parent,
    components: form.lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [component = '', quantity = '1'] = line.split(/[\s,;]+/);
        return { component, quantity: Number(quantity) };
      }),
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('bom.title')}
        open={t('bom.edit')}
        operation={research.saveBom}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <TextInput
              label={t('bom.parent')}
              value={form.parent}
              onChange={(event) => {
                const parent = event.currentTarget.value;
                set({
                  parent,
                  lines:
                    (asked.data ?? [])
                      .filter((row) => row.parent === parent)
                      .map((row) => `${row.component} ${row.quantity}`)
                      .join('\n') || form.lines,
                });
              }}
              error={wrong('/parent')}
            />
            <Textarea
              label={t('bom.lines')}
              description={t('bom.linesSub')}
              autosize
              minRows={5}
              value={form.lines}
              onChange={(event) => set({ ...form, lines: event.currentTarget.value })}
              error={wrong('/components')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.bom')}
        columns={[
          { id: 'parent', label: t('bom.parent'), value: (row) => row.parent },
          { id: 'component', label: t('bom.component'), value: (row) => row.component },
          { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (row) => row.quantity },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => `${row.parent}/${row.component}`}
        csv="bom"
        height="560px"
        empty={<EmptyState title={t('bom.none')} sub={t('bom.noneSub')} />}
      />
    </div>
  );
};
