// Whether open choices can be completed, and with what: search with consequences drawn at each step, near a known product.
import type { Constraint, Group, Network } from './network.ts';
import { OutOfSteps, type Space } from './space.ts';

/** A full assignment of value numbers, by variable. */
export type Product = Int32Array;

/** Which values a search tries first, and which variables it settles first. */
export interface Wish {
  /** A product to stay near to. */
  readonly near?: Product;
  /** Variables to settle before all others, in this order, with their values in order of preference. */
  readonly first?: readonly (readonly [number, readonly number[]])[];
}

/** Completes a space whose consequences are drawn; undefined where no product is left. Leaves the space as it was. */
export const complete = (space: Space, wish: Wish = {}): Product | undefined => {
  const mark = space.mark();
  const product = nearest(space, space.size.keys(), wish.near, new Int32Array(space.size.length));
  // Groups that share no rule are settled one by one, so that trouble in one never stirs the others.
  for (const group of space.network.groups) {
    const first = (wish.first ?? []).filter(([v]) => group.component === space.network.component[v]);
    const found = settle({ space, group, near: wish.near, first, product }, 0);
    space.back(mark);
    if (!found) return undefined;
  }
  return product;
};

interface Task {
  readonly space: Space;
  readonly group: Group;
  readonly near: Product | undefined;
  readonly first: readonly (readonly [number, readonly number[]])[];
  /** Where the found values go. */
  readonly product: Product;
}

const settle = (task: Task, depth: number): boolean => {
  const { space, group, first } = task;
  if (depth >= first.length) {
    nearest(space, group.variables, task.near, task.product);
    if (satisfies(space, group, task.product)) return true;
  }
  const [variable, values] = first[depth] ?? narrowest(space, group, task.near);
  if (variable < 0) return false;
  for (const value of values) {
    if (!space.has(variable, value)) continue;
    const mark = space.mark();
    const found = space.fix([[variable, value]]) && settle(task, depth + 1);
    space.back(mark);
    if (found) return true;
  }
  return false;
};

/** The product nearest to a known one among the open values, each variable by itself. */
const nearest = (space: Space, variables: Iterable<number>, known: Product | undefined, product: Product): Product => {
  for (const v of variables) {
    const wanted = known ? (known[v] as number) : -1;
    product[v] = wanted >= 0 && space.has(v, wanted) ? wanted : space.first(v);
  }
  return product;
};

const satisfies = (space: Space, group: Group, product: Product): boolean => {
  space.budget.left -= 1;
  if (space.budget.left < 0) throw new OutOfSteps();
  for (const number of group.constraints) {
    const c = space.network.constraints[number] as Constraint;
    if (space.counts(c) && !c.holds(product)) return false;
  }
  return true;
};

/** The open variable with the fewest values for the rules that hang on it, and its values, the known product's first. */
const narrowest = (space: Space, group: Group, known: Product | undefined): [number, number[]] => {
  const { touching } = space.network;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const v of group.variables) {
    const size = space.size[v] as number;
    const weight = size / (touching[v] as readonly number[]).length;
    if (size < 2 || weight >= least) continue;
    best = v;
    least = weight;
  }
  if (best < 0) return [-1, []];
  const values = space.open(best);
  const wanted = known ? values.indexOf(known[best] as number) : -1;
  if (wanted > 0) values.unshift(...values.splice(wanted, 1));
  return [best, values];
};

/** Whether a product with one variable changed still meets every rule. */
export const stillHolds = (network: Network, product: Product, variable: number): boolean =>
  (network.touching[variable] as readonly number[]).every((c) => (network.constraints[c] as Constraint).holds(product));
