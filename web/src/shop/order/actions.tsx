// What can still be done with an order: change what is made, change place or time, cancel; each says its effect before it is done.
import { Button, Modal, Textarea } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { ProblemNote, useFormat } from '../../look/index.ts';
import type { Order } from './answer.ts';
import { Change } from './change.tsx';
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
