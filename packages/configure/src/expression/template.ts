// How a text with `{expression}` parts is read and filled: ids and plain numbers for item numbers, names and local numbers for people.
import type { Option, Text } from '../model.ts';
import type { Assignment, Layout, Place } from '../reason/layout.ts';
import { checkExpression } from './check.ts';
import { printed } from './evaluate.ts';
import type { Checked, Names } from './names.ts';
import type { Value } from './term.ts';
import type { ExpressionError } from './tokens.ts';

/** Fixed pieces and expressions in turn. */
export type Template = readonly (string | Checked)[];
export type Locale = 'en' | 'de';

/** Reads a template; `{{` and `}}` stand for the braces themselves. Errors count from the template's begin. */
export const checkTemplate = (
  source: string,
  names: Names,
): { readonly template: Template } | { readonly error: ExpressionError } => {
  const pieces: (string | Checked)[] = [];
  let plain = '';
  for (let at = 0; at < source.length; ) {
    const sign = source[at] as string;
    if ((sign === '{' || sign === '}') && source[at + 1] === sign) {
      plain += sign;
      at += 2;
    } else if (sign === '}')
      return {
        error: {
          code: 'SYNTAX',
          at,
          message: 'A closing brace without an opening one; write }} for the brace itself.',
        },
      };
    else if (sign !== '{') {
      plain += sign;
      at++;
    } else {
      const end = source.indexOf('}', at);
      if (end < 0)
        return { error: { code: 'SYNTAX', at, message: 'This brace is not closed; write {{ for the brace itself.' } };
      const read = checkExpression(source.slice(at + 1, end), names);
      if ('error' in read) return { error: { ...read.error, at: read.error.at + at + 1 } };
      pieces.push(plain, read.checked);
      plain = '';
      at = end + 1;
    }
  }
  return { template: [...pieces, plain] };
};

/** The template's text; without a locale ids and numbers with a point, as item numbers need it. */
export const fill = (template: Template, layout: Layout, assignment: Assignment, locale?: Locale): string =>
  template
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = printed(piece.term, layout, assignment);
      return show(value, locale ? (id) => nameOf(piece, layout, id, locale) : (id) => id, locale);
    })
    .join('');

/** Numbers with up to two decimals, without trailing zeros. */
export const showNumber = (value: number, locale?: Locale): string => {
  const text = String(Math.round((value + Number.EPSILON * Math.sign(value)) * 100) / 100 + 0);
  return locale === 'de' ? text.replace('.', ',') : text;
};

const YES: Record<Locale, readonly [string, string]> = { en: ['no', 'yes'], de: ['nein', 'ja'] };

const show = (value: Value | readonly string[], name: (id: string) => string, locale?: Locale): string => {
  if (typeof value === 'number') return showNumber(value, locale);
  if (typeof value === 'boolean') return locale ? (YES[locale][value ? 1 : 0] as string) : String(value);
  return typeof value === 'string' ? name(value) : value.map(name).join(locale ? ', ' : '+');
};

/** The name of a chosen value, where the piece is just an option of values. */
const nameOf = ({ term }: Checked, layout: Layout, id: string, locale: Locale): string => {
  const number =
    term.op === 'print' ? term.option : term.op === 'table' ? layout.variables[term.variable]?.option : undefined;
  const option = number === undefined ? undefined : (layout.places[number] as Place).option;
  const isOption =
    term.op === 'print' ||
    (term.op === 'table' && option !== undefined && term.table === optionTable(layout, term.variable));
  if (!option || !isOption || !('values' in option)) return id;
  const item = (option as Option & { type: 'one-of' }).values.find((v) => v.id === id);
  return item ? local(item.name, locale) : id;
};

const optionTable = (layout: Layout, variable: number): unknown => layout.variables[variable]?.values;

/** A text in a locale; English stands in for a missing one. */
export const local = (text: Text, locale: Locale): string => text[locale] ?? text.en;
