// How every value of every option stands beside the other choices, exactly.
import { StepsRanOut } from '../boolean/knowledge.ts';
import type { Option, OptionValue } from '../model.ts';
import { GRAIN } from '../reason/cells.ts';
import { FREE } from '../reason/clauses.ts';
import { fixes, type Layout, type Place, type Variable } from '../reason/layout.ts';
import type { Fix, Reason } from '../reason/reason.ts';
import type { Domain, State } from './types.ts';

export interface Taken {
  readonly value: OptionValue;
  readonly fix: Fix;
}

/** Options whose question may run out of steps before the rest are no longer asked. */
const MOST_HARD = 4;

/** The domains of all options beside choices that go together. */
export const domainsOf = (reason: Reason, taken: ReadonlyMap<number, Taken>): Domain[] => {
  const reader = new Reader(reason, taken);
  let hard = 0;
  return reason.network.layout.places.map((place, number) => {
    if (hard < MOST_HARD)
      try {
        return reader.domain(place, number);
      } catch (stop) {
        if (!(stop instanceof StepsRanOut)) throw stop;
        hard++;
      }
    return unproven(place, number, reason.network.layout, taken.get(number)?.value);
  });
};

class Reader {
  private readonly literals: number[];
  /** By variable and value: how many choices it costs at least; only where there is a graph. */
  private readonly lost: readonly Float64Array[] | undefined;

  constructor(
    private readonly reason: Reason,
    private readonly taken: ReadonlyMap<number, Taken>,
  ) {
    this.literals = reason.literals([...taken.values()].map((t) => t.fix));
    this.lost = this.counted();
  }

  private counted(): Float64Array[] | undefined {
    const { layout } = this.reason.network;
    const { formula, reasoner } = this.reason;
    const asked = layout.variables.flatMap(({ values }, v) => values.map((_, i) => formula.literal(v, i)));
    const lost = reasoner.fewestLost(this.literals, asked);
    if (!lost) return undefined;
    let at = 0;
    return layout.variables.map(({ values }) => {
      at += values.length;
      return Float64Array.from(lost.slice(at - values.length, at));
    });
  }

  domain(place: Place, number: number): Domain {
    const own = this.taken.get(number);
    if (place.option.type === 'some-of') return this.several(place, own?.value);
    return own ? this.chosenOne(place, number, own.value) : this.openOne(place);
  }

  private openOne({ option, main }: Place): Domain {
    const { absent } = this.variable(main);
    const can = this.allowed(main);
    const count = can.filter((c, i) => c && i !== absent).length;
    const gone = absent >= 0 && can[absent] === true;
    const state = (i: number): State => (!can[i] ? 'excluded' : count === 1 && !gone ? 'implied' : 'free');
    const present = count === 0 ? 'no' : gone ? 'maybe' : 'yes';
    return shape(option, present, listed(this.variable(main), state), undefined);
  }

  private chosenOne({ option, main }: Place, number: number, value: OptionValue): Domain {
    const can = this.allowed(main, number);
    const taken = fixes(this.reason.network.layout, number, value)?.[0]?.[1];
    const state = (i: number): State => (i === taken ? 'chosen' : can[i] ? 'free' : 'excluded');
    return shape(option, 'yes', listed(this.variable(main), state), value);
  }

  private several({ option, main, items }: Place, own: OptionValue | undefined): Domain {
    const chosen = (own ?? []) as readonly string[];
    const [gone, there] = main < 0 ? [false, true] : this.allowed(main);
    const values = items.map((variable, i) => {
      const id = idOf(option, i);
      const [no, yes] = this.allowed(variable);
      const state: State = chosen.includes(id) ? 'chosen' : !yes ? 'excluded' : no ? 'free' : 'implied';
      return { value: id, state };
    });
    const present = !there ? 'no' : gone ? 'maybe' : 'yes';
    return { optionId: option.id, present, ...(own === undefined ? {} : { chosen: own }), values, proven: true };
  }

  private variable(main: number): Variable {
    return this.reason.network.layout.variables[main] as Variable;
  }

  /** A variable that no rule reads has every value, but where a choice fixes it. */
  private unread(variable: number, own?: number): boolean[] {
    const fixed = [...this.taken].flatMap(([n, t]) => (n === own ? [] : t.fix)).find(([v]) => v === variable);
    return this.variable(variable).values.map((_, i) => fixed === undefined || fixed[1] === i);
  }

  /** By value: whether it can be had beside all choices, `own` option's aside. */
  private allowed(variable: number, own?: number): boolean[] {
    const { values } = this.variable(variable);
    // A product with another value than the chosen one gives up that choice and, if it can be had, no other.
    if (this.reason.formula.literal(variable, 0) === FREE) return this.unread(variable, own);
    if (this.lost) {
      const lost = this.lost[variable] as Float64Array;
      const chosen = own === undefined ? -1 : this.taken.get(own)?.fix[0]?.[1];
      return values.map((_, i) => lost[i] === (own === undefined || i === chosen ? 0 : 1));
    }
    this.reason.beside([...this.taken].filter(([n]) => n !== own).map(([, t]) => t.fix));
    return values.map((_, i) => this.reason.possible(variable, i));
  }
}

const idOf = (option: Option, i: number): string => (option as Option & { type: 'some-of' }).values[i]?.id as string;

type Listed = { value: boolean | string | number; state: State; cell?: { min: number; max: number } }[];

const listed = ({ values, absent, cells }: Variable, state: (i: number) => State): Listed =>
  values.flatMap((value, i) => {
    if (i === absent) return [];
    const own = { value, state: state(i) };
    return [cells ? { ...own, cell: { min: cells.lo[i] as number, max: cells.hi[i] as number } } : own];
  });

const shape = (
  option: Option,
  present: Domain['present'],
  values: Listed,
  chosen: OptionValue | undefined,
  proven = true,
): Domain => {
  const base = { optionId: option.id, present, ...(chosen === undefined ? {} : { chosen }), proven };
  const certainty = proven ? 'guaranteed' : 'estimated';
  if (option.type === 'range') {
    const stretches = stretchesOf(values);
    const [first, last] = [stretches[0], stretches.at(-1)];
    if (!first || !last) return { ...base, values: [], stretches };
    return { ...base, values: [], stretches, range: { min: first.min, max: last.max, unit: option.unit, certainty } };
  }
  if (option.type !== 'number' && option.type !== 'text') return { ...base, values };
  const left = values.filter((v) => v.state !== 'excluded').map((v) => v.value as number);
  const ends = left.length === 0 ? undefined : { min: Math.min(...left), max: Math.max(...left) };
  if (option.type === 'text') return { ...base, values: [], ...(ends ? { length: ends } : {}) };
  return { ...base, values, ...(ends ? { range: { ...ends, unit: option.unit, certainty } } : {}) };
};

/** Cells that are not excluded, neighbours joined. */
const stretchesOf = (values: Listed): { min: number; max: number }[] => {
  const found: { min: number; max: number }[] = [];
  for (const { state, cell } of values) {
    if (state === 'excluded' || !cell) continue;
    const last = found.at(-1);
    if (last && cell.min - last.max < 2 * GRAIN) last.max = cell.max;
    else found.push({ ...cell });
  }
  return found;
};

/** What is said of an option where the steps ran out. */
const unproven = (place: Place, number: number, layout: Layout, chosen: OptionValue | undefined): Domain => {
  const { option, main, items } = place;
  const present = chosen === undefined && option.when !== undefined ? 'maybe' : 'yes';
  if (option.type === 'some-of') {
    const values = items.map((_, i): Listed[number] => {
      const id = idOf(option, i);
      return { value: id, state: Array.isArray(chosen) && chosen.includes(id) ? 'chosen' : 'free' };
    });
    return { optionId: option.id, present, ...(chosen === undefined ? {} : { chosen }), values, proven: false };
  }
  const taken = chosen === undefined ? -1 : fixes(layout, number, chosen)?.[0]?.[1];
  return shape(
    option,
    present,
    listed(layout.variables[main] as Variable, (i) => (i === taken ? 'chosen' : 'free')),
    chosen,
    false,
  );
};
