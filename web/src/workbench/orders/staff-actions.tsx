// What staff may do with an order for its customer: change its place or wish, or cancel it, with what that costs first.
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { sales } from '@onelot/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote, useFormat } from '../../look/index.ts';
import type { OrderRecord } from './order-words.ts';
import css from './orders.module.css';

type Part = { order: OrderRecord; close: () => void };

const Cancel = ({ order, close }: Part) => {
  const { t } = useTranslation(['work', 'common']);
  const { money } = useFormat();
  const [reason, setReason] = useState('');
  const preview = useCommand(sales.cancelOrder);
  const cancel = useCommand(sales.cancelOrder, () => {
    close();
    notifications.show({ message: t('order.cancelled', { number: order.number }) });
  });
  const { mutate: look } = preview;
  useEffect(() => look({ order: order.id, preview: true }), [look, order.id]);
  const told = preview.data;
  const currency = order.price.currency;
  const values = told && { fee: money(told.fee, currency), refund: money(told.refund, currency) };
  const problem = cancel.error ?? preview.error;
  return (
    <Stack gap={16}>
      {values && <p>{told.fee > 0 ? t('order.cancelFee', values) : t('order.cancelFree', values)}</p>}
      <Textarea
        label={t('order.cancelReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
      />
      {problem && <ProblemNote problem={problem.document} />}
      <Group justify="flex-end">
        <Button variant="outline" onClick={close}>
          {t('order.cancelKeep')}
        </Button>
        <Button
          color="red"
          disabled={!told}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ order: order.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
        >
          {t('order.cancelDo')}
        </Button>
      </Group>
    </Stack>
  );
};

const FIELDS = ['name', 'street', 'postcode', 'city', 'region', 'country'] as const;

const Change = ({ order, close }: Part) => {
  const { t } = useTranslation(['work', 'common']);
  const { money, when } = useFormat();
  const [address, setAddress] = useState(order.address);
  const [notBefore, setNotBefore] = useState(order.wish.notBefore ?? '');
  const preview = useCommand(sales.changeOrder);
  const change = useCommand(sales.changeOrder, () => {
    close();
    notifications.show({ message: t('order.changed', { number: order.number }) });
  });
  const wanted = () => {
    // A moved place has no known position until the server finds one.
    const { position, region, ...rest } = address;
    const same = address.street === order.address.street && address.city === order.address.city;
    return {
      order: order.id,
      address: { ...rest, ...(region ? { region } : {}), ...(same && position ? { position } : {}) },
      wish: { ...order.wish, notBefore: notBefore || undefined },
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate({ ...wanted(), preview: true });
  };
  const told = preview.data;
  const currency = order.price.currency;
  const problem = change.error ?? preview.error;
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`order.${field}`)}
            value={address[field] ?? ''}
            required={field !== 'region'}
            onChange={(event) => setAddress({ ...address, [field]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          type="date"
          label={t('order.notBefore')}
          value={notBefore}
          onChange={(event) => setNotBefore(event.currentTarget.value)}
        />
        {told && (
          <p>
            {t('order.previewSays', {
              day: when(told.order.promised.at, 'dayTime'),
              fee: money(told.fee, currency),
              extra: money(told.extra, currency),
              refund: money(told.refund, currency),
            })}
          </p>
        )}
        {problem && <ProblemNote problem={problem.document} />}
        <p className="ol-12 ol-ink-2">{t('order.changeHint')}</p>
        <Group justify="flex-end">
          <Button type="submit" variant="outline" loading={preview.isPending}>
            {t('order.preview')}
          </Button>
          <Button disabled={!told} loading={change.isPending} onClick={() => change.mutate(wanted())}>
            {t('order.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

export const StaffActions = ({ order }: { order: OrderRecord }) => {
  const { t } = useTranslation(['work', 'common']);
  const [changing, change] = useDisclosure(false);
  const [cancelling, cancel] = useDisclosure(false);
  if (!order.canChange && !order.canCancel) return null;
  const closeButtonProps = { 'aria-label': t('common:close') };
  return (
    <div className={css.tools}>
      {order.canChange && (
        <Button variant="outline" onClick={change.open}>
          {t('order.change')}
        </Button>
      )}
      {order.canCancel && (
        <Button variant="outline" color="red" onClick={cancel.open}>
          {t('order.cancel')}
        </Button>
      )}
      <Modal
        opened={changing}
        onClose={change.close}
        title={t('order.changeTitle', { number: order.number })}
        closeButtonProps={closeButtonProps}
      >
        <Change order={order} close={change.close} />
      </Modal>
      <Modal
        opened={cancelling}
        onClose={cancel.close}
        title={t('order.cancelTitle', { number: order.number })}
        closeButtonProps={closeButtonProps}
      >
        <Cancel order={order} close={cancel.close} />
      </Modal>
    </div>
  );
};
