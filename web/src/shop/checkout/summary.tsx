// What is ordered: its picture, what it costs line by line, and the day it is there.
import { Link } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { useFormat } from '../../look/index.ts';
import { DateAnswer, Lines, type Totals } from '../configure/price-panel.tsx';
import type { ProductOnSale, ShippingMethod } from '../configure/terms.ts';
import type { QuoteState } from '../configure/use-quote.ts';
import { Why } from '../configure/why.tsx';
import type { Cart } from '../kept.ts';
import { Thumb } from '../thumb.tsx';
import { useWords } from '../words.ts';
import css from './checkout.module.css';

interface SummaryProps {
  product: ProductOnSale;
  cart: Cart;
  scene: ComponentProps<typeof Thumb>['scene'];
  totals: Totals | undefined;
  method: ShippingMethod | undefined;
  quote: QuoteState;
}

export const Summary = ({ product, cart, scene, totals, method, quote }: SummaryProps) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  const { slug } = useSession();
  const [why, setWhy] = useState(false);
  return (
    <aside className={css.summary} aria-label={t('checkout.summary')}>
      <div className={css.picture}>
        <Thumb scene={scene} />
      </div>
      <div className={css.inside}>
        <h2 className="ol-16 ol-strong">{words(product.model.name)}</h2>
        <p style={{ marginBottom: 12 }}>
          <Link
            className="ol-link"
            to={`/${slug}/shop/${cart.product}` as '/'}
            search={
              {
                want: cart.choices as Record<string, unknown>,
                ...(cart.reorderOf ? { again: cart.reorderOf } : {}),
              } as never
            }
          >
            {t('checkout.edit')}
          </Link>
        </p>
        {totals && <Lines totals={totals} product={product} method={method} />}
        <div className={css.answers}>
          <div>
            <p className="ol-12 ol-ink-2">{t('checkout.total')}</p>
            <p className={css.total}>{totals ? money(totals.total) : '—'}</p>
          </div>
          <div style={{ textAlign: 'right' }}>
            <button
              type="button"
              className="ol-link"
              style={{ all: 'unset', cursor: 'pointer', color: 'var(--ol-accent)', fontSize: 12 }}
              aria-expanded={why}
              onClick={() => setWhy(!why)}
            >
              {t('price.why')}
            </button>
            <p className={css.total}>
              <DateAnswer quote={quote} size="small" />
            </p>
          </div>
        </div>
        {why && quote.last && (
          <div style={{ marginTop: 16 }}>
            <Why promised={quote.last.promised} layout="steps" titled={false} />
          </div>
        )}
        <div role="status" className="ol-hidden">
          {totals ? t('say.price', { total: money(totals.total) }) : ''}
        </div>
      </div>
    </aside>
  );
};
