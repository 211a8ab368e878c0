// Why a value cannot be had, and the smallest change of choices that makes it possible.

import { StepsRanOut } from '../boolean/knowledge.ts';
import type { Choices, Option, OptionValue } from '../model.ts';
import { blame, core, smallest } from '../reason/conflict.ts';
import { type Layout, type Place, textLength, type Variable, valueIn } from '../reason/layout.ts';
import type { Fix, Product, Reason } from '../reason/reason.ts';
import { preferences } from './completion.ts';
import type { Taken } from './domains.ts';
import type { Conflict, Repair } from './types.ts';

/** What is wanted of an option: its value, or (for one id of a some-of) the value with that id added. */
export interface Wanted {
  readonly option: number;
  readonly value: OptionValue;
  readonly fix: Fix;
}

type Others = readonly (readonly [number, Taken])[];
const othersOf = (wanted: Wanted, taken: ReadonlyMap<number, Taken>): Others =>
  [...taken].filter(([n]) => n !== wanted.option).sort(([a], [b]) => a - b);

/** The minimal conflict of an impossible wish. */
export const conflictOf = (reason: Reason, wanted: Wanted, taken: ReadonlyMap<number, Taken>): Conflict => {
  const { layout, rules } = reason.network;
  const id = idOf(layout, wanted.option);
  const others = othersOf(wanted, taken);
  const shown = (list: Others): Conflict['choices'] =>
    list.map(([n, t]) => ({ optionId: idOf(layout, n), value: t.value }));
  try {
    const fixes = others.map(([, t]) => t.fix);
    const against = core(reason, wanted.fix, fixes).map((i) => others[i] as Others[number]);
    const blamed = blame(reason, [wanted.fix, ...against.map(([, t]) => t.fix)]);
    return {
      wanted: { optionId: id, value: wanted.value },
      choices: shown(against),
      rules: blamed.map((r) => rules[r] as Conflict['rules'][number]),
      minimal: true,
    };
  } catch (stop) {
    if (!(stop instanceof StepsRanOut)) throw stop;
    return { wanted: { optionId: id, value: wanted.value }, choices: shown(others), rules: [], minimal: false };
  }
};

/** The smallest repairs of an impossible wish, each with new values for what it gives up. */
export const repairsOf = (
  reason: Reason,
  wanted: Wanted,
  taken: ReadonlyMap<number, Taken>,
  limit: number,
): Repair[] => {
  const others = othersOf(wanted, taken);
  try {
    const fixes = others.map(([, t]) => t.fix);
    return smallest(reason, wanted.fix, fixes, limit).map((set) => repair(reason, wanted, others, set));
  } catch (stop) {
    if (stop instanceof StepsRanOut) return [];
    throw stop;
  }
};

const repair = (reason: Reason, wanted: Wanted, others: Others, given: readonly number[]): Repair => {
  const { layout } = reason.network;
  const kept = others.filter((_, i) => !given.includes(i));
  const first = given.flatMap((i) => nearOld(layout, others[i] as Others[number]));
  const product = reason.preferred([wanted.fix, ...kept.map(([, t]) => t.fix)], first);
  const choices: Record<string, OptionValue> = { [idOf(layout, wanted.option)]: wanted.value };
  for (const [n, t] of kept) choices[idOf(layout, n)] = t.value;
  const changes = given.map((i) => {
    const [n, t] = others[i] as Others[number];
    const to = newValue(layout, n, product, t.value);
    if (to !== null) choices[idOf(layout, n)] = to;
    return { optionId: idOf(layout, n), from: t.value, to };
  });
  return { changes, choices: ordered(layout, choices) };
};

const idOf = (layout: Layout, option: number): string => (layout.places[option] as Place).option.id;

const ordered = (layout: Layout, choices: Choices): Choices =>
  Object.fromEntries(
    layout.places.flatMap(({ option }) =>
      Object.hasOwn(choices, option.id) ? [[option.id, choices[option.id]]] : [],
    ) as [string, OptionValue][],
  );

/** A given-up option's variables with the values nearest to its old one first: numbers by distance, several by what stays. */
const nearOld = (layout: Layout, [number, taken]: Others[number]): [number, number[]][] => {
  const place = layout.places[number] as Place;
  const old = new Map(taken.fix);
  return preferences(layout, place, true).map(([variable, values]) => {
    const was = old.get(variable) ?? 0;
    const { absent } = layout.variables[variable] as Variable;
    if (place.option.type === 'some-of') return [variable, [was, 1 - was]];
    if (place.option.type !== 'number' && place.option.type !== 'range') return [variable, values];
    const far = (i: number): number => (i === absent ? Number.POSITIVE_INFINITY : Math.abs(i - was));
    return [variable, [...values].sort((a, b) => far(a) - far(b))];
  });
};

const newValue = (layout: Layout, number: number, at: Product, old: OptionValue): OptionValue | null => {
  const { option, main } = layout.places[number] as Place & { option: Option };
  const cells = option.type === 'range' ? layout.variables[main]?.cells : undefined;
  if (cells && typeof old === 'number' && at[main] !== layout.variables[main]?.absent) {
    const cell = at[main] as number;
    return Math.min(cells.hi[cell] as number, Math.max(cells.lo[cell] as number, old));
  }
  if (option.type !== 'text') return valueIn(layout, number, { at, texts: [] }) ?? null;
  const { values, absent } = layout.variables[main] as Variable;
  if (at[main] === absent) return null;
  const length = values[at[main] as number];
  if (typeof option.default === 'string' && textLength(option.default) === length) return option.default;
  return length === 0 ? '' : null;
};
