// Product models: changes in work and released versions.
import { Select, TextInput } from '@mantine/core';
import { research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, useWords, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { DrawerForm } from './parts.tsx';

export const Models = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const address = useAddress();
  const schemes = useAsk(research.listSchemes, {});
  const drafts = useAsk(research.listDrafts, {});
  const open = (drafts.data ?? []).filter((each) => each.state !== 'released' && each.state !== 'discarded');
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <NewDraft products={[...new Set((schemes.data ?? []).map((each) => each.product))]} />
      <DataTable
        titled
        caption={t('products.drafts')}
        columns={[
          { id: 'title', label: t('name'), value: (row) => row.title },
          { id: 'product', label: t('product'), value: (row) => row.product },
          {
            id: 'state',
            label: t('state'),
            value: (row) => row.state,
            show: (row) => <StateChip state="now">{t(`draft.${row.state}`)}</StateChip>,
          },
          {
            id: 'changed',
            label: t('products.changed'),
            value: (row) => row.changedAt,
            show: (row) => <When at={row.changedAt} style="dayTime" />,
          },
        ]}
        rows={open}
        rowId={(row) => row.id}
        rowTo={(row) => address(places.draft(row.id))}
        empty={<EmptyState title={t('products.noDraft')} sub={t('products.noDraftSub')} />}
      />
      <DataTable
        titled
        caption={t('products.released')}
        columns={[
          { id: 'name', label: t('product'), value: (row) => say(row.name) },
          { id: 'version', label: t('products.version'), numeric: true, value: (row) => row.version },
          {
            id: 'from',
            label: t('products.from'),
            value: (row) => row.effectiveFrom,
            show: (row) => <When at={row.effectiveFrom} style="dayTime" />,
          },
          {
            id: 'shop',
            label: t('import.shop'),
            value: (row) => row.product,
            show: (row) => <To to={`/shop/${row.product}`}>{t('open')}</To>,
          },
        ]}
        rows={schemes.data ?? []}
        rowId={(row) => `${row.product}/${row.version}`}
        csv="versions"
        empty={<EmptyState title={t('products.none')} sub={t('products.noneSub')} />}
      />
    </div>
  );
};

const NewDraft = ({ products }: { products: readonly string[] }) => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const [form, set] = useState({ product: '', fresh: '', title: '' });
  return (
    <div>
      <DrawerForm
        title={t('draft.openTitle')}
        open={t('draft.open')}
        look="filled"
        operation={research.openDraft}
        input={() => ({ product: form.fresh || form.product, title: form.title })}
        submit={t('draft.open')}
        done={(draft) => window.location.assign(address(places.draft(draft.id)))}
      >
        {(wrong) => (
          <>
            <Select
              label={t('draft.of')}
              data={[...products]}
              clearable
              value={form.product || null}
              onChange={(value) => set({ ...form, product: value ?? '' })}
            />
            <TextInput
              label={t('draft.fresh')}
              value={form.fresh}
              onChange={(event) => set({ ...form, fresh: event.currentTarget.value })}
              error={wrong('/product')}
            />
            <TextInput
              label={t('draft.title')}
              value={form.title}
              onChange={(event) => set({ ...form, title: event.currentTarget.value })}
              error={wrong('/title')}
            />
          </>
        )}
      </DrawerForm>
    </div>
  );
};
