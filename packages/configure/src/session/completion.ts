// Which whole product stands for choices that are not finished: the choices kept, each default where it can be had, then first values.
import type { Choices, Option, OptionValue } from '../model.ts';
import {
  type Assignment,
  fixes,
  type Layout,
  type Place,
  textLength,
  type Variable,
  valueIn,
} from '../reason/layout.ts';
import type { Fix, Product, Reason } from '../reason/reason.ts';

export interface Completion extends Assignment {
  readonly at: Product;
  /** Options whose text a person must still write. */
  readonly missing: readonly number[];
}

/** Completes choices that go together, option by option in the model's order. */
export const completion = (
  reason: Reason,
  fixed: readonly Fix[],
  chosen: ReadonlyMap<number, OptionValue>,
): Completion => {
  const { layout } = reason.network;
  const wishes = layout.places.flatMap((place, number) => preferences(layout, place, !chosen.has(number)));
  return written(layout, reason.preferred(fixed, wishes), chosen);
};

/** A product with its texts as they were chosen or proposed. */
export const written = (layout: Layout, at: Product, chosen: ReadonlyMap<number, OptionValue>): Completion => ({
  at,
  ...texts(layout, at, chosen),
  reals: realsOf(layout, chosen),
});

/** The chosen values of ranges that are not the ones that stand for their cells. */
export const realsOf = (layout: Layout, chosen: ReadonlyMap<number, OptionValue>): Map<number, number> =>
  new Map(
    [...chosen].flatMap(([number, value]): [number, number][] => {
      const { option, main } = layout.places[number] as Place;
      const cell = option.type === 'range' ? fixes(layout, number, value)?.[0]?.[1] : undefined;
      const stands = cell === undefined || layout.variables[main]?.values[cell] === value;
      return stands || typeof value !== 'number' ? [] : [[main, value]];
    }),
  );

const texts = (
  layout: Layout,
  at: Product,
  chosen: ReadonlyMap<number, OptionValue>,
): Pick<Completion, 'texts' | 'missing'> => {
  const missing: number[] = [];
  const found = layout.places.map(({ option, main }, number) => {
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
  return { texts: found, missing };
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
