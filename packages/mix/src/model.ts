// What a product mix is decided from: factors and shares, costs, market, and the limits on the answer.

/** One figure for all variants, or one for each (variants numbered from 0, last factor fastest). */
export type Each = number | readonly number[];

/** `sum over variants of per[i] * x[i] <= max`: minutes of a work center, pieces of a material. `per` and `max` are not negative. */
export interface Constraint {
  readonly name: string;
  readonly per: readonly number[];
  readonly max: number;
}

/**
 * Who misses the first choice asks for the offered variants, best first, and accepts each with the product of `r[j]` over
 * the factors `j` in which it differs; who accepts none leaves. `tries` limits how many are asked (1: the best only).
 * Among equally good ones the lower number is asked first.
 */
export interface Nearest {
  readonly kind: 'nearest';
  readonly r: readonly number[];
  readonly tries?: number;
}

/** One group of customers: its part of the market, a utility per variant, the utility of buying nothing. */
export interface Segment {
  readonly share: number;
  readonly utilities: readonly number[];
  readonly outside: number;
}

/** Multinomial logit: an offered variant's share is `e^u / (e^outside + sum of e^u over the offered)`. */
export interface Logit {
  readonly kind: 'logit';
  readonly utilities: readonly number[];
  readonly outside: number;
}

/** A mixture of logit segments; the segments' shares sum to 1. */
export interface Segments {
  readonly kind: 'segments';
  readonly segments: readonly Segment[];
}

export type Substitution = Nearest | Logit | Segments;

/** Pieces sold of `x` made where `threshold` customers want the variant: increasing and concave in `x`, at most `x`. */
export type SalesFunction = (x: number, threshold: number, variant: number) => number;

/** The same as data: [made, sold] in multiples of the threshold, from [0, 0]; straight between, level after the last. */
export type SalesPoints = readonly (readonly [number, number])[];

/**
 * Model of Xu, Landon, Segonds and Zhang (2017). Money in one unit throughout (minor units inside the product, plain units
 * at the command line), shares 0 to 1, quantities whole numbers.
 */
export interface Model {
  /** Preference shares of each factor's options; each factor sums to 1. */
  readonly factors?: readonly (readonly number[])[];
  /** Shares per variant instead of the products of the factors'. */
  readonly shares?: readonly number[];
  /** Size of the market and most pieces in all. */
  readonly M: number;
  /** Mark-up: price = marginal cost * (1 + share / sigma). */
  readonly sigma: Each;
  /** Base of the logarithm by which sales saturate beyond the threshold. */
  readonly m: Each;
  /** Learning curve: cost of x pieces = x * (c + a * exp(-b x)). */
  readonly a: Each;
  readonly b: Each;
  readonly c: Each;
  /** Cost of making a variant at all. */
  readonly F: Each;
  /** Cost that does not depend on the mix; reported, never decisive. */
  readonly fixedCost?: number;
  readonly constraints?: readonly Constraint[];
  /** A variant is made in at least this quantity or not at all. */
  readonly minLot?: Each;
  readonly variants?: { readonly min?: number; readonly max?: number };
  readonly substitution?: Substitution;
  /** Pieces of each variant that are made or promised already; the plan makes no fewer. */
  readonly made?: readonly number[];
  /** Which combinations can be built: a test of the option numbers, or a yes or no per variant. */
  readonly allowed?: ((options: readonly number[], variant: number) => boolean) | readonly boolean[];
  /** What becomes of the customers of combinations that cannot be built. */
  readonly forbiddenShare?: 'lost' | 'spread';
  readonly sales?: SalesFunction | SalesPoints;
}

/** The variants' shares and parameters spelled out, checked once and used by everything here. */
export interface Prepared {
  readonly model: Model;
  readonly count: number;
  /** Options per factor; one factor with all variants where only shares were given. */
  readonly sizes: readonly number[];
  readonly M: number;
  /** Own share of each variant: sets the mark-up, and the threshold where nobody substitutes. */
  readonly share: Float64Array;
  readonly markUp: Float64Array;
  readonly lnm: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly F: Float64Array;
  /** Fewest pieces if it is made at all; at least 1. */
  readonly lot: Float64Array;
  /** Fewest pieces in any case. */
  readonly made: Float64Array;
  readonly allowed: Uint8Array;
  readonly sales: SalesFunction | undefined;
}

/** Option numbers of a variant, one per factor. */
export const optionsOf = (sizes: readonly number[], variant: number): number[] => {
  const options: number[] = new Array(sizes.length);
  let rest = variant;
  for (let j = sizes.length - 1; j >= 0; j -= 1) {
    const size = sizes[j] as number;
    options[j] = rest % size;
    rest = Math.floor(rest / size);
  }
  return options;
};

/** Products of the options' shares, last factor fastest. */
export const productShares = (factors: readonly (readonly number[])[]): Float64Array => {
  let shares = [1];
  for (const factor of factors) shares = shares.flatMap((share) => factor.map((option) => share * option));
  return Float64Array.from(shares);
};
