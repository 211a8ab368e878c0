// At the door: who received it, a signature by finger or pen, a note; or why it could not be handed over.
import { Button, Textarea, TextInput } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote } from '../../look/index.ts';
import css from '../portal.module.css';
import type { DeliveryInFull } from './delivery.tsx';
import { SignaturePad } from './signature.tsx';

const REASONS = ['nobody', 'address', 'refused', 'blocked'] as const;

const Failed = ({ delivery, onBack }: { delivery: DeliveryInFull; onBack: () => void }) => {
  const { t } = useTranslation('portal');
  const fail = useCommand(logistics.failDelivery);
  const [reason, setReason] = useState<string>('');
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const text = [reason, note.trim()].filter(Boolean).join('. ');
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (text) fail.mutate({ delivery: delivery.id, reason: text.slice(0, 300) });
      }}
    >
      {fail.error && <ProblemNote problem={fail.error.document} />}
      <fieldset className={css.radios}>
        <legend>{t('failed.why')}</legend>
        {REASONS.map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="reason"
              checked={reason === t(`failed.${id}`)}
              onChange={() => setReason(t(`failed.${id}`))}
            />
            {t(`failed.${id}`)}
          </label>
        ))}
      </fieldset>
      <TextInput
        label={t('failed.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={sent && !text && t('failed.wrong')}
      />
      <div className={css.choices} data-pair>
        <button type="submit" data-grave disabled={fail.isPending}>
          {t('failed.send')}
        </button>
        <button type="button" onClick={onBack}>
          {t('failed.back')}
        </button>
      </div>
    </form>
  );
};

export const ArriveStep = ({ delivery }: { delivery: DeliveryInFull }) => {
  const { t } = useTranslation('portal');
  const arrive = useCommand(logistics.arrive);
  const [failing, setFailing] = useState(false);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [signature, setSignature] = useState('');
  const [sent, setSent] = useState(false);
  if (failing) return <Failed delivery={delivery} onBack={() => setFailing(false)} />;
  const send = (): void => {
    setSent(true);
    if (!name.trim()) return;
    arrive.mutate({
      delivery: delivery.id,
      receivedBy: name.trim(),
      ...(signature ? { signature } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  };
  return (
    <form
      className={css.form}
      noValidate
      aria-label={t('arrive.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 className="ol-20 ol-strong">{t('arrive.title')}</h2>
      {arrive.error && <ProblemNote problem={arrive.error.document} />}
      <TextInput
        label={t('arrive.name')}
        size="lg"
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={sent && !name.trim() && t('arrive.nameWrong')}
      />
      <SignaturePad value={signature} onChange={setSignature} />
      <Textarea
        label={t('arrive.note')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      <button type="submit" className={css.great} data-main disabled={arrive.isPending}>
        {t('arrive.send')}
      </button>
      <Button variant="subtle" color="red" h={48} onClick={() => setFailing(true)}>
        {t('arrive.failed')}
      </Button>
    </form>
  );
};
