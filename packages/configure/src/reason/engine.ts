// Questions about what can be chosen together: is it feasible, which choices and rules stand against it, what must be given up.
import type { Network } from './network.ts';
import { complete, type Product, stillHolds, type Wish } from './search.ts';
import { type Budget, Space } from './space.ts';

/** Value numbers that a choice fixes. */
export type Fix = readonly (readonly [number, number])[];

/** Answers questions about one network within one budget of steps. */
export class Engine {
  /** Everything open, the consequences of the rules alone drawn; undefined where the rules allow no product at all. */
  readonly root: Space | undefined;

  /** `root`: that of another engine of the same network, so that it need not be drawn again. */
  constructor(
    readonly network: Network,
    readonly budget: Budget,
    root?: Space,
  ) {
    const space = root ?? new Space(network, budget);
    this.root = root || space.all() ? space : undefined;
  }

  /** A space with choices fixed and consequences drawn; undefined where that leaves nothing. */
  space(fixed: readonly Fix[]): Space | undefined {
    if (!this.root) return undefined;
    const space = new Space(this.network, this.budget, undefined, this.root);
    return space.fix(fixed.flat()) ? space : undefined;
  }

  /** A product with these choices, as the wish prefers it; undefined where there is none. */
  product(fixed: readonly Fix[], wish?: Wish): Product | undefined {
    const space = this.space(fixed);
    return space && complete(space, wish);
  }

  /** Some product of a space, near a known one, as a list of none or one. */
  complete(space: Space, near?: Product): Product[] {
    const product = complete(space, { near });
    return product ? [product] : [];
  }

  /** Whether the choices go together under some of the rules only. */
  private feasibleUnder(enabled: Uint8Array, fixed: readonly Fix[]): boolean {
    const space = new Space(this.network, this.budget, enabled);
    return space.all() && space.fix(fixed.flat()) && complete(space) !== undefined;
  }

  /** A minimal part of `choices` that cannot be had together with `wanted`: each of them is needed for the conflict. */
  core(wanted: Fix, choices: readonly Fix[]): number[] {
    let kept = choices.map((_, i) => i).filter((i) => this.related(wanted, choices[i] as Fix));
    for (const candidate of [...kept]) {
      const fewer = kept.filter((i) => i !== candidate);
      if (!this.product([wanted, ...fewer.map((i) => choices[i] as Fix)])) kept = fewer;
    }
    return kept;
  }

  /** A minimal set of rule numbers that makes the fixed values impossible together. */
  blame(fixed: readonly Fix[]): number[] {
    const enabled = new Uint8Array(this.network.rules.length).fill(1);
    this.network.rules.forEach((_, rule) => {
      enabled[rule] = 0;
      if (this.feasibleUnder(enabled, fixed)) enabled[rule] = 1;
    });
    return [...enabled.keys()].filter((rule) => enabled[rule] === 1);
  }

  /** Choices can only stand against each other where rules join them; a choice without `wanted` is related to all. */
  private related(wanted: Fix, choice: Fix): boolean {
    if (wanted.length === 0) return true;
    const components = new Set(wanted.map(([v]) => this.network.component[v]));
    return choice.some(([v]) => components.has(this.network.component[v] as number));
  }

  /**
   * The smallest sets of choices to give up so that `wanted` can be had, at most `limit` of them, all of one size.
   * Conflicts are collected and hit with as few choices as possible (implicit hitting sets), so the size is proven.
   */
  smallest(wanted: Fix, choices: readonly Fix[], limit: number): number[][] {
    const cores: number[][] = [];
    const found: number[][] = [];
    for (let size = 0; size <= choices.length; ) {
      const next = hittingSet(cores, size, found);
      if (!next) {
        if (found.length > 0) return found;
        size++;
        continue;
      }
      const rest = choices.map((_, i) => i).filter((i) => !next.includes(i));
      const kept = rest.map((i) => choices[i] as Fix);
      if (this.product([wanted, ...kept])) {
        found.push(next);
        if (found.length >= limit || size === 0) return found;
      } else {
        const core = this.core(wanted, kept).map((i) => rest[i] as number);
        if (core.length === 0) return [];
        cores.push(core);
      }
    }
    return found;
  }

  /** Whether a value can be had in a space: a known product has it, or one changed in it alone, or search finds one. */
  possible(space: Space, variable: number, value: number, pool: Pool): boolean {
    if (!space.has(variable, value)) return false;
    if (pool.has(variable, value)) return true;
    if ((this.network.touching[variable] as readonly number[]).length === 0) return true;
    if (pool.changed(this.network, variable, value)) return true;
    const mark = space.mark();
    const product = space.fix([[variable, value]]) ? complete(space, { near: pool.latest() }) : undefined;
    space.back(mark);
    if (!product) return false;
    pool.add(product);
    return true;
  }
}

/** A set of exactly `size` members that hits every core and is not among `done`; undefined where there is none. */
const hittingSet = (
  cores: readonly (readonly number[])[],
  size: number,
  done: readonly number[][],
): number[] | undefined => {
  const seen = new Set<string>();
  const grow = (set: number[]): number[] | undefined => {
    const key = [...set].sort((a, b) => a - b).join();
    if (seen.has(key)) return undefined;
    seen.add(key);
    const missed = cores.find((core) => !core.some((c) => set.includes(c)));
    if (!missed)
      return set.length === size && !done.some((d) => sameSet(d, set)) ? [...set].sort((a, b) => a - b) : undefined;
    if (set.length === size) return undefined;
    for (const member of missed) {
      const found = grow([...set, member]);
      if (found) return found;
    }
    return undefined;
  };
  return grow([]);
};

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));

/** Products known to be allowed; they prove values possible without a search. */
export class Pool {
  constructor(private products: Product[] = []) {}

  /** Those that keep to what a space leaves open. */
  within(space: Space): Pool {
    return new Pool(this.products.filter((p) => p.every((value, v) => space.has(v, value))));
  }

  all(): readonly Product[] {
    return this.products;
  }

  latest(): Product | undefined {
    return this.products.at(-1);
  }

  add(product: Product): void {
    this.products.push(product);
    if (this.products.length > 64) this.products.shift();
  }

  has(variable: number, value: number): boolean {
    return this.products.some((p) => p[variable] === value);
  }

  /** A known product with this one value changed, where it is still allowed. */
  changed(network: Network, variable: number, value: number): boolean {
    const tries = Math.max(0, this.products.length - 8);
    for (let i = this.products.length - 1; i >= tries; i--) {
      const product = this.products[i] as Product;
      const before = product[variable] as number;
      product[variable] = value;
      const holds = stillHolds(network, product, variable);
      product[variable] = before;
      if (holds) return true;
    }
    return false;
  }
}
