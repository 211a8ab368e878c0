// Source searches with what suppliers offered: ask, compare, take one up.
import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { type Output, research, sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, formatDuration, StateChip, useFormat, When } from '../../look/index.ts';
import css from '../ops/parts.module.css';
import { Act, DrawerForm } from '../ops/parts.tsx';

type Search = Output<typeof sourcing.listSearches>[number];

const Offers = ({ search }: { search: Search }) => {
  const { t } = useTranslation('supply');
  const { money } = useFormat();
  const suppliers = useAsk(sourcing.listSuppliers, {}).data ?? [];
  const nameOf = (code: string) => suppliers.find((each) => each.supplier === code)?.name ?? code;
  if (search.offers.length === 0) return <span className="ol-ink-2">{t('noOffer')}</span>;
  return (
    <div className={css.form}>
      {search.offers.map((offer) => (
        <div key={offer.supplier} className={css.act}>
          <span>
            {`${nameOf(offer.supplier)}: ${money(offer.price)}, ${formatDuration(offer.leadTimeSeconds)}`}
            {offer.note && `, ${offer.note}`}
          </span>
          {search.open !== false && (
            <Act
              operation={sourcing.takeOffer}
              input={{ search: search.id, supplier: offer.supplier }}
              variant="default"
              size="xs"
            >
              {t('take', { supplier: nameOf(offer.supplier) })}
            </Act>
          )}
        </div>
      ))}
    </div>
  );
};

const NewSearch = () => {
  const { t } = useTranslation(['supply', 'ops']);
  const items = useAsk(research.listItems, {}).data ?? [];
  const suppliers = useAsk(sourcing.listSuppliers, {}).data ?? [];
  const [form, set] = useState({ item: '', quantity: 1, note: '', suppliers: [] as string[] });
  const input = () => ({
    item: form.item,
    quantity: form.quantity,
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    suppliers: form.suppliers.length > 0 ? form.suppliers : suppliers.map((each) => each.supplier).slice(0, 50),
  });
  return (
    <DrawerForm
      title={t('searchTitle')}
      open={t('search')}
      operation={sourcing.issueSearch}
      input={input}
      submit={t('ask')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('ops:stock.item')}
            searchable
            data={items.map((each) => each.item)}
            value={form.item || null}
            onChange={(value) => set({ ...form, item: value ?? '' })}
            error={wrong('/item')}
          />
          <NumberInput
            label={t('ops:stock.quantity')}
            min={1}
            value={form.quantity}
            onChange={(value) => set({ ...form, quantity: Number(value) })}
            error={wrong('/quantity')}
          />
          <MultiSelect
            label={t('whom')}
            searchable
            data={suppliers.map((each) => ({ value: each.supplier, label: each.name }))}
            value={form.suppliers}
            onChange={(value) => set({ ...form, suppliers: value })}
            error={wrong('/suppliers')}
          />
          <TextInput
            label={t('ops:note')}
            value={form.note}
            onChange={(event) => set({ ...form, note: event.currentTarget.value })}
            error={wrong('/note')}
          />
        </>
      )}
    </DrawerForm>
  );
};

export const Searches = () => {
  const { t } = useTranslation(['supply', 'ops']);
  const asked = useAsk(sourcing.listSearches, {});
  if (!asked.data) return null;
  const word = (row: Search) => (row.open === false ? t('closed') : t('open'));
  return (
    <DataTable
      titled
      caption={t('ops:searches.title')}
      actions={<NewSearch />}
      columns={[
        { id: 'item', label: t('ops:stock.item'), value: (row) => row.item },
        { id: 'quantity', label: t('ops:stock.quantity'), numeric: true, value: (row) => row.quantity },
        { id: 'at', label: t('ops:when'), value: (row) => row.at, show: (row) => <When at={row.at} style="dayTime" /> },
        {
          id: 'state',
          label: t('ops:state'),
          value: word,
          show: (row) => <StateChip state={row.open === false ? 'done' : 'watch'}>{word(row)}</StateChip>,
        },
        {
          id: 'offers',
          label: t('offers'),
          value: (row) => row.offers.length,
          show: (row) => <Offers search={row} />,
        },
      ]}
      rows={asked.data}
      rowId={(row) => row.id}
      csv="source-searches"
      empty={
        <EmptyState title={t('ops:searches.none')} sub={t('ops:searches.noneSub')}>
          <NewSearch />
        </EmptyState>
      }
    />
  );
};
