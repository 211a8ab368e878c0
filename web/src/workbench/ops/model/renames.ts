// An option or formula under another id: every expression and template that names it follows.
import type { PriceBook, ProductModel } from '@onelot/configure';
import type { Work } from './work.ts';

const QUOTED = /'[^']*'|"[^"]*"/g;

/** The name outside quotes and not as an attribute of another. */
const inExpression = (source: string, from: string, to: string): string => {
  const name = new RegExp(`(?<![\\w.])${from}(?!\\w)`, 'g');
  let last = 0;
  let text = '';
  for (const match of source.matchAll(QUOTED)) {
    text += source.slice(last, match.index).replaceAll(name, to) + match[0];
    last = match.index + match[0].length;
  }
  return text + source.slice(last).replaceAll(name, to);
};

const inTemplate = (source: string, from: string, to: string): string =>
  source.replaceAll(/\{[^}]*\}/g, (part) => inExpression(part, from, to));

const EXPRESSIONS = new Set(['when', 'expression', 'quantity', 'setupSeconds', 'runSeconds', 'amount']);

const walk = (value: unknown, key: string, within: string, from: string, to: string): unknown => {
  if (typeof value === 'string') {
    if (EXPRESSIONS.has(key) || within === 'parameters') return inExpression(value, from, to);
    return key === 'item' || within === 'instruction' ? inTemplate(value, from, to) : value;
  }
  if (Array.isArray(value)) {
    const named = within === 'groups' && key === 'options';
    return value.map((each) => (named ? (each === from ? to : each) : walk(each, '', key || within, from, to)));
  }
  if (value === null || typeof value !== 'object') return value;
  const deeper = key === 'parameters' || key === 'instruction' ? key : within;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, walk(child, name, deeper, from, to)]));
};

export const renamed = ({ model, prices }: Work, from: string, to: string): Work => {
  const follow = walk(model, '', '', from, to) as ProductModel;
  const id = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    list.map((each) => (each.id === from ? { ...each, id: to } : each));
  return {
    model: {
      ...follow,
      options: id(follow.options),
      ...(follow.formulas ? { formulas: id(follow.formulas) } : {}),
    },
    prices: walk(prices, '', '', from, to) as PriceBook,
  };
};
