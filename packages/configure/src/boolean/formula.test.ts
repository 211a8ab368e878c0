// Whether every answer about a formula is what trying all assignments says, by the graph and by search alike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, productsOf, type SmallFormula, smallFormula } from '../../test/formulas.ts';
import { cnfOf } from './cnf.ts';
import { compileFormula, Reasoner, voidCore } from './formula.ts';

const choicesFor = ({ variables }: SmallFormula, seeds: readonly number[]): number[] => [
  ...new Set(seeds.map((seed) => seed % (2 * variables))),
];

const seeds = fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 });
const runs = { numRuns: 400 };

const standing = (products: readonly number[], literal: number): number =>
  products.every((p) => holds(p, literal)) ? 1 : products.every((p) => !holds(p, literal)) ? 2 : 0;

const subsets = (items: readonly number[]): number[][] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, i) => bits & (1 << i)));

const check = (formula: SmallFormula, wishes: readonly number[], bySearch: boolean): void => {
  const cnf = cnfOf(formula.variables, formula.clauses);
  const compiled = compileFormula(cnf);
  const all = productsOf(formula);
  if (!compiled) {
    expect(all).toEqual([]);
    const core = voidCore(cnf);
    expect(productsOf(formula, [], core)).toEqual([]);
    for (const clause of core)
      expect(
        productsOf(
          formula,
          [],
          core.filter((c) => c !== clause),
        ).length,
      ).toBeGreaterThan(0);
    return;
  }
  const reasoner = new Reasoner(compiled, {}, bySearch);
  let choices: number[] = [];
  for (const wish of wishes) {
    const left = productsOf(formula, choices);
    reasoner.move(choices);
    if (!bySearch) expect(reasoner.count()).toBe(BigInt(left.length));
    expect([...reasoner.standings()]).toEqual(
      Array.from({ length: formula.variables }, (_, v) => standing(left, 2 * v)),
    );
    if (!bySearch) {
      const shares = reasoner.shares();
      for (let v = 0; v < formula.variables; v++)
        expect(shares[v]).toBeCloseTo(left.filter((p) => holds(p, 2 * v)).length / left.length, 9);
    }
    const answer = reasoner.choose(choices, wish);
    expect(answer.ok).toBe(left.some((p) => holds(p, wish)));
    if (answer.ok) choices = [...choices.filter((c) => c !== wish), wish];
    else refusedRightly(formula, choices, wish, answer);
  }
};

const refusedRightly = (
  formula: SmallFormula,
  choices: readonly number[],
  wish: number,
  {
    core,
    repairs,
  }: { core: { choices: readonly number[]; clauses: readonly number[] }; repairs: readonly (readonly number[])[] },
): void => {
  expect(core.choices).toContain(wish);
  expect(productsOf(formula, core.choices, core.clauses)).toEqual([]);
  for (const choice of core.choices) {
    const rest = core.choices.filter((c) => c !== choice);
    // A choice cannot be left out even where all clauses count.
    expect(productsOf(formula, rest).length).toBeGreaterThan(0);
  }
  for (const clause of core.clauses) {
    const rest = core.clauses.filter((c) => c !== clause);
    expect(productsOf(formula, core.choices, rest).length).toBeGreaterThan(0);
  }
  const enough = subsets(choices).filter(
    (set) => productsOf(formula, [...choices.filter((c) => !set.includes(c)), wish]).length > 0,
  );
  const fewest = Math.min(...enough.map((set) => set.length));
  const shown = (sets: readonly (readonly number[])[]): string[] => sets.map((set) => [...set].sort().join()).sort();
  expect(shown(repairs)).toEqual(shown(enough.filter((set) => set.length === fewest)));
};

describe('a formula', () => {
  it('counts, domains, shares, conflicts and repairs by the graph are those of trying everything', () => {
    fc.assert(
      fc.property(smallFormula, seeds, (formula, picks) => check(formula, choicesFor(formula, picks), false)),
      runs,
    );
  });

  it('domains, conflicts and repairs by search are the same', () => {
    fc.assert(
      fc.property(smallFormula, seeds, (formula, picks) => check(formula, choicesFor(formula, picks), true)),
      { numRuns: 150 },
    );
  });

  it('the cheapest product is the cheapest of all', () => {
    const price = fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 22, maxLength: 22 });
    fc.assert(
      fc.property(smallFormula, price, (formula, prices) => {
        const compiled = compileFormula(cnfOf(formula.variables, formula.clauses));
        if (!compiled) return;
        const costs = Float64Array.from(prices.slice(0, 2 * formula.variables));
        const cost = (p: number): number => costs.reduce((sum, c, literal) => sum + (holds(p, literal) ? c : 0), 0);
        const best = new Reasoner(compiled).cheapest([], costs);
        expect(best?.cost).toBe(Math.min(...productsOf(formula).map(cost)));
        const bits = best?.product.reduce((sum, yes, v) => sum + yes * 2 ** v, 0) as number;
        expect(productsOf(formula)).toContain(bits);
        expect(cost(bits)).toBe(best?.cost);
        expect(best?.proven).toBe(true);
      }),
      runs,
    );
  });

  it('products that differ only in what is hidden count as one, also beside choices', () => {
    fc.assert(
      fc.property(smallFormula, fc.nat(2047), seeds, (formula, bits, picks) => {
        const hidden = Uint8Array.from({ length: formula.variables }, (_, v) => (bits >> v) & 1);
        const compiled = compileFormula(cnfOf(formula.variables, formula.clauses), { hidden });
        if (!compiled) return;
        const reasoner = new Reasoner(compiled);
        const kept: number[] = [];
        for (const wish of choicesFor(formula, picks)) if (reasoner.product([...kept, wish])) kept.push(wish);
        const mask = hidden.reduce((sum, is, v) => sum + (is ? 0 : 2 ** v), 0);
        for (let n = 0; n <= kept.length; n++) {
          reasoner.move(kept.slice(0, n));
          const seen = new Set(productsOf(formula, kept.slice(0, n)).map((p) => p & mask));
          expect(reasoner.count()).toBe(BigInt(seen.size));
        }
      }),
      runs,
    );
  });

  it('tells of each truth how many choices it costs at least', () => {
    fc.assert(
      fc.property(smallFormula, seeds, (formula, picks) => {
        const compiled = compileFormula(cnfOf(formula.variables, formula.clauses));
        if (!compiled) return;
        const choices = [...new Set(choicesFor(formula, picks))];
        const asked = Array.from({ length: 2 * formula.variables }, (_, literal) => literal);
        const lost = new Reasoner(compiled).fewestLost(choices, asked);
        for (const literal of asked) {
          const sizes = productsOf(formula, [literal]).map((p) => choices.filter((c) => !holds(p, c)).length);
          expect(lost?.[literal]).toBe(Math.min(...sizes));
        }
      }),
      runs,
    );
  });

  it('the order of choices does not matter, and going back undoes them', () => {
    fc.assert(
      fc.property(smallFormula, seeds, (formula, picks) => {
        const compiled = compileFormula(cnfOf(formula.variables, formula.clauses));
        if (!compiled) return;
        const reasoner = new Reasoner(compiled);
        let choices: number[] = [];
        const trail = [[...reasoner.standings()]];
        for (const wish of choicesFor(formula, picks))
          if (reasoner.choose(choices, wish).ok) {
            choices = [...choices, wish];
            trail.push([...reasoner.standings()]);
          }
        reasoner.move([...choices].reverse());
        expect([...reasoner.standings()]).toEqual(trail.at(-1));
        for (let n = choices.length; n >= 0; n--) {
          reasoner.move(choices.slice(0, n));
          expect([...reasoner.standings()]).toEqual(trail[n]);
        }
      }),
      runs,
    );
  });

  it('cheaper choices are given up before dearer ones', () => {
    const compiled = compileFormula(cnfOf(3, [[1, 3, 5]]));
    if (!compiled) throw new Error('void');
    const reasoner = new Reasoner(compiled);
    expect(reasoner.repairs([0, 2], 4)).toEqual([[0], [2]]);
    expect(reasoner.repairs([0, 2], 4, 10, (choice) => (choice === 0 ? 3 : 1))).toEqual([[2]]);
  });

  it('says where the graph grew too large, and goes on by search', () => {
    const formula: SmallFormula = {
      variables: 8,
      clauses: [
        [0, 2, 4],
        [1, 6, 9],
        [3, 8, 11],
        [5, 10, 12],
        [7, 13, 14],
      ],
    };
    const compiled = compileFormula(cnfOf(formula.variables, formula.clauses), { maxNodes: 1 });
    expect(compiled?.dag).toBeUndefined();
    const reasoner = new Reasoner(compiled as NonNullable<typeof compiled>);
    expect(reasoner.count()).toBeUndefined();
    expect(reasoner.nodes).toBe(0);
    expect([...reasoner.standings()]).toEqual(new Array(8).fill(0));
  });
});
