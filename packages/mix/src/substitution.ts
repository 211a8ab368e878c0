// Where customers go who do not find their first choice: the share of every offered variant, given what is offered.
import { type Nearest, optionsOf, type Prepared, type Segment } from './model.ts';

/** 0: not offered; 1: not decided; 2: offered. */
export type Offer = Uint8Array;

/** Shares that follow from an offer. While some of it is open: the most and the fewest each variant can get. */
export interface Demand {
  /** As if nothing open were offered, but for the variant itself. */
  most(offer: Offer): Float64Array;
  /** As if all that is open were offered. */
  fewest(offer: Offer): Float64Array;
}

/** More of an offer never brings a variant more customers; both substitutions have that, so the ends bound the range. */
export const demandOf = (p: Prepared): Demand => {
  const { substitution } = p.model;
  if (substitution?.kind === 'nearest') return nearestDemand(p, substitution);
  if (substitution?.kind === 'logit') return segmentDemand(p, [{ ...substitution, share: 1 }]);
  if (substitution?.kind === 'segments') return segmentDemand(p, substitution.segments);
  return { most: () => p.share.slice(), fewest: () => p.share.slice() };
};

/** Part of all customers who come for each variant of a settled offer; 0 for those not offered. */
export const demandShares = (p: Prepared, offered: (i: number) => boolean): Float64Array => {
  if (!p.model.substitution) return p.share.slice();
  const offer = Uint8Array.from({ length: p.count }, (_, i) => (offered(i) ? 2 : 0));
  return demandOf(p).fewest(offer);
};

const segmentDemand = (p: Prepared, segments: readonly Segment[]): Demand => {
  // Utilities count by their differences only; the greatest is taken off so that no power overflows.
  const weights = segments.map(({ share, utilities, outside }) => {
    const top = utilities.reduce((a, b) => Math.max(a, b), outside);
    return { share, nothing: Math.exp(outside - top), each: utilities.map((u) => Math.exp(u - top)) };
  });
  const shares = (offer: Offer, open: boolean): Float64Array => {
    const out = new Float64Array(p.count);
    for (const { share, nothing, each } of weights) {
      let sum = nothing;
      for (let i = 0; i < p.count; i += 1) if (offer[i] === 2 || (open && offer[i] === 1)) sum += each[i] as number;
      for (let i = 0; i < p.count; i += 1) {
        if (offer[i] === 0) continue;
        const weight = each[i] as number;
        const total = offer[i] === 2 || open ? sum : sum + weight;
        if (weight > 0) out[i]! += (share * weight) / total;
      }
    }
    return out;
  };
  return { most: (offer) => shares(offer, false), fewest: (offer) => shares(offer, true) };
};

/** Probability to accept `to` instead of `from`: the product over the factors in which they differ. */
const acceptance = (r: readonly number[], from: readonly number[], to: readonly number[]): number =>
  r.reduce((product, one, j) => (from[j] === to[j] ? product : product * one), 1);

/** For every variant the others in the order in which its customers ask for them, with the probability to accept. */
const askingOrders = (p: Prepared, r: readonly number[]) => {
  const options = Array.from({ length: p.count }, (_, i) => optionsOf(p.sizes, i));
  return options.map((from, v) => {
    if (p.share[v] === 0) return { variants: new Int32Array(0), accepts: new Float64Array(0) };
    const accepts = Float64Array.from(options, (to, u) => (u === v ? 0 : acceptance(r, from, to)));
    const variants = Int32Array.from(accepts.keys())
      .filter((u) => (accepts[u] as number) > 0)
      .sort((a, b) => (accepts[b] as number) - (accepts[a] as number) || a - b);
    return { variants, accepts: Float64Array.from(variants, (u) => accepts[u] as number) };
  });
};

const nearestDemand = (p: Prepared, { r, tries = p.count }: Nearest): Demand => {
  const orders = askingOrders(p, r);
  const shares = (offer: Offer, open: boolean): Float64Array => {
    const there = (i: number) => offer[i] === 2 || (open && offer[i] === 1);
    const out = new Float64Array(p.count);
    for (let i = 0; i < p.count; i += 1) if (offer[i] !== 0) out[i] = p.share[i] as number;
    for (let v = 0; v < p.count; v += 1) {
      if (there(v)) continue;
      const { variants, accepts } = orders[v] as (typeof orders)[number];
      let left = p.share[v] as number;
      let asked = 0;
      for (let k = 0; k < variants.length && asked < tries && left > 0; k += 1) {
        const u = variants[k] as number;
        if (offer[u] === 0) continue;
        out[u]! += left * (accepts[k] as number);
        if (!there(u)) continue;
        left *= 1 - (accepts[k] as number);
        asked += 1;
      }
    }
    return out;
  };
  return { most: (offer) => shares(offer, false), fewest: (offer) => shares(offer, true) };
};
