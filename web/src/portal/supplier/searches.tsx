// What is searched and nobody supplies yet: a supplier can offer it.
import { Button, TextInput } from '@mantine/core';
import { type Output, sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { Money, Panel, ProblemNote, useFormat, usePlace, When } from '../../look/index.ts';
import { minorOf } from '../day.ts';
import css from '../portal.module.css';

type Search = Output<typeof sourcing.listSearches>[number];
const DAY = 86_400;

const OfferForm = ({ search, onDone }: { search: Search; onDone: () => void }) => {
  const { t, i18n } = useTranslation('portal');
  const { currency } = usePlace();
  const respond = useCommand(sourcing.respondToSearch, onDone);
  const [price, setPrice] = useState('');
  const [days, setDays] = useState('');
  const [least, setLeast] = useState('0');
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const minor = minorOf(price, currency, i18n.language);
  const whole = (text: string): number | undefined => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined);
  const send = (): void => {
    setSent(true);
    const [lead, minimum] = [whole(days), whole(least)];
    if (minor === undefined || lead === undefined || minimum === undefined) return;
    respond.mutate({
      search: search.id,
      price: minor,
      leadTimeSeconds: lead * DAY,
      minimumOrderQuantity: minimum,
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {respond.error && <ProblemNote problem={respond.error.document} />}
      <div className={css.fields}>
        <TextInput
          label={t('form.price', { currency })}
          inputMode="decimal"
          value={price}
          onChange={(e) => setPrice(e.currentTarget.value)}
          error={sent && minor === undefined && t('form.priceWrong')}
        />
        <TextInput
          label={t('form.leadDays')}
          inputMode="numeric"
          value={days}
          onChange={(e) => setDays(e.currentTarget.value)}
          error={sent && whole(days) === undefined && t('form.wholeWrong')}
        />
        <TextInput
          label={t('form.least')}
          inputMode="numeric"
          value={least}
          onChange={(e) => setLeast(e.currentTarget.value)}
          error={sent && whole(least) === undefined && t('form.wholeWrong')}
        />
      </div>
      <TextInput label={t('form.note')} maxLength={500} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
      <Button type="submit" size="lg" h={48} loading={respond.isPending}>
        {t('form.sendOffer')}
      </Button>
    </form>
  );
};

const One = ({ search }: { search: Search }) => {
  const { t } = useTranslation('portal');
  const { number } = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('searches.what', { quantity: number(search.quantity), item: search.item })}
      sub={<When at={search.at} style="dayTime" />}
    >
      {search.note && <p className="ol-16">{search.note}</p>}
      {search.offers.map((offer) => (
        <p key={offer.supplier} className="ol-ink-2">
          {t('searches.yours')} <Money amount={offer.price} />,{' '}
          {t('searches.days', { count: Math.round(offer.leadTimeSeconds / DAY) })}
          {offer.note && `. ${offer.note}`}
        </p>
      ))}
      {search.open === false ? (
        <p className="ol-ink-2">{t('searches.closed')}</p>
      ) : open ? (
        <OfferForm search={search} onDone={() => setOpen(false)} />
      ) : (
        <Button mt={12} h={44} variant="outline" onClick={() => setOpen(true)}>
          {search.offers.length ? t('searches.again') : t('searches.offer')}
        </Button>
      )}
    </Panel>
  );
};

export const Searches = () => {
  const { t } = useTranslation('portal');
  const searches = useAsk(sourcing.listSearches, {});
  if (!searches.data?.length) return null;
  return (
    <section className={css.section}>
      <h2 className="ol-20 ol-strong">{t('searches.title')}</h2>
      {searches.data.map((search) => (
        <One key={search.id} search={search} />
      ))}
    </section>
  );
};
