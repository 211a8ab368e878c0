// Changing place or time and cancelling: what it would cost and when it would be there is said before anything is done.
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { ProblemNote, useFormat } from '../../look/index.ts';
import { restOf, useFieldErrors } from '../checkout/problems.ts';
import type { Order } from './answer.ts';
import { Effect } from './effect.tsx';
import css from './order.module.css';

const Cancel = ({ order, onDone }: { order: Order; onDone: () => void }) => {
  const { t } = useTranslation('shop');
  const [reason, setReason] = useState('');
  const preview = useCommand(sales.cancelOrder);
  const cancel = useCommand(sales.cancelOrder, onDone);
  const ask = preview.mutate;
  useEffect(() => ask({ order: order.id, preview: true }), [ask, order.id]);
  return (
    <div className={css.dialog}>
      <ProblemNote problem={preview.error ?? cancel.error} />
      {preview.data && <Effect settled={preview.data} date={false} />}
      <Textarea
        label={t('cancel.reason')}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.actions}>
        <Button variant="outline" onClick={onDone} h={44}>
          {t('cancel.keep')}
        </Button>
        <Button
          color="red"
          h={44}
          disabled={!preview.data}
          loading={cancel.isPending}
          onClick={() =>
            cancel.mutate({
              order: order.id,
              ...(reason.trim() ? { reason: reason.trim().replaceAll(/\s+/g, ' ') } : {}),
            })
          }
        >
          {t('cancel.confirm')}
        </Button>
      </div>
    </div>
  );
};

const PLACE = ['name', 'street', 'postcode', 'city', 'region'] as const;
const PATHS = [...PLACE.map((name) => `/address/${name}`), '/wish/notBefore'];

const Change = ({ order, onDone }: { order: Order; onDone: () => void }) => {
  const { t } = useTranslation('shop');
  const [address, setAddress] = useState(order.address);
  const [notBefore, setNotBefore] = useState(order.wish.notBefore ?? '');
  const preview = useCommand(sales.changeOrder);
  const change = useCommand(sales.changeOrder, onDone);
  const { position: _position, region, ...plain } = address;
  const moved = JSON.stringify(address) !== JSON.stringify(order.address);
  const input = {
    order: order.id,
    ...(moved ? { address: { ...plain, ...(region?.trim() ? { region } : {}) } } : {}),
    wish: { ...order.wish, notBefore: notBefore || undefined },
  };
  const fieldErrors = useFieldErrors();
  const error = change.error ?? preview.error;
  const errors = fieldErrors(error);
  const edit = (name: (typeof PLACE)[number], value: string): void => {
    preview.reset();
    setAddress((old) => ({ ...old, [name]: value }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (preview.data) change.mutate(input);
    else preview.mutate({ ...input, preview: true });
  };
  return (
    <form className={css.dialog} noValidate onSubmit={submit}>
      {PLACE.map((name) => (
        <TextInput
          key={name}
          label={t(`checkout.${name}`)}
          value={address[name] ?? ''}
          error={errors[`/address/${name}`]}
          onChange={(event) => edit(name, event.currentTarget.value)}
        />
      ))}
      <TextInput
        type="date"
        label={t('checkout.notBefore')}
        value={notBefore}
        error={errors['/wish/notBefore']}
        onChange={(event) => {
          preview.reset();
          setNotBefore(event.currentTarget.value);
        }}
      />
      <ProblemNote problem={restOf(error, PATHS)} />
      {preview.data && <Effect settled={preview.data} date />}
      <Button type="submit" h={48} loading={preview.isPending || change.isPending}>
        {t(preview.data ? 'change.confirm' : 'change.preview')}
      </Button>
    </form>
  );
};

export const Actions = ({ order }: { order: Order }) => {
  const { t } = useTranslation('shop');
  const { money } = useFormat();
  const { slug } = useSession();
  const [open, setOpen] = useState<'change' | 'cancel' | undefined>();
  const closed = ['cancelled', 'expired', 'delivered', 'awaiting-payment'].includes(order.state);
  if (closed) return null;
  const close = (): void => setOpen(undefined);
  return (
    <div className={css.actions}>
      {order.canChange && order.state === 'confirmed' && (
        <Button
          variant="outline"
          h={44}
          component={Link}
          to={`/${slug}/shop/${order.product}` as '/'}
          search={{ change: order.id } as never}
        >
          {t('amend.open')}
        </Button>
      )}
      {order.canChange && (
        <Button variant="outline" h={44} onClick={() => setOpen('change')}>
          {t('change.open')}
        </Button>
      )}
      {order.canCancel ? (
        <Button variant="subtle" color="red" h={44} onClick={() => setOpen('cancel')}>
          {t(order.cancelFee ? 'cancel.openFee' : 'cancel.open', {
            fee: money(order.cancelFee ?? 0, order.price.currency),
          })}
        </Button>
      ) : (
        <p className="ol-ink-2">{t('cancel.refused')}</p>
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        title={t(open === 'cancel' ? 'cancel.title' : 'change.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {open === 'change' && <Change order={order} onDone={close} />}
        {open === 'cancel' && <Cancel order={order} onDone={close} />}
      </Modal>
    </div>
  );
};
