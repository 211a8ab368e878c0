// The terms of the shop: tax, seller, hold, what changing and cancelling cost, and how orders travel.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { type Input, sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, ProblemNote, useWords } from '../../look/index.ts';
import { DrawerForm, Facts } from './parts.tsx';

type TermsInput = Input<typeof sales.setTerms>;
const STATES = ['confirmed', 'in-work', 'stored', 'on-the-road', 'never'] as const;

export const Terms = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(sales.getTerms, {});
  const terms = asked.data;
  if (!terms) return asked.error ? <ProblemNote problem={asked.error.document} /> : null;
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <Facts
        rows={[
          [t('terms.tax'), `${say(terms.taxName)} (${terms.taxBasisPoints / 100} %)`],
          [t('terms.seller'), terms.seller.legalName],
          [t('email'), terms.seller.email],
          [t('terms.hold'), `${Math.round(terms.holdSeconds / 60)} min`],
          [t('terms.changeFee'), `${terms.changes.changeFeeBasisPoints / 100} %`],
          [t('terms.cancelFee'), `${terms.changes.cancelFeeBasisPoints / 100} %`],
        ]}
      />
      <EditTerms key={JSON.stringify(terms)} terms={terms as TermsInput} />
      <DataTable
        titled
        caption={t('terms.shipping')}
        columns={[
          { id: 'country', label: t('suppliers.country'), value: (row) => row.country },
          { id: 'method', label: t('terms.method'), value: (row) => say(row.name) },
          {
            id: 'price',
            label: t('purchases.price'),
            numeric: true,
            value: (row) => row.price,
            show: (row) => <Money amount={row.price} />,
          },
          { id: 'days', label: t('terms.nights'), numeric: true, value: (row) => row.transitDays },
          {
            id: 'windows',
            label: t('terms.windows'),
            value: (row) => row.windows.map((window) => `${window.from}–${window.to}`).join(', '),
          },
        ]}
        rows={terms.shipping}
        rowId={(row) => `${row.country}/${row.method}`}
        csv="shipping"
        empty={<EmptyState title={t('terms.noShipping')} sub={t('terms.noShippingSub')} />}
      />
    </div>
  );
};

const EditTerms = ({ terms }: { terms: TermsInput }) => {
  const { t } = useTranslation('ops');
  const [form, set] = useState(terms);
  const [method, setMethod] = useState({ country: '', method: '', name: '', price: 0, days: 2 });
  const input = (): TermsInput => ({
    ...form,
    shipping:
      method.country && method.method
        ? [
            ...form.shipping.filter((row) => row.country !== method.country || row.method !== method.method),
            {
              country: method.country,
              method: method.method,
              name: { en: method.name || method.method },
              carrier: form.shipping.find((row) => row.method === method.method)?.carrier ?? null,
              price: method.price,
              transitDays: method.days,
              windows: [],
            },
          ]
        : form.shipping,
  });
  const changes = (part: Partial<TermsInput['changes']>): void =>
    set({ ...form, changes: { ...form.changes, ...part } });
  return (
    <div>
      <DrawerForm
        title={t('terms.title')}
        open={t('terms.edit')}
        operation={sales.setTerms}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <TextInput
              label={t('terms.taxName')}
              value={form.taxName.en}
              onChange={(event) => set({ ...form, taxName: { ...form.taxName, en: event.currentTarget.value } })}
              error={wrong('/taxName')}
            />
            <NumberInput
              label={t('terms.taxRate')}
              value={form.taxBasisPoints / 100}
              onChange={(value) => set({ ...form, taxBasisPoints: Math.round(Number(value) * 100) })}
              error={wrong('/taxBasisPoints')}
            />
            <TextInput
              label={t('email')}
              value={form.seller.email}
              onChange={(event) => set({ ...form, seller: { ...form.seller, email: event.currentTarget.value } })}
              error={wrong('/seller/email')}
            />
            <NumberInput
              label={t('terms.holdMinutes')}
              value={form.holdSeconds / 60}
              onChange={(value) => set({ ...form, holdSeconds: Math.round(Number(value) * 60) })}
              error={wrong('/holdSeconds')}
            />
            <Select
              label={t('terms.feeFrom')}
              data={STATES.map((value) => ({ value, label: t(`terms.state.${value}`) }))}
              value={form.changes.feeFrom}
              onChange={(value) => changes({ feeFrom: (value ?? 'in-work') as 'in-work' })}
            />
            <NumberInput
              label={t('terms.changeFee')}
              value={form.changes.changeFeeBasisPoints / 100}
              onChange={(value) => changes({ changeFeeBasisPoints: Math.round(Number(value) * 100) })}
              error={wrong('/changes/changeFeeBasisPoints')}
            />
            <NumberInput
              label={t('terms.cancelFee')}
              value={form.changes.cancelFeeBasisPoints / 100}
              onChange={(value) => changes({ cancelFeeBasisPoints: Math.round(Number(value) * 100) })}
              error={wrong('/changes/cancelFeeBasisPoints')}
            />
            <h3 className="ol-strong">{t('terms.addMethod')}</h3>
            <TextInput
              label={t('suppliers.country')}
              value={method.country}
              onChange={(event) => setMethod({ ...method, country: event.currentTarget.value })}
              error={wrong('/shipping')}
            />
            <TextInput
              label={t('items.code')}
              value={method.method}
              onChange={(event) => setMethod({ ...method, method: event.currentTarget.value })}
            />
            <TextInput
              label={t('name')}
              value={method.name}
              onChange={(event) => setMethod({ ...method, name: event.currentTarget.value })}
            />
            <NumberInput
              label={t('suppliers.priceMinor')}
              value={method.price}
              onChange={(value) => setMethod({ ...method, price: Number(value) })}
            />
            <NumberInput
              label={t('terms.nights')}
              value={method.days}
              onChange={(value) => setMethod({ ...method, days: Number(value) })}
            />
          </>
        )}
      </DrawerForm>
    </div>
  );
};
