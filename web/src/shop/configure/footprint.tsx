// The footprint of a configuration with what it is made of: formulas of the model whose names begin with `footprint`.
import type { FormulaValue } from '@onelot/configure';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import css from './configure.module.css';

export interface Footprint {
  /** Kilograms of carbon dioxide equivalent. */
  readonly total: number;
  readonly parts: readonly { readonly id: string; readonly name: FormulaValue['name']; readonly kg: number }[];
}

/** Undefined where the model knows none: then nothing is said. */
export const footprintOf = (formulas: readonly FormulaValue[]): Footprint | undefined => {
  const kg = (formula: FormulaValue): number => Number(formula.value) / 1000;
  const whole = formulas.find(({ id }) => id === 'footprint_g');
  if (!whole || !Number.isFinite(kg(whole))) return undefined;
  const parts = formulas.filter(({ id, unit }) => /^footprint_.+_g$/.test(id) && unit === 'g');
  return { total: kg(whole), parts: parts.map((one) => ({ id: one.id, name: one.name, kg: kg(one) })) };
};

const useKilograms = () => {
  const { i18n } = useTranslation('shop');
  return (kg: number): string => `${kg.toLocaleString(i18n.language, { maximumFractionDigits: 1 })} kg CO₂e`;
};

/** One line, for beside an alternative. */
export const FootprintShort = ({ formulas }: { formulas: readonly FormulaValue[] }) => {
  const { t } = useTranslation('shop');
  const kilograms = useKilograms();
  const found = footprintOf(formulas);
  return found ? (
    <p className={css.sub} data-test="footprint">
      {t('footprint.short', { amount: kilograms(found.total) })}
    </p>
  ) : null;
};

/** The sum among the lines of the price; its parts are one tap away. */
export const FootprintLines = ({ formulas }: { formulas: readonly FormulaValue[] }) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const kilograms = useKilograms();
  const found = footprintOf(formulas);
  if (!found) return null;
  return (
    <details className={css.footprint} data-test="footprint">
      <summary>
        <span>{t('footprint.title')}</span>
        <span className="ol-tabular">{kilograms(found.total)}</span>
      </summary>
      <dl className={css.lines}>
        {found.parts.map((part) => (
          <div key={part.id} className={css.line}>
            <dt>{words(part.name)}</dt>
            <dd>{kilograms(part.kg)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
