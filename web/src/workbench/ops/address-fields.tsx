// The fields of an address, with what is wrong beside each.
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countryChoices } from '../../shop/checkout/countries.ts';
import css from './own.module.css';
import type { FieldProblems } from './parts.tsx';

export interface AddressForm {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
  readonly region?: string | undefined;
  readonly position?: { readonly lat: number; readonly lon: number } | undefined;
}

export const NO_ADDRESS: AddressForm = { name: '', street: '', city: '', postcode: '', country: '' };

interface AddressFieldsProps<A extends AddressForm> {
  readonly address: A;
  readonly at: string;
  readonly wrong: FieldProblems;
  readonly write: (address: A) => void;
}

export const AddressFields = <A extends AddressForm>({ address, at, wrong, write }: AddressFieldsProps<A>) => {
  const { t, i18n } = useTranslation('own');
  return (
    <>
      {(['name', 'street'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`address.${field}`)}
          value={address[field]}
          onChange={(event) => write({ ...address, [field]: event.currentTarget.value })}
          error={wrong(`${at}/${field}`)}
        />
      ))}
      <div className={css.two}>
        {(['postcode', 'city'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`address.${field}`)}
            value={address[field]}
            onChange={(event) => write({ ...address, [field]: event.currentTarget.value })}
            error={wrong(`${at}/${field}`)}
          />
        ))}
      </div>
      <Select
        label={t('address.country')}
        searchable
        allowDeselect={false}
        data={countryChoices(['*'], i18n.language)}
        value={address.country || null}
        onChange={(country) => write({ ...address, country: country ?? address.country })}
        error={wrong(`${at}/country`)}
      />
    </>
  );
};
