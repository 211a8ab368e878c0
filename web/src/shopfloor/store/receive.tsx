// Goods that come in: how many are good, how many are turned away, which lot, where they go.
import { logistics } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { ProblemNote, Shape, useFormat, useWords } from '../../look/index.ts';
import { readNumber } from '../parameters.ts';
import css from './store.module.css';
import type { Expected } from './work.ts';

type Tell = (text: string, tone?: 'done' | 'watch') => void;
type Line = Expected[number];
const LOT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const Book = ({ line, tell, onDone }: { line: Line; tell: Tell; onDone: () => void }) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const { number } = useFormat();
  const places = useAsk(logistics.listPlaces, {});
  const receive = useCommand(logistics.receive);
  const [accepted, setAccepted] = useState(String(line.quantity));
  const [rejected, setRejected] = useState('0');
  const [lot, setLot] = useState(line.lot ?? '');
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  const [good, bad] = [readNumber(accepted), readNumber(rejected)];
  const wrong = good === undefined || bad === undefined || good < 0 || bad < 0;
  const lotWrong = lot.trim() !== '' && !LOT.test(lot.trim());
  const send = async (): Promise<void> => {
    if (wrong || lotWrong) return;
    const input = {
      purchaseOrder: line.purchaseOrder,
      accepted: good,
      rejected: bad,
      ...(lot.trim() ? { lot: lot.trim() } : {}),
      ...(place ? { place } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    try {
      await receive.mutateAsync(input);
    } catch {
      return; // The problem stands above the form.
    }
    tell(good > 0 ? t('store.received', { quantity: number(good), item: line.itemName }) : t('store.receivedNone'));
    onDone();
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {receive.error && <ProblemNote problem={receive.error.document} />}
      <div className={css.fields}>
        <label>
          {t('store.accepted')}
          <input
            inputMode="decimal"
            value={accepted}
            aria-invalid={good === undefined}
            onChange={(event) => setAccepted(event.currentTarget.value)}
          />
        </label>
        <label>
          {t('store.rejected')}
          <input
            inputMode="decimal"
            value={rejected}
            aria-invalid={bad === undefined}
            onChange={(event) => setRejected(event.currentTarget.value)}
          />
        </label>
        <label>
          {t('store.lot')}
          <input
            value={lot}
            autoComplete="off"
            aria-invalid={lotWrong}
            title={t('store.lotHint')}
            onChange={(event) => setLot(event.currentTarget.value)}
          />
        </label>
        <label>
          {t('store.place')}
          <select value={place} onChange={(event) => setPlace(event.currentTarget.value)}>
            <option value="">{t('store.standardPlace')}</option>
            {places.data
              ?.filter(({ kind }) => kind !== 'finished')
              .map((each) => (
                <option key={each.place} value={each.place}>
                  {words(each.name)}
                </option>
              ))}
          </select>
        </label>
        {(bad ?? 0) > 0 && (
          <label className={css.whole}>
            {t('store.note')}
            <input value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
          </label>
        )}
      </div>
      {wrong && (
        <p role="alert" className={css.wrong}>
          {t('gauge.notNumber')}
        </p>
      )}
      {lotWrong && (
        <p role="alert" className={css.wrong}>
          {t('store.lotHint')}
        </p>
      )}
      <button type="submit" className={css.great} disabled={receive.isPending}>
        {t('store.book')}
      </button>
    </form>
  );
};

export const Receive = (props: { expected: Expected; now: number; scanned?: string | undefined; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const { number, when } = useFormat();
  const { expected, now, scanned, tell } = props;
  const [picked, setPicked] = useState<string>();
  const hit = expected.find((line) => line.number === scanned || line.lot === scanned)?.purchaseOrder;
  const open = picked ?? hit;
  if (expected.length === 0) return <p className={css.none}>{t('store.expectedNone')}</p>;
  return (
    <ul className={css.rows}>
      {expected.map((line) => {
        const here = open === line.purchaseOrder;
        const late = Date.parse(line.expectedAt) < now;
        return (
          <li key={line.purchaseOrder} data-open={here || undefined}>
            <button
              type="button"
              className={css.row}
              aria-expanded={here}
              onClick={() => setPicked(here ? '' : line.purchaseOrder)}
            >
              <strong>{`${number(line.quantity)} × ${line.itemName}`}</strong>
              <span>{`${line.supplier}, ${line.number}`}</span>
              <span className={css.state} data-tone={late ? 'watch' : undefined}>
                <Shape state={late ? 'watch' : line.shipped ? 'now' : 'idle'} size={20} />
                {`${when(line.expectedAt, 'dayTime')}, ${late ? t('store.late') : line.shipped ? t('store.shipped') : t('store.notShipped')}`}
              </span>
            </button>
            {here && <Book line={line} tell={tell} onDone={() => setPicked('')} />}
          </li>
        );
      })}
    </ul>
  );
};
