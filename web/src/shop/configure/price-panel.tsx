// The answer beside every choice: what it costs to the door, and the day it is there.
import type { FormulaValue, PriceLine } from '@onelot/configure';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GlowOnChange, useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { FootprintLines } from './footprint.tsx';
import { type ProductOnSale, type ShippingMethod, taxOf } from './terms.ts';
import type { QuoteState } from './use-quote.ts';

export interface Totals {
  readonly lines: readonly PriceLine[];
  readonly goods: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

/** The engine's price at once with the shop's terms; the server's own once it answered for these very choices. */
export const totalsOf = (
  lines: readonly PriceLine[] | undefined,
  product: ProductOnSale,
  method: ShippingMethod | undefined,
  quote: QuoteState,
  quantity = 1,
): Totals | undefined => {
  if (quote.last && !quote.checking && !quote.unknown) {
    const { price } = quote.last;
    return { lines: price.lines, goods: price.goods, shipping: price.shipping, tax: price.tax, total: price.total };
  }
  if (!lines) return undefined;
  const goods = lines.reduce((sum, line) => sum + line.amount, 0) * quantity;
  const shipping = method?.price ?? 0;
  const tax = taxOf(product, goods, shipping);
  return { lines, goods, shipping, tax, total: goods + shipping + tax };
};

/** The date in words: the answer, a dimmed last answer while it is checked, or that it is not known. */
export const DateAnswer = ({ quote, size }: { quote: QuoteState; size: 'large' | 'small' }) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const at = quote.last?.promised.at;
  if (quote.unknown || (!at && !quote.checking)) return <span className={css.unknown}>{t('price.unknown')}</span>;
  if (!at) return <span className={css.unknown}>{t('price.checking')}</span>;
  return (
    <span className={css.date} data-size={size} data-checking={quote.checking || undefined}>
      <GlowOnChange value={quote.checking ? '' : at}>{when(at)}</GlowOnChange>
      {quote.checking && <span className={css.checking}>{t('price.checking')}</span>}
    </span>
  );
};

export interface PanelProps {
  product: ProductOnSale;
  method: ShippingMethod | undefined;
  totals: Totals | undefined;
  quote: QuoteState;
  why: boolean;
  onWhy: () => void;
  /** The lines of the price stand open. */
  itemised: boolean;
  onItemise: () => void;
  formulas: readonly FormulaValue[];
}

export const Lines = ({
  totals,
  product,
  method,
}: {
  totals: Totals;
  product: ProductOnSale;
  method: ShippingMethod | undefined;
}) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  return (
    <dl className={css.lines}>
      {totals.lines.map((line) => (
        <div key={line.id} className={css.line}>
          <dt>{words(line.label)}</dt>
          <dd>{money(line.amount)}</dd>
        </div>
      ))}
      <div className={css.line}>
        <dt>{method ? words(method.name) : t('price.shipping')}</dt>
        <dd>{money(totals.shipping)}</dd>
      </div>
      <div className={css.line}>
        <dt>{words(product.taxName)}</dt>
        <dd>{money(totals.tax)}</dd>
      </div>
    </dl>
  );
};

export const PricePanel = (props: PanelProps) => {
  const { totals, quote, why, itemised } = props;
  const { t } = useTranslation('shop');
  const { money } = useFormat();
  return (
    <>
      {itemised && totals && (
        <>
          <Lines {...props} totals={totals} />
          <FootprintLines formulas={props.formulas} />
        </>
      )}
      <div className={css.answers}>
        <div>
          <button
            type="button"
            className={css.whyButton}
            aria-expanded={itemised}
            onClick={props.onItemise}
            disabled={!totals}
          >
            {t('price.toDoor')} {itemised ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          </button>
          <p className={css.total} data-test="total">
            {totals ? <GlowOnChange value={totals.total}>{money(totals.total)}</GlowOnChange> : '—'}
          </p>
        </div>
        <div className={css.dateSide}>
          <button
            type="button"
            className={css.whyButton}
            aria-expanded={why}
            onClick={props.onWhy}
            disabled={!quote.last}
          >
            {t('price.why')} {why ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          </button>
          <p data-test="date">
            <DateAnswer quote={quote} size="large" />
          </p>
        </div>
      </div>
    </>
  );
};
