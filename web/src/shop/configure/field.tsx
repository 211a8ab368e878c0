// What every kind of option is told, and what a value would cost instead of the chosen one.

import type { Domain, Option, OptionValue } from '@onelot/configure';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import css from './configure.module.css';
import type { Blocked } from './use-configurator.ts';

export interface FieldProps {
  option: Option;
  domain: Domain;
  value: OptionValue | undefined;
  /** Value proposed from what the person measured. */
  proposed?: OptionValue;
  /** Whether a value that the rules exclude is truly out of reach. */
  locked: (value: OptionValue) => boolean;
  /** What a value would change in the price; undefined where it cannot be told. */
  difference: (value: OptionValue) => number | undefined;
  pick: (value: OptionValue, how?: { joins?: boolean; quiet?: boolean }) => Blocked | undefined;
  /** The reason under the values, where one of them is blocked. */
  why?: ReactNode;
  blockedValue?: OptionValue;
}

export const Difference = ({ amount, chosen }: { amount: number | undefined; chosen: boolean }) => {
  const { t } = useTranslation('shop');
  const { money } = useFormat();
  if (chosen) return <span className={css.chosenWord}>{t('configure.chosen')}</span>;
  if (amount === undefined) return <span className={css.sub}>&nbsp;</span>;
  if (amount === 0) return <span className={css.sub}>{t('configure.same')}</span>;
  const text = money(amount, undefined, true);
  return <span className={css.sub}>{amount > 0 ? `+${text}` : text}</span>;
};
