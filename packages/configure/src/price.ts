// What a configuration costs its buyer: the lines of a price book that apply, in integer minor units.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { checkPriceBook } from './check/price.ts';
import { Check } from './check/shape.ts';
import { checkExpression } from './expression/check.ts';
import { evaluate } from './expression/evaluate.ts';
import type { Checked } from './expression/names.ts';
import { type Term, term } from './expression/term.ts';
import type { PriceBook, PriceLine, ProductModel, PublicModel } from './model.ts';
import type { Assignment } from './reason/layout.ts';
import { layoutOf } from './reason/layout.ts';
import { type Network, namesOf } from './reason/network.ts';

/**
 * Checks a price book against the model it prices. Problems BAD_PRICE_BOOK, UNKNOWN_OPTION, UNIT at the field; an
 * amount that could be a fraction or leave the safe integers is refused (wrap it in round()).
 */
export const validatePriceBook = (model: ProductModel | PublicModel, book: unknown): Result<PriceBook> => {
  const check = new Check('BAD_PRICE_BOOK');
  checkPriceBook(check, book, namesOf(layoutOf(model), model.formulas ?? []));
  return check.problems.length > 0 ? fail(...check.problems) : ok(book as PriceBook);
};

/** The lines for one configuration; problems BAD_PRICE_BOOK where an amount is not a safe integer. */
export const priceLines = (network: Network, book: PriceBook, assignment: Assignment): Result<readonly PriceLine[]> => {
  const lines: PriceLine[] = [];
  const problems: Problem[] = [];
  const refuse = (path: string, message: string): void => void problems.push(problem('BAD_PRICE_BOOK', path, message));
  for (const [i, rule] of book.rules.entries()) {
    const when = rule.when === undefined ? undefined : read(network, rule.when);
    const amount = read(network, rule.amount);
    if (typeof when === 'string') refuse(`/rules/${i}/when`, when);
    else if (typeof amount === 'string') refuse(`/rules/${i}/amount`, amount);
    else if (!when || evaluate(when.term, assignment.at) === true) {
      const value = Math.round(Number(evaluate(amount.term, assignment.at)) * 1e6) / 1e6 + 0;
      if (Number.isSafeInteger(value)) lines.push({ id: rule.id, label: rule.label, amount: value });
      else refuse(`/rules/${i}/amount`, `The amount of ${rule.id} is not a whole number of minor units.`);
    }
  }
  return problems.length > 0 ? fail(...problems) : ok(lines);
};

/** The book's lines as number terms whose sum is the price; problems BAD_PRICE_BOOK. */
export const priceTerms = (network: Network, book: PriceBook): Result<readonly Term[]> => {
  const problems: Problem[] = [];
  const terms = book.rules.flatMap((rule, i): Term[] => {
    const when = rule.when === undefined ? undefined : read(network, rule.when);
    const amount = read(network, rule.amount);
    if (typeof when === 'string') problems.push(problem('BAD_PRICE_BOOK', `/rules/${i}/when`, when));
    else if (typeof amount === 'string') problems.push(problem('BAD_PRICE_BOOK', `/rules/${i}/amount`, amount));
    else return [when ? term('if', [when.term, amount.term, { op: 'constant', value: 0 }]) : amount.term];
    return [];
  });
  return problems.length > 0 ? fail(...problems) : ok(terms);
};

/** The same expressions are asked at every choice, so each network remembers them. */
const remembered = new WeakMap<Network, Map<string, Checked | string>>();
const read = (network: Network, expression: string): Checked | string => {
  const known = remembered.get(network) ?? new Map<string, Checked | string>();
  remembered.set(network, known);
  const seen = known.get(expression);
  if (seen !== undefined) return seen;
  const result = checkExpression(expression, network.names);
  const value = 'error' in result ? `${result.error.message} (character ${result.error.at + 1})` : result.checked;
  if (known.size > 5000) known.clear();
  known.set(expression, value);
  return value;
};

/** The sum of lines, in minor units. */
export const total = (lines: readonly PriceLine[]): number => lines.reduce((sum, line) => sum + line.amount, 0);
