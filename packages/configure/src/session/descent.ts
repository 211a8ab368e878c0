// A good product where a sum is too wide to be proven: walked downhill by single values, with how much better one could be.
import { span } from '../expression/bounds.ts';
import { evaluate } from '../expression/evaluate.ts';
import { openOf } from '../expression/open.ts';
import type { Term } from '../expression/term.ts';
import type { Variable } from '../reason/layout.ts';
import type { Constraint } from '../reason/network.ts';
import type { Product, Reason } from '../reason/reason.ts';

/** Looks at a product with one value changed, at most. */
const MOST_LOOKS = 200_000;

export interface Descent {
  readonly product: Product;
  /** What no product falls below: each term at its least over the values still possible. */
  readonly bound: number;
}

const sumOf = (terms: readonly Term[], at: Product): number =>
  terms.reduce((sum, t) => sum + Number(evaluate(t, at)), 0);

/** Walks from a product; variables in `kept` stay. The product's choices must be those the reason moved to. */
export const descend = (
  reason: Reason,
  terms: readonly Term[],
  sign: number,
  start: Product,
  kept: ReadonlySet<number>,
): Descent => {
  const { layout, constraints } = reason.network;
  const open = openOf(layout);
  layout.variables.forEach(({ values }, v) => {
    values.forEach((_, i) => {
      open.live[(open.start[v] as number) + i] = reason.possible(v, i) ? 1 : 0;
    });
  });
  const bound = terms.reduce((sum, t) => {
    const [low, high] = span(t)(open);
    return sum + (sign > 0 ? low : -high);
  }, 0);
  const product = start.slice();
  const touching = layout.variables.map((_, v): Constraint[] => constraints.filter((c) => c.scope.includes(v)));
  let best = sign * sumOf(terms, product);
  let looks = 0;
  for (let better = true; better && looks < MOST_LOOKS; ) {
    better = false;
    for (const [v, { values }] of (layout.variables as Variable[]).entries()) {
      if (kept.has(v)) continue;
      let taken = product[v] as number;
      for (let i = 0; i < values.length && looks < MOST_LOOKS; i++) {
        if (i === taken || open.live[(open.start[v] as number) + i] === 0) continue;
        looks++;
        product[v] = i;
        const value = sign * sumOf(terms, product);
        if (value < best && (touching[v] as Constraint[]).every((c) => c.holds(product))) {
          best = value;
          taken = i;
          better = true;
        }
      }
      product[v] = taken;
    }
  }
  return { product, bound };
};
