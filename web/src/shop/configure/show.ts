// How options and their values are said: names, measures with inches, price differences.

import type { Compiled } from '@onelot/configure';
import {
  type Choices,
  type Option,
  type OptionValue,
  open,
  type PriceBook,
  type Session,
  total,
} from '@onelot/configure';
import { inWords } from '../words.ts';

const FRACTIONS = ['', '⅛', '¼', '⅜', '½', '⅝', '¾', '⅞'];

/** Millimetres as inches in eighths: `36½ in`. */
export const inches = (mm: number): string => {
  const eighths = Math.round((mm / 25.4) * 8);
  const whole = Math.trunc(eighths / 8);
  const part = FRACTIONS[Math.abs(eighths % 8)] ?? '';
  const sign = eighths < 0 && whole === 0 ? '−' : '';
  return `${sign}${whole === 0 && part ? '' : String(whole).replace('-', '−')}${part} in`;
};

const plain = (value: number, digits: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value).replace('-', '−');

/** A number with its unit, as one reads it beside a thing. */
export const measure = (value: number, unit: string, language: string): string => {
  if (unit === 'mm') return `${plain(value, 1, language)} mm`;
  if (unit === 'deg') return `${plain(value, 2, language)}°`;
  if (unit === 'g') return `${plain(value, 0, language)} g`;
  if (unit === 's') return `${plain(value, 0, language)} s`;
  return plain(value, 2, language);
};

export interface Yes {
  readonly yes: string;
  readonly no: string;
}

/** A value in the reader's words. */
export const valueWords = (option: Option, value: OptionValue | undefined, language: string, yes: Yes): string => {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? yes.yes : yes.no;
  if (option.type === 'number' && typeof value === 'number') return measure(value, option.unit, language);
  if (option.type === 'one-of' || option.type === 'some-of') {
    const ids = Array.isArray(value) ? value : [value];
    const names = ids.map((id) => {
      const item = option.values.find((one) => one.id === id);
      return item ? inWords(item.name, language) : String(id);
    });
    return names.join(', ') || yes.no;
  }
  return String(value);
};

/** What all goods of the session cost, minor units; undefined where it cannot be told. */
export const goodsOf = (session: Session, book: PriceBook): number | undefined => {
  const lines = session.price(book);
  return lines.ok ? total(lines.value) : undefined;
};

/** What a value would change in the price, minor units; undefined where the value cannot be taken now. */
export const differenceOf = (
  session: Session,
  book: PriceBook,
  optionId: string,
  value: OptionValue,
  present: number | undefined,
): number | undefined => {
  const outcome = session.choose(optionId, value);
  const [repair] = outcome.ok ? [] : outcome.repairs;
  const leaves = repair?.changes.every((change) => change.optionId === optionId || change.to === null);
  const eased = repair && leaves ? session.apply(repair) : outcome;
  const then = eased.ok ? goodsOf(eased.session, book) : undefined;
  return then === undefined || present === undefined ? undefined : then - present;
};

/** What other choices would change in the price, minor units. */
export const differenceWith = (
  compiled: Compiled,
  book: PriceBook,
  choices: Choices,
  present: number | undefined,
): number | undefined => {
  const then = goodsOf(open(compiled, choices), book);
  return then === undefined || present === undefined ? undefined : then - present;
};
