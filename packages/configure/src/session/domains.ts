// How every value of every option stands beside the other choices, exactly, from as few searches as possible.
import type { Option, OptionValue } from '../model.ts';
import { type Engine, type Fix, Pool } from '../reason/engine.ts';
import { fixes, type Place, type Variable } from '../reason/layout.ts';
import { OutOfSteps, type Space } from '../reason/space.ts';
import type { Domain, State } from './types.ts';

export interface Taken {
  readonly value: OptionValue;
  readonly fix: Fix;
}

/**
 * The domains of all options. `pool` holds products that keep to all choices, at least one; found ones are added.
 * No option may take more than a quarter of the steps, so that one hard question leaves the others their answers.
 */
export const domainsOf = (engine: Engine, taken: ReadonlyMap<number, Taken>, pool: Pool): Domain[] => {
  const { budget } = engine;
  const draw = (): Space | undefined => guarded(() => engine.space([...taken.values()].map((t) => t.fix)));
  const share = Math.ceil(budget.left / 4);
  let space = draw();
  let left = budget.left;
  return engine.network.layout.places.map((place, number) => {
    const given = Math.min(share, left);
    budget.left = given;
    const found = space && guarded(() => new Reader(engine, taken, pool, space as Space).domain(place, number));
    left -= given - budget.left;
    if (found) return found;
    // A search that was stopped leaves its space half-way: a fresh one serves the rest.
    budget.left = left;
    space = draw();
    left = budget.left;
    return unproven(place, number, engine, taken.get(number)?.value);
  });
};

const guarded = <T>(ask: () => T): T | undefined => {
  try {
    return ask();
  } catch (stop) {
    if (stop instanceof OutOfSteps) return undefined;
    throw stop;
  }
};

class Reader {
  constructor(
    private readonly engine: Engine,
    private readonly taken: ReadonlyMap<number, Taken>,
    private readonly pool: Pool,
    private readonly space: Space,
  ) {}

  domain(place: Place, number: number): Domain {
    const own = this.taken.get(number);
    const { option } = place;
    if (option.type === 'some-of') return this.several(place, own?.value);
    return own ? this.chosenOne(place, number, own.value) : this.openOne(place);
  }

  /** The space without an option's own choice. */
  private released(number: number): Space {
    const others = [...this.taken].filter(([n]) => n !== number).map(([, t]) => t.fix);
    return this.engine.space(others) as Space;
  }

  private openOne({ option, main }: Place): Domain {
    const { values, absent } = this.variable(main);
    const can = this.allowed(this.space, main, this.pool);
    const count = can.filter((c, i) => c && i !== absent).length;
    const gone = absent >= 0 && can[absent] === true;
    const state = (i: number): State => (!can[i] ? 'excluded' : count === 1 && !gone ? 'implied' : 'free');
    const present = count === 0 ? 'no' : gone ? 'maybe' : 'yes';
    return shape(option, present, listed(values, absent, state), undefined);
  }

  private chosenOne({ option, main }: Place, number: number, value: OptionValue): Domain {
    const { values, absent } = this.variable(main);
    const can = this.allowed(this.released(number), main, new Pool([...this.pool.all()]));
    const taken = fixes(this.engine.network.layout, number, value)?.[0]?.[1];
    const state = (i: number): State => (i === taken ? 'chosen' : can[i] ? 'free' : 'excluded');
    return shape(option, 'yes', listed(values, absent, state), value);
  }

  private several({ option, main, items }: Place, own: OptionValue | undefined): Domain {
    const chosen = (own ?? []) as readonly string[];
    const gone = main >= 0 && this.engine.possible(this.space, main, 0, this.pool);
    const there = main < 0 || this.engine.possible(this.space, main, 1, this.pool);
    const values = items.map((variable, i) => {
      const id = idOf(option, i);
      const [no, yes] = this.allowed(this.space, variable, this.pool);
      const state: State = chosen.includes(id) ? 'chosen' : !yes ? 'excluded' : no ? 'free' : 'implied';
      return { value: id, state };
    });
    const present = !there ? 'no' : gone ? 'maybe' : 'yes';
    return { optionId: option.id, present, ...(own === undefined ? {} : { chosen: own }), values, proven: true };
  }

  private variable(main: number): Variable {
    return this.engine.network.layout.variables[main] as Variable;
  }

  private allowed(space: Space, variable: number, pool: Pool): boolean[] {
    return this.variable(variable).values.map((_, i) => this.engine.possible(space, variable, i, pool));
  }
}

const idOf = (option: Option, i: number): string => (option as Option & { type: 'some-of' }).values[i]?.id as string;

type Listed = { value: boolean | string | number; state: State }[];

const listed = (values: Variable['values'], absent: number, state: (i: number) => State): Listed =>
  values.flatMap((value, i) => (i === absent ? [] : [{ value, state: state(i) }]));

const shape = (
  option: Option,
  present: Domain['present'],
  values: Listed,
  chosen: OptionValue | undefined,
  proven = true,
): Domain => {
  const base = { optionId: option.id, present, ...(chosen === undefined ? {} : { chosen }), proven };
  if (option.type !== 'number' && option.type !== 'text') return { ...base, values };
  const left = values.filter((v) => v.state !== 'excluded').map((v) => v.value as number);
  const ends = left.length === 0 ? undefined : { min: Math.min(...left), max: Math.max(...left) };
  if (option.type === 'text') return { ...base, values: [], ...(ends ? { length: ends } : {}) };
  return { ...base, values, ...(ends ? { range: { ...ends, unit: option.unit } } : {}) };
};

/** What is said of an option where the steps ran out. */
const unproven = (place: Place, number: number, engine: Engine, chosen: OptionValue | undefined): Domain => {
  const { option, main, items } = place;
  const { layout } = engine.network;
  const present = chosen === undefined && option.when !== undefined ? 'maybe' : 'yes';
  if (option.type === 'some-of') {
    const values = items.map((_, i): Listed[number] => {
      const id = idOf(option, i);
      return { value: id, state: Array.isArray(chosen) && chosen.includes(id) ? 'chosen' : 'free' };
    });
    return { optionId: option.id, present, ...(chosen === undefined ? {} : { chosen }), values, proven: false };
  }
  const { values, absent } = layout.variables[main] as Variable;
  const taken = chosen === undefined ? -1 : fixes(layout, number, chosen)?.[0]?.[1];
  return shape(
    option,
    present,
    listed(values, absent, (i) => (i === taken ? 'chosen' : 'free')),
    chosen,
    false,
  );
};
