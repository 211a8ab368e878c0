// The terms of the shop: tax, seller, hold, what changing and cancelling cost; set first by hand, then changed.
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { type Input, type Output, sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { EmptyState, ProblemNote, useWords } from '../../look/index.ts';
import { AddressFields, NO_ADDRESS } from './address-fields.tsx';
import css from './own.module.css';
import { Facts, type FieldProblems } from './parts.tsx';
import { RecordDrawer } from './record.tsx';
import { Shipping } from './shipping.tsx';

export type TermsInput = Input<typeof sales.setTerms>;
const STATES = ['confirmed', 'in-work', 'stored', 'on-the-road', 'never'] as const;

const useFirst = (): TermsInput => {
  const { company, person } = useSession();
  return {
    taxName: { en: 'VAT', de: 'MwSt.' },
    taxBasisPoints: 0,
    seller: {
      legalName: company?.name.en ?? '',
      address: { ...NO_ADDRESS, name: company?.name.en ?? '', country: company?.country ?? '' },
      email: person?.email ?? '',
    },
    holdSeconds: 900,
    changes: { feeFrom: 'in-work', changeFeeBasisPoints: 0, cancelFeeBasisPoints: 0, refusedFrom: 'on-the-road' },
    shipping: [],
  };
};

export const Terms = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const [open, setOpen] = useState(false);
  const asked = useAsk(sales.getTerms, {});
  const first = useFirst();
  const unset = asked.error?.status === 404;
  if (asked.error && !unset) return <ProblemNote problem={asked.error.document} />;
  if (!asked.data && !unset) return null;
  const terms = unset ? undefined : (asked.data as TermsInput);
  return (
    <div className={css.stack}>
      {terms ? (
        <>
          <Said terms={asked.data!} />
          <div>
            <Button variant="default" onClick={() => setOpen(true)}>
              {tOps('terms.edit')}
            </Button>
          </div>
        </>
      ) : (
        <EmptyState title={t('terms.none')} sub={t('terms.noneSub')}>
          <Button onClick={() => setOpen(true)}>{t('terms.set')}</Button>
        </EmptyState>
      )}
      {open && <TermsDrawer terms={terms} first={first} close={() => setOpen(false)} />}
      {terms && <Shipping terms={terms} />}
    </div>
  );
};

const Said = ({ terms }: { terms: Output<typeof sales.getTerms> }) => {
  const { t } = useTranslation('ops');
  const { t: tOwn } = useTranslation('own');
  const say = useWords();
  const { address } = terms.seller;
  return (
    <Facts
      rows={[
        [t('terms.tax'), `${say(terms.taxName)} (${terms.taxBasisPoints / 100} %)`],
        [t('terms.seller'), terms.seller.legalName],
        [tOwn('store.address'), [address.street, `${address.postcode} ${address.city}`, address.country].join(', ')],
        [t('email'), terms.seller.email],
        [t('terms.hold'), `${Math.round(terms.holdSeconds / 60)} min`],
        [t('terms.feeFrom'), t(`terms.state.${terms.changes.feeFrom as 'in-work'}`)],
        [t('terms.changeFee'), `${terms.changes.changeFeeBasisPoints / 100} %`],
        [t('terms.cancelFee'), `${terms.changes.cancelFeeBasisPoints / 100} %`],
        [tOwn('terms.refusedFrom'), t(`terms.state.${terms.changes.refusedFrom as 'in-work'}`)],
      ]}
    />
  );
};

interface TermsDrawerProps {
  readonly terms: TermsInput | undefined;
  readonly first: TermsInput;
  readonly close: () => void;
}

const TermsDrawer = ({ terms, first, close }: TermsDrawerProps) => {
  const { t } = useTranslation('ops');
  const [form, set] = useState(terms ?? first);
  return (
    <RecordDrawer
      title={t('terms.title')}
      close={close}
      save={(client) => client.call(sales.setTerms, form)}
      back={terms && ((client) => client.call(sales.setTerms, terms))}
    >
      {(wrong) => <TermsFields form={form} set={set} wrong={wrong} />}
    </RecordDrawer>
  );
};

interface FieldsProps {
  readonly form: TermsInput;
  readonly set: (form: TermsInput) => void;
  readonly wrong: FieldProblems;
}

const TermsFields = ({ form, set, wrong }: FieldsProps) => {
  const { t } = useTranslation('ops');
  const { t: tOwn } = useTranslation('own');
  const { seller } = form;
  const changes = (part: Partial<TermsInput['changes']>): void =>
    set({ ...form, changes: { ...form.changes, ...part } });
  const states = STATES.map((value) => ({ value, label: t(`terms.state.${value}`) }));
  return (
    <>
      <div className={css.two}>
        <TextInput
          label={t('terms.taxName')}
          value={form.taxName.en}
          onChange={(event) => set({ ...form, taxName: { ...form.taxName, en: event.currentTarget.value } })}
          error={wrong('/taxName')}
        />
        <NumberInput
          label={t('terms.taxRate')}
          min={0}
          max={100}
          decimalScale={2}
          value={form.taxBasisPoints / 100}
          onChange={(value) => set({ ...form, taxBasisPoints: Math.round(Number(value) * 100) })}
          error={wrong('/taxBasisPoints')}
        />
      </div>
      <fieldset className={css.fields}>
        <legend className="ol-strong">{t('terms.seller')}</legend>
        <div className={css.two}>
          <TextInput
            label={tOwn('terms.legalName')}
            value={seller.legalName}
            onChange={(event) => set({ ...form, seller: { ...seller, legalName: event.currentTarget.value } })}
            error={wrong('/seller/legalName')}
          />
          <TextInput
            label={t('email')}
            value={seller.email}
            onChange={(event) => set({ ...form, seller: { ...seller, email: event.currentTarget.value } })}
            error={wrong('/seller/email')}
          />
        </div>
        <AddressFields
          address={seller.address}
          at="/seller/address"
          wrong={wrong}
          write={(address) => set({ ...form, seller: { ...seller, address } })}
        />
      </fieldset>
      <NumberInput
        label={t('terms.holdMinutes')}
        min={1}
        value={form.holdSeconds / 60}
        onChange={(value) => set({ ...form, holdSeconds: Math.round(Number(value) * 60) })}
        error={wrong('/holdSeconds')}
      />
      <div className={css.two}>
        <Select
          label={t('terms.feeFrom')}
          allowDeselect={false}
          data={states}
          value={form.changes.feeFrom}
          onChange={(value) => changes({ feeFrom: (value ?? 'in-work') as 'in-work' })}
        />
        <Select
          label={tOwn('terms.refusedFrom')}
          allowDeselect={false}
          data={states}
          value={form.changes.refusedFrom}
          onChange={(value) => changes({ refusedFrom: (value ?? 'on-the-road') as 'in-work' })}
        />
        <NumberInput
          label={t('terms.changeFee')}
          min={0}
          max={100}
          value={form.changes.changeFeeBasisPoints / 100}
          onChange={(value) => changes({ changeFeeBasisPoints: Math.round(Number(value) * 100) })}
          error={wrong('/changes/changeFeeBasisPoints')}
        />
        <NumberInput
          label={t('terms.cancelFee')}
          min={0}
          max={100}
          value={form.changes.cancelFeeBasisPoints / 100}
          onChange={(value) => changes({ cancelFeeBasisPoints: Math.round(Number(value) * 100) })}
          error={wrong('/changes/cancelFeeBasisPoints')}
        />
      </div>
    </>
  );
};
