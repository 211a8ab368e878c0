// How orders travel: a method to a country, its price, its nights, its carrier and its windows of the day.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { logistics, sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { EmptyState, Money, useWords } from '../../look/index.ts';
import { countryChoices } from '../../shop/checkout/countries.ts';
import { freshId } from './model/work.ts';
import { MoneyField } from './money-field.tsx';
import css from './own.module.css';
import { RecordDrawer, Records } from './record.tsx';
import { AddRow, RemoveRow } from './rows.tsx';
import type { TermsInput } from './terms.tsx';

type Method = TermsInput['shipping'][number];
const searched = (row: Method): string => `${row.country} ${row.method} ${row.name.en}`;
const EVERYWHERE = '*';

export const Shipping = ({ terms }: { terms: TermsInput }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const say = useWords();
  return (
    <section className={css.form}>
      <h2 className="ol-20 ol-strong">{tOps('terms.shipping')}</h2>
      <Records
        inAddress="method"
        caption={tOps('terms.shipping')}
        add={t('shipping.add')}
        words={searched}
        columns={[
          { id: 'method', label: tOps('terms.method'), value: (row) => say(row.name) },
          {
            id: 'country',
            label: t('address.country'),
            value: (row) => (row.country === EVERYWHERE ? t('shipping.everywhere') : row.country),
          },
          {
            id: 'price',
            label: t('price'),
            numeric: true,
            value: (row) => row.price,
            show: (row) => <Money amount={row.price} />,
          },
          { id: 'days', label: tOps('terms.nights'), numeric: true, value: (row) => row.transitDays },
          { id: 'carrier', label: t('shipping.carrier'), value: (row) => row.carrier ?? t('shipping.collect') },
          {
            id: 'windows',
            label: tOps('terms.windows'),
            value: (row) => row.windows.map((window) => `${window.from}–${window.to}`).join(', '),
          },
        ]}
        rows={terms.shipping}
        rowId={(row) => `${row.country}/${row.method}`}
        csv="shipping"
        empty={<EmptyState title={tOps('terms.noShipping')} sub={tOps('terms.noShippingSub')} />}
        drawer={(row, close) => (
          <MethodDrawer key={row && `${row.country}/${row.method}`} terms={terms} row={row} close={close} />
        )}
      />
    </section>
  );
};

interface MethodDrawerProps {
  readonly terms: TermsInput;
  readonly row: Method | undefined;
  readonly close: () => void;
}

const MethodDrawer = ({ terms, row, close }: MethodDrawerProps) => {
  const { t, i18n } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const carriers = useAsk(logistics.listCarriers, {}).data ?? [];
  const index = row ? terms.shipping.indexOf(row) : terms.shipping.length;
  const at = `/shipping/${index}`;
  const [form, set] = useState<Method>(
    row ?? {
      country: EVERYWHERE,
      method: freshId(
        'parcel',
        terms.shipping.map((each) => each.method),
        'parcel',
      ),
      name: { en: '' },
      carrier: null,
      price: 0,
      transitDays: 2,
      windows: [],
    },
  );
  const window = (place: number, part: { from?: string; to?: string }): void =>
    set({ ...form, windows: form.windows.map((each, i) => (i === place ? { ...each, ...part } : each)) });
  const withForm = (): TermsInput => ({
    ...terms,
    shipping: row ? terms.shipping.map((each) => (each === row ? form : each)) : [...terms.shipping, form],
  });
  return (
    <RecordDrawer
      title={row?.name.en ?? t('shipping.new')}
      close={close}
      save={(client) => client.call(sales.setTerms, withForm())}
      back={(client) => client.call(sales.setTerms, terms)}
    >
      {(wrong) => (
        <>
          <div className={css.two}>
            <TextInput
              label={tOps('items.en')}
              value={form.name.en}
              onChange={(event) => set({ ...form, name: { ...form.name, en: event.currentTarget.value } })}
              error={wrong(`${at}/name`)}
            />
            <TextInput
              label={tOps('items.de')}
              value={form.name.de ?? ''}
              onChange={(event) =>
                set({
                  ...form,
                  name: { en: form.name.en, ...(event.currentTarget.value ? { de: event.currentTarget.value } : {}) },
                })
              }
            />
          </div>
          <Select
            label={t('address.country')}
            searchable
            allowDeselect={false}
            data={[{ value: EVERYWHERE, label: t('shipping.everywhere') }, ...countryChoices(['*'], i18n.language)]}
            value={form.country}
            onChange={(country) => set({ ...form, country: country ?? form.country })}
            error={wrong(`${at}/country`)}
          />
          <div className={css.two}>
            <MoneyField
              label={t('price')}
              minor={form.price}
              write={(price) => set({ ...form, price })}
              error={wrong(`${at}/price`)}
            />
            <NumberInput
              label={tOps('terms.nights')}
              min={0}
              value={form.transitDays}
              onChange={(value) => set({ ...form, transitDays: Number(value) })}
              error={wrong(`${at}/transitDays`)}
            />
          </div>
          <Select
            label={t('shipping.carrier')}
            description={t('shipping.carrierHelp')}
            clearable
            data={carriers.map((each) => ({ value: each.carrier, label: each.name }))}
            value={form.carrier}
            onChange={(carrier) => set({ ...form, carrier })}
            error={wrong(`${at}/carrier`)}
          />
          <fieldset className={css.fields}>
            <legend className="ol-strong">{tOps('terms.windows')}</legend>
            {form.windows.map((each, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place while it is typed
              <div key={place} className={css.line}>
                <TextInput
                  aria-label={t('shipping.from')}
                  placeholder="09:00"
                  value={each.from}
                  onChange={(event) => window(place, { from: event.currentTarget.value })}
                  error={wrong(`${at}/windows/${place}`)}
                />
                <TextInput
                  aria-label={t('shipping.to')}
                  placeholder="12:00"
                  value={each.to}
                  onChange={(event) => window(place, { to: event.currentTarget.value })}
                />
                <RemoveRow
                  aria-label={t('remove', { name: `${each.from}–${each.to}` })}
                  onClick={() => set({ ...form, windows: form.windows.filter((_, i) => i !== place) })}
                />
              </div>
            ))}
            <div>
              <AddRow onClick={() => set({ ...form, windows: [...form.windows, { from: '09:00', to: '17:00' }] })}>
                {t('shipping.addWindow')}
              </AddRow>
            </div>
          </fieldset>
        </>
      )}
    </RecordDrawer>
  );
};
