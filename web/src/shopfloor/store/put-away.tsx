// Finished products by name, identifier and place; a tap on a place puts one there.
import { logistics } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { ProblemNote, Shape, useWords } from '../../look/index.ts';
import css from './store.module.css';
import type { Finished } from './work.ts';

type Tell = (text: string, tone?: 'done' | 'watch') => void;

const Places = ({ product, tell, onDone }: { product: Finished[number]; tell: Tell; onDone: () => void }) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const places = useAsk(logistics.listPlaces, {});
  const put = useCommand(logistics.putAway);
  const fitting = places.data?.filter(({ kind }) => kind === 'finished' || kind === 'dock') ?? [];
  const move = async (place: string, name: string): Promise<void> => {
    try {
      await put.mutateAsync({ identifier: product.identifier, place });
    } catch {
      return; // The problem stands above the places.
    }
    tell(t('store.moved', { identifier: product.identifier, place: name }));
    onDone();
  };
  return (
    <div className={css.form}>
      {put.error && <ProblemNote problem={put.error.document} />}
      <fieldset className={css.places}>
        <legend>{t('store.move')}</legend>
        {fitting.map((each) => (
          <button
            key={each.place}
            type="button"
            disabled={put.isPending}
            aria-pressed={each.place === product.place}
            onClick={() => void move(each.place, words(each.name))}
          >
            <strong>{each.place}</strong>
            {words(each.name)}
          </button>
        ))}
      </fieldset>
    </div>
  );
};

export const PutAway = (props: { finished: Finished; scanned?: string | undefined; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const { finished, scanned, tell } = props;
  const [picked, setPicked] = useState<string>();
  const hit = finished.find(({ identifier, orderNumber }) => identifier === scanned || orderNumber === scanned)?.id;
  const open = picked ?? hit;
  if (finished.length === 0) return <p className={css.none}>{t('store.finishedNone')}</p>;
  return (
    <ul className={css.rows}>
      {finished.map((product) => {
        const here = open === product.id;
        return (
          <li key={product.id} data-open={here || undefined}>
            <button
              type="button"
              className={css.row}
              aria-expanded={here}
              onClick={() => setPicked(here ? '' : product.id)}
            >
              <strong>{product.name}</strong>
              <span>{`${product.identifier}, ${t('job.order', { number: product.orderNumber })}`}</span>
              <span className={css.state}>
                <Shape state={product.delivery ? 'now' : 'good'} size={20} />
                {`${t('store.at', { place: product.place })}${product.delivery ? `, ${t('store.atDelivery')}` : ''}`}
              </span>
            </button>
            {here && <Places product={product} tell={tell} onDone={() => setPicked('')} />}
          </li>
        );
      })}
    </ul>
  );
};
