// How options become variables over small numbered domains: one each, a some-of one per value, a text its length.

import type { Option, OptionValue, PublicModel } from '../model.ts';
import { compilePattern } from '../pattern.ts';
import { type Cells, cellsOf, GRAIN } from './cells.ts';

/** What a variable stands for. */
export interface Variable {
  readonly option: number;
  /** A whole option, one value of a some-of (0 no, 1 yes), or a some-of's presence (0 no, 1 yes). */
  readonly kind: 'option' | 'item' | 'presence';
  /** The some-of's value. */
  readonly item?: string;
  /** By value number; for a text the lengths. An absent option's value is last, see `absent`. */
  readonly values: readonly (boolean | string | number)[];
  /** The value number that means absent, or -1. */
  readonly absent: number;
  /** Of a range: the stretch that each value number stands for. */
  readonly cells?: Cells;
}

/** Where an option's variables are. */
export interface Place {
  readonly option: Option;
  /** The option's own variable; of a some-of its presence, or -1 where it is always there. */
  readonly main: number;
  /** A some-of's variables, by value. */
  readonly items: readonly number[];
}

export interface Layout {
  readonly variables: readonly Variable[];
  readonly places: readonly Place[];
  /** Option number by id. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** A configuration as value numbers, with the texts by option number. */
export interface Assignment {
  readonly at: ArrayLike<number>;
  readonly texts: readonly string[];
  /** By variable of a range: the value, where it is not the one that stands for its cell. */
  readonly reals?: ReadonlyMap<number, number>;
}

const tidy = (x: number): number => Math.round(x * 1e9) / 1e9;

/** The values of a stepped number, `min` to `max`. */
export const steps = (option: Option & { type: 'number' }): number[] =>
  Array.from({ length: Math.floor((option.max - option.min) / option.step + 1e-9) + 1 }, (_, i) =>
    tidy(option.min + i * option.step),
  );

/** Characters of a text, counted as code points. */
export const textLength = (text: string): number => {
  let n = 0;
  for (const _ of text) n++;
  return n;
};

const neutral = { boolean: false, number: 0, range: 0, 'one-of': '', text: 0, 'some-of': 0 } as const;

const ownValues = (option: Option): (boolean | string | number)[] => {
  if (option.type === 'boolean') return [false, true];
  if (option.type === 'one-of') return option.values.map((v) => v.id);
  if (option.type === 'number') return steps(option);
  if (option.type === 'text') return lengths(option.maxLength, option.pattern);
  return [];
};

const lengths = (maxLength: number, pattern: string | undefined): number[] => {
  const compiled = pattern === undefined ? undefined : compilePattern(pattern);
  if (compiled && 'lengths' in compiled) return compiled.lengths(maxLength);
  return Array.from({ length: maxLength + 1 }, (_, i) => i);
};

/** `cuts`: by option number where the cells of a range begin; without them a range is one cell. */
export const layoutOf = (model: Pick<PublicModel, 'options'>, cuts?: ReadonlyMap<number, number[]>): Layout => {
  const variables: Variable[] = [];
  const places = model.options.map((option, number): Place => {
    if (option.type === 'some-of') {
      const main = option.when === undefined ? -1 : variables.length;
      if (main >= 0) variables.push({ option: number, kind: 'presence', values: [false, true], absent: 0 });
      const items = option.values.map(
        (v) => variables.push({ option: number, kind: 'item', item: v.id, values: [false, true], absent: -1 }) - 1,
      );
      return { option, main, items };
    }
    if (option.type === 'range') return rangePlace(option, number, cuts?.get(number) ?? [], variables);
    const values = ownValues(option);
    const absent = option.when === undefined ? -1 : values.push(option.absent ?? neutral[option.type]) - 1;
    return { option, main: variables.push({ option: number, kind: 'option', values, absent }) - 1, items: [] };
  });
  return { variables, places, numbers: new Map(model.options.map((o, i) => [o.id, i])) };
};

const rangePlace = (
  option: Option & { type: 'range' },
  number: number,
  cuts: readonly number[],
  variables: Variable[],
): Place => {
  const { cells, values } = cellsOf(option, cuts);
  const none = typeof option.absent === 'number' ? option.absent : 0;
  const absent = option.when === undefined ? -1 : values.push(none) - 1;
  if (absent >= 0) {
    cells.lo.push(none);
    cells.hi.push(none);
  }
  return { option, main: variables.push({ option: number, kind: 'option', values, absent, cells }) - 1, items: [] };
};

/**
 * The value numbers that a choice fixes, as pairs of variable and number; undefined where the value is not in the domain.
 * A choice of several takes these values and leaves the others open: so values can be added one by one, and a rule may add more.
 */
export const fixes = (layout: Layout, option: number, value: OptionValue): [number, number][] | undefined => {
  const place = layout.places[option] as Place;
  if (place.option.type !== 'some-of') {
    const { values, absent, cells } = layout.variables[place.main] as Variable;
    if (cells) {
      const cell =
        typeof value === 'number'
          ? cells.lo.findIndex(
              (lo, i) => i !== absent && value >= lo - GRAIN / 2 && value <= (cells.hi[i] as number) + GRAIN / 2,
            )
          : -1;
      return cell < 0 ? undefined : [[place.main, cell]];
    }
    const wanted = place.option.type === 'text' && typeof value === 'string' ? textLength(value) : value;
    const number = values.findIndex((v, i) => v === wanted && i !== absent);
    return number < 0 ? undefined : [[place.main, number]];
  }
  if (!Array.isArray(value)) return undefined;
  const known = place.option.values.map((v) => v.id);
  if (!value.every((id) => known.includes(id))) return undefined;
  const taken = place.items.filter((_, i) => value.includes(known[i])).map((v): [number, number] => [v, 1]);
  return place.main < 0 ? taken : [[place.main, 1], ...taken];
};

export const isAbsent = (layout: Layout, option: number, at: ArrayLike<number>): boolean => {
  const { main } = layout.places[option] as Place;
  return main >= 0 && at[main] === (layout.variables[main] as Variable).absent;
};

/** An option's value in an assignment; undefined where it is absent. */
export const valueIn = (layout: Layout, option: number, { at, texts }: Assignment): OptionValue | undefined => {
  if (isAbsent(layout, option, at)) return undefined;
  const place = layout.places[option] as Place;
  if (place.option.type === 'text') return texts[option] ?? '';
  if (place.option.type !== 'some-of')
    return (layout.variables[place.main] as Variable).values[at[place.main] as number];
  return place.option.values.filter((_, i) => at[place.items[i] as number] === 1).map((v) => v.id);
};
