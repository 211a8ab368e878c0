// What stands under every step: price and day, why that day, and the ways on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './configure.module.css';
import { type PanelProps, PricePanel } from './price-panel.tsx';
import { Why } from './why.tsx';

interface FootProps extends Omit<PanelProps, 'caption'> {
  phone: boolean;
  complete: boolean;
  /** What a change of a placed order would mean. */
  note?: ReactNode;
  children: ReactNode;
}

export const Foot = ({ phone, complete, note, children, ...panel }: FootProps) => {
  const { t } = useTranslation('shop');
  const { quote, why } = panel;
  return (
    <div className={css.foot}>
      <PricePanel {...panel} caption={t('price.toDoor')} />
      {why && quote.last && phone && (
        <div className={css.whyPhone}>
          <Why promised={quote.last.promised} layout="steps" titled={false} />
        </div>
      )}
      {!complete && <p className={css.notice}>{t('configure.incomplete')}</p>}
      {note}
      <div className={css.actions}>{children}</div>
    </div>
  );
};
