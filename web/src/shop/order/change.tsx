// Another place, day, time of day or way of shipping: what it would cost and when it would be there is said before it is done.
import { Button, Select, TextInput } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { ProblemNote, useFormat, usePlace } from '../../look/index.ts';
import { restOf, useFieldErrors } from '../checkout/problems.ts';
import { methodsFor } from '../configure/terms.ts';
import { useWords } from '../words.ts';
import type { Order } from './answer.ts';
import { Effect } from './effect.tsx';
import css from './order.module.css';

const PLACE = ['name', 'street', 'postcode', 'city', 'region'] as const;
const PATHS = [...PLACE.map((name) => `/address/${name}`), '/wish/notBefore', '/wish/window', '/shippingMethod'];

type Window = NonNullable<Order['wish']['window']>;
const keyOf = (window: Window | undefined): string => (window ? `${window.from}-${window.to}` : '');

export const Change = ({ order, onDone }: { order: Order; onDone: () => void }) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  const { now, timeZone } = usePlace();
  const [address, setAddress] = useState(order.address);
  const [notBefore, setNotBefore] = useState(order.wish.notBefore ?? '');
  const [slot, setSlot] = useState(keyOf(order.wish.window));
  const [way, setWay] = useState(order.shippingMethod);
  const preview = useCommand(sales.changeOrder);
  const change = useCommand(sales.changeOrder, onDone);
  const offer = useAsk(sales.getProduct, { product: order.product, version: order.version }).data;
  const methods = offer ? methodsFor(offer, order.address.country) : [];
  const windows = methods.find(({ method }) => method === way)?.windows ?? [];
  const window = windows.find((one) => keyOf(one) === slot);
  const { position: _position, region, ...plain } = address;
  const moved = JSON.stringify(address) !== JSON.stringify(order.address);
  const input = {
    order: order.id,
    ...(moved ? { address: { ...plain, ...(region?.trim() ? { region } : {}) } } : {}),
    ...(way === order.shippingMethod ? {} : { shippingMethod: way }),
    wish: { ...(notBefore ? { notBefore } : {}), ...(window ? { window } : {}) },
  };
  const fieldErrors = useFieldErrors();
  const error = change.error ?? preview.error;
  const errors = fieldErrors(error);
  /** What was told of an earlier wish is not told of the new one. */
  const edited = <T,>(set: (value: T) => void): ((value: T) => void) => {
    return (value) => {
      preview.reset();
      set(value);
    };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (preview.data) change.mutate(input);
    else preview.mutate({ ...input, preview: true });
  };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now());
  return (
    <form className={css.dialog} noValidate onSubmit={submit}>
      {PLACE.map((name) => (
        <TextInput
          key={name}
          label={t(`checkout.${name}`)}
          value={address[name] ?? ''}
          error={errors[`/address/${name}`]}
          onChange={(event) =>
            edited((value: string) => setAddress((old) => ({ ...old, [name]: value })))(event.currentTarget.value)
          }
        />
      ))}
      {order.state === 'confirmed' && methods.length > 1 && (
        <Select
          label={t('change.way')}
          value={way}
          allowDeselect={false}
          error={errors['/shippingMethod']}
          data={methods.map((one) => ({
            value: one.method,
            label: `${words(one.name)}, ${one.price ? money(one.price) : t('checkout.free')}`,
          }))}
          onChange={edited((value: string | null) => value && setWay(value))}
        />
      )}
      {windows.length > 0 && (
        <Select
          label={t('checkout.window')}
          value={window ? slot : ''}
          allowDeselect={false}
          error={errors['/wish/window']}
          data={[
            { value: '', label: t('checkout.anyTime') },
            ...windows.map((one) => ({ value: keyOf(one), label: t('checkout.between', one) })),
          ]}
          onChange={edited((value: string | null) => setSlot(value ?? ''))}
        />
      )}
      <TextInput
        type="date"
        label={t('checkout.notBefore')}
        min={today}
        value={notBefore}
        error={errors['/wish/notBefore']}
        onChange={(event) => edited(setNotBefore)(event.currentTarget.value)}
      />
      <ProblemNote problem={restOf(error, PATHS)} />
      {preview.data && <Effect settled={preview.data} date />}
      <Button type="submit" h={48} loading={preview.isPending || change.isPending}>
        {t(preview.data ? 'change.confirm' : 'change.preview')}
      </Button>
    </form>
  );
};
