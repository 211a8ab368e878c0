// A kept configuration of an older version: what has changed since, in values and in price.
import {
  type Choices,
  compile,
  differences,
  open,
  type PriceBook,
  type PublicModel,
  type Session,
} from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { useSaid } from './said.ts';
import { goodsOf } from './show.ts';
import type { ProductOnSale } from './terms.ts';

export const OlderNote = (props: {
  kept: { version: number; choices: Choices };
  product: ProductOnSale;
  session: Session;
  prices: PriceBook;
}) => {
  const { kept, product, session, prices } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  const said = useSaid(product.model as unknown as PublicModel);
  const old = useAsk(sales.getProduct, { product: product.product, version: kept.version }, { keep: false }).data;
  // As it was opened; what is chosen afterwards is no change of the version.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, for the first session
  const changed = useMemo(() => {
    if (!old) return undefined;
    const compiled = compile(old.model as unknown as PublicModel);
    if (!compiled.ok) return undefined;
    const before = open(compiled.value, kept.choices);
    const [was, is] = [before.complete(), session.complete()];
    return {
      values: was.ok && is.ok ? differences(product.model as unknown as PublicModel, was.value, is.value) : [],
      goods: [goodsOf(before, old.prices as PriceBook), goodsOf(session, prices)] as const,
    };
  }, [old]);
  if (!changed) return <p className={css.notice}>{t('product.older', { old: kept.version, now: product.version })}</p>;
  const [was, is] = changed.goods;
  const same = changed.values.length === 0 && was === is && session.dropped.length === 0;
  return (
    <div className={css.notice}>
      <p>
        {t('product.older', { old: kept.version, now: product.version })} {same && t('product.olderSame')}
      </p>
      {!same && (
        <ul>
          {was !== undefined && is !== undefined && was !== is && (
            <li>{t('product.olderPrice', { old: money(was), now: money(is) })}</li>
          )}
          {changed.values.map((one) => (
            <li key={one.optionId}>
              {t('product.olderChange', {
                option: words(one.name),
                old: said.value(one.optionId, one.a) || t('configure.without'),
                now: said.value(one.optionId, one.b) || t('configure.without'),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
