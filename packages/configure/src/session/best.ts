// The best whole product by a sum, proven: the sum is written into the rules' graph, whose cheapest product is one pass.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { checkExpression } from '../expression/check.ts';
import { evaluate } from '../expression/evaluate.ts';
import { equal, reads, type Term } from '../expression/term.ts';
import { canonical } from '../hash.ts';
import type { OptionValue, PriceBook } from '../model.ts';
import { priceTerms } from '../price.ts';
import { FREE, Writer } from '../reason/clauses.ts';
import { type Amount, TooWide } from '../reason/diagram.ts';
import { concrete, type Network } from '../reason/network.ts';
import { type Fix, type Product, Reason, type ReasonLimits } from '../reason/reason.ts';
import { type Completion, preferences, realsOf, written } from './completion.ts';
import { descend } from './descent.ts';

/** What is made least or most: the total of a price book, or a number expression over the options. */
export type Objective = PriceBook | { readonly expression: string; readonly most?: boolean };

/** A sum ready to be asked for its best product. */
interface Ready {
  readonly terms: readonly Term[];
  /** -1 where the most is wanted. */
  readonly sign: number;
  /** The sum in the graph, and that graph; without them the sum is too wide to be written. */
  readonly written?: { readonly amount: Amount; readonly reason: Reason };
}

export interface BestProduct {
  readonly whole: Completion;
  readonly value: number;
  readonly proven: boolean;
  /** No product has a better value than this. */
  readonly bound: number;
}

/** Sums kept ready for each model. */
const MOST_READY = 8;
const prepared = new WeakMap<Network, Map<string, Ready>>();

/**
 * The best product with these choices, which must go together; among equals one near the defaults. Problems of the
 * objective; BUDGET where the steps run out.
 */
export const bestProduct = (
  base: Reason,
  objective: Objective,
  fixed: readonly Fix[],
  chosen: ReadonlyMap<number, OptionValue>,
): Result<BestProduct> => {
  const ready = readyFor(base, objective);
  if (!ready.ok) return ready;
  const { sign } = ready.value;
  const terms = exactTerms(base, objective, fixed, chosen) ?? ready.value.terms;
  const { layout } = base.network;
  const wishes = layout.places.flatMap((place, number) => preferences(layout, place, !chosen.has(number)));
  const worthOf = (at: Product): number => terms.reduce((sum, t) => sum + Number(evaluate(t, at)), 0);
  if (!ready.value.written) {
    const start = base.preferred(fixed, wishes);
    base.beside(fixed);
    const kept = new Set(fixed.flatMap((fix) => fix.map(([v]) => v)));
    const { product, bound } = descend(base, terms, sign, start, kept);
    const value = worthOf(product);
    return ok({
      whole: written(layout, product, chosen),
      value,
      proven: equal(value, sign * bound),
      bound: sign * bound,
    });
  }
  const { amount, reason } = ready.value.written;
  const found = cheapest(reason, amount, fixed, wishes);
  if (!found) return fail(problem('BUDGET', '', 'No product was found within the steps allowed.'));
  // What neither rule nor sum reads is as it is preferred.
  const settled = [...found.product].flatMap((value, v): Fix[] =>
    reason.formula.literal(v, 0) === FREE ? [] : [[[v, value]]],
  );
  const at = reason.preferred([...fixed, ...settled], wishes);
  const value = worthOf(at);
  const bound = found.proven ? value : sign * amount.fixed;
  return ok({ whole: written(layout, at, chosen), value, proven: found.proven, bound });
};

/** With chosen values of ranges that are not those of their cells, the sum reads the values themselves. */
const exactTerms = (
  base: Reason,
  objective: Objective,
  fixed: readonly Fix[],
  chosen: ReadonlyMap<number, OptionValue>,
): readonly Term[] | undefined => {
  const reals = realsOf(base.network.layout, chosen);
  const at = reals.size > 0 ? base.product(fixed) : undefined;
  const terms = at && termsOf(concrete(base.network, { at, texts: [], reals }), objective);
  return terms?.ok ? terms.value : undefined;
};

const cheapest = (
  reason: Reason,
  amount: Amount,
  fixed: readonly Fix[],
  wishes: readonly (readonly [number, readonly number[]])[],
): { product: Product; proven: boolean } | undefined => {
  const costs = new Float64Array(2 * reason.formula.cnf.variables);
  for (const [literal, cost] of amount.costs) costs[literal]! += cost;
  const smallest = Math.min(1, ...[...amount.costs.values()].filter((cost) => cost > 0));
  // Less than any difference in the sum: it only decides among equals.
  const places = wishes.reduce((sum, [, values]) => sum + values.length, 1);
  const unit = (smallest * 1e-3) / places;
  for (const [variable, values] of wishes)
    values.forEach((value, place) => {
      const literal = reason.formula.literal(variable, value);
      const gone = reason.network.layout.variables[variable]?.absent === value;
      if (literal !== FREE && !gone) costs[literal]! += place * unit;
    });
  return reason.cheapest(fixed, costs);
};

const readyFor = (base: Reason, objective: Objective): Result<Ready> => {
  const { network, limits } = base;
  const known = prepared.get(network) ?? new Map<string, Ready>();
  prepared.set(network, known);
  const key = canonical(objective);
  const before = known.get(key);
  if (before) return ok(before);
  const terms = termsOf(network, objective);
  if (!terms.ok) return terms;
  const made = prepare(network, limits, terms.value, 'most' in objective && objective.most === true ? -1 : 1);
  if (known.size >= MOST_READY) known.clear();
  known.set(key, made);
  return ok(made);
};

const termsOf = (network: Network, objective: Objective): Result<readonly Term[]> => {
  if ('rules' in objective) return priceTerms(network, objective);
  const wrong = (message: string): Problem => problem('BAD_MODEL', '/objective', message);
  const read = checkExpression(objective.expression, network.names);
  if ('error' in read) return fail(wrong(`${read.error.message} (character ${read.error.at + 1})`));
  return read.checked.type === 'number' ? ok([read.checked.term]) : fail(wrong('The objective must be a number.'));
};

const prepare = (network: Network, limits: ReasonLimits, terms: readonly Term[], sign: number): Ready => {
  // Within a cell of a range the sum changes, which the graph does not tell.
  const ranged = terms.some((t) => [...reads(t)].some((v) => network.layout.variables[v]?.cells));
  if (ranged) return { terms, sign };
  try {
    const writer = new Writer(
      network,
      terms.flatMap((t) => [...reads(t)]),
    );
    const amount: Amount = { fixed: 0, costs: new Map() };
    for (const t of terms) writer.diagrams.add(amount, t, sign);
    const reason = Reason.of(network, writer.formula(), limits);
    if (!reason) throw new Error('A compiled model has a product.');
    return { terms, sign, written: { amount, reason } };
  } catch (stop) {
    if (!(stop instanceof TooWide)) throw stop;
    return { terms, sign };
  }
};
