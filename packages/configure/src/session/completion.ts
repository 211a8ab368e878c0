// Which whole product stands for choices that are not finished: the choices kept, each default where it can be had, then first values.
import type { Choices, Option, OptionValue } from '../model.ts';
import { type Engine, Pool } from '../reason/engine.ts';
import {
  type Assignment,
  fixes,
  type Layout,
  type Place,
  textLength,
  type Variable,
  valueIn,
} from '../reason/layout.ts';
import type { Product } from '../reason/search.ts';
import type { Space } from '../reason/space.ts';

export interface Completion extends Assignment {
  readonly at: Product;
  /** Options whose text a person must still write. */
  readonly missing: readonly number[];
}

/** Completes a space option by option in the model's order; `pool` holds at least one product of it. Uses the space up. */
export const completion = (
  engine: Engine,
  space: Space,
  pool: Pool,
  chosen: ReadonlyMap<number, OptionValue>,
): Completion => {
  const { layout } = engine.network;
  let known = pool;
  for (const [number, place] of layout.places.entries()) {
    for (const [variable, values] of preferences(layout, place, !chosen.has(number))) {
      if ((space.size[variable] as number) > 1) {
        const value = values.find((v) => engine.possible(space, variable, v, known)) as number;
        space.fix([[variable, value]]);
      }
      known = withProduct(engine, space, known);
    }
  }
  const at = Int32Array.from(space.size, (_, v) => space.first(v));
  return { at, ...texts(layout, at, chosen) };
};

/** Keeps a product at hand: a value taken without rules, or proven by changing a known product, has none of its own yet. */
const withProduct = (engine: Engine, space: Space, pool: Pool): Pool => {
  const kept = pool.within(space);
  return kept.latest() ? kept : new Pool(engine.complete(space, pool.latest()));
};

const texts = (
  layout: Layout,
  at: Product,
  chosen: ReadonlyMap<number, OptionValue>,
): Pick<Completion, 'texts' | 'missing'> => {
  const missing: number[] = [];
  const written = layout.places.map(({ option, main }, number) => {
    if (option.type !== 'text') return '';
    const variable = layout.variables[main] as Variable;
    if (at[main] === variable.absent) return '';
    const length = variable.values[at[main] as number];
    const known = [chosen.get(number), option.default, ''].find(
      (t) => typeof t === 'string' && textLength(t) === length,
    );
    if (known === undefined) missing.push(number);
    return (known ?? '') as string;
  });
  return { texts: written, missing };
};

/** An option's variables with their values, best first; without `defaults` several values are preferred left out. */
export const preferences = (layout: Layout, place: Place, defaults: boolean): [number, number[]][] => {
  const { option, main, items } = place;
  if (option.type === 'some-of') {
    const wanted = defaults && Array.isArray(option.default) ? option.default : [];
    const own = items.map((v, i): [number, number[]] => [v, wanted.includes(option.values[i]?.id) ? [1, 0] : [0, 1]]);
    return main < 0 ? own : [[main, [1, 0]], ...own];
  }
  const { values, absent } = layout.variables[main] as Variable;
  const all = values.map((_, i) => i).filter((i) => i !== absent);
  const best = preferred(layout, option);
  const order = [...best, ...all.filter((i) => !best.includes(i)), ...(absent >= 0 ? [absent] : [])];
  return [[main, order]];
};

const preferred = (layout: Layout, option: Option): number[] => {
  const number = layout.numbers.get(option.id) as number;
  const wanted: (OptionValue | undefined)[] = option.type === 'text' ? [option.default, ''] : [option.default];
  return wanted.flatMap((v) => (v === undefined ? [] : (fixes(layout, number, v)?.map(([, i]) => i) ?? [])));
};

/** An assignment as choices: every option that exists, the missing texts left out. */
export const choicesOf = (layout: Layout, assignment: Assignment, missing: readonly number[] = []): Choices => {
  const choices: Record<string, OptionValue> = {};
  layout.places.forEach(({ option }, number) => {
    const value = missing.includes(number) ? undefined : valueIn(layout, number, assignment);
    if (value !== undefined) choices[option.id] = value;
  });
  return choices;
};
