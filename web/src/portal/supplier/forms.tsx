// What a supplier fills in: another offer, a reason to decline, the lot that is on its way.
import { Button, Textarea, TextInput } from '@mantine/core';
import { sourcing } from '@onelot/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote, usePlace } from '../../look/index.ts';
import { dayOf, instantOf, majorText, minorOf, piecesOf } from '../day.ts';
import css from '../portal.module.css';
import type { PurchaseOrder } from './home.tsx';
import { toldFor } from './price.tsx';

interface Offer {
  quantity: number;
  dueAt: string;
  price: number;
  note?: string;
}

/** Calls `send` unless a field's error stands. */
const onSubmit = (send: () => void) => (event: FormEvent) => {
  event.preventDefault();
  send();
};

export const CounterForm = (props: { order: PurchaseOrder; busy: boolean; onSend: (offer: Offer) => void }) => {
  const { t, i18n } = useTranslation('portal');
  const { timeZone } = usePlace();
  const { order } = props;
  const units = toldFor(order.price, order.pricePer);
  const [quantity, setQuantity] = useState(String(order.quantity));
  const [day, setDay] = useState(dayOf(order.dueAt, timeZone));
  const [price, setPrice] = useState(majorText((order.price * units) / order.pricePer, order.currency, i18n.language));
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const number = piecesOf(quantity);
  const [dueAt, minor] = [instantOf(day, timeZone), minorOf(price, order.currency, i18n.language)];
  const send = (): void => {
    setSent(true);
    if (!number || !dueAt || minor === undefined) return;
    const price = Math.round((minor * order.pricePer) / units);
    props.onSend({ quantity: number, dueAt, price, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <form className={css.form} onSubmit={onSubmit(send)} noValidate>
      <div className={css.fields}>
        <TextInput
          label={t('form.quantity')}
          inputMode="numeric"
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          error={sent && !number && t('form.quantityWrong')}
        />
        <TextInput
          label={t('form.day')}
          type="date"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={sent && !dueAt && t('form.dayWrong')}
        />
        <TextInput
          label={
            units > 1
              ? t('form.pricePer', { count: units, currency: order.currency })
              : t('form.price', { currency: order.currency })
          }
          inputMode="decimal"
          value={price}
          onChange={(event) => setPrice(event.currentTarget.value)}
          error={sent && minor === undefined && t('form.priceWrong')}
        />
      </div>
      <Textarea
        label={t('form.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      <Button type="submit" size="lg" h={48} loading={props.busy}>
        {t('form.sendCounter')}
      </Button>
    </form>
  );
};

export const DeclineForm = (props: { busy: boolean; onSend: (note: string) => void }) => {
  const { t } = useTranslation('portal');
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const send = (): void => {
    setSent(true);
    if (note.trim()) props.onSend(note.trim());
  };
  return (
    <form className={css.form} onSubmit={onSubmit(send)} noValidate>
      <Textarea
        label={t('form.reason')}
        description={t('form.reasonHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value.replaceAll('\n', ' '))}
        error={sent && !note.trim() && t('form.reasonWrong')}
      />
      <Button type="submit" size="lg" h={48} color="red" loading={props.busy}>
        {t('form.sendDecline')}
      </Button>
    </form>
  );
};

const LOT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const ShipForm = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const { timeZone } = usePlace();
  const ship = useCommand(sourcing.shipPurchaseOrder);
  const [lot, setLot] = useState('');
  const [day, setDay] = useState(dayOf(order.expectedAt, timeZone));
  const [sent, setSent] = useState(false);
  const expectedAt = day === dayOf(order.expectedAt, timeZone) ? order.expectedAt : instantOf(day, timeZone);
  const send = (): void => {
    setSent(true);
    if (!LOT.test(lot.trim()) || !expectedAt) return;
    ship.mutate({ purchaseOrder: order.id, lot: lot.trim(), expectedAt });
  };
  return (
    <form className={css.form} onSubmit={onSubmit(send)} noValidate aria-label={t('form.ship')}>
      {ship.error && <ProblemNote problem={ship.error.document} />}
      <div className={css.fields}>
        <TextInput
          label={t('form.lot')}
          description={t('form.lotHint')}
          value={lot}
          onChange={(event) => setLot(event.currentTarget.value)}
          error={sent && !LOT.test(lot.trim()) && t('form.lotWrong')}
        />
        <TextInput
          label={t('form.arrives')}
          description={t('form.arrivesHint')}
          type="date"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={sent && !expectedAt && t('form.dayWrong')}
        />
      </div>
      <Button type="submit" size="lg" h={48} loading={ship.isPending}>
        {t('form.ship')}
      </Button>
    </form>
  );
};
