// What a name in an expression stands for: an option, an attribute of its values, or a formula.
import type { Option, Unit } from '../model.ts';
import type { Layout, Place, Variable } from '../reason/layout.ts';
import type { Node } from './parse.ts';
import { type Term, type TermType, term, type Value } from './term.ts';
import type { ExpressionError } from './tokens.ts';

/** A checked expression. */
export interface Checked {
  readonly term: Term;
  readonly type: TermType;
  /** Of a number: its unit, or undefined where a literal or a product leaves it open. */
  readonly unit?: Unit;
  /** Whether a number is whole for every choice. */
  readonly whole?: boolean;
  /** Of a string: the texts it can be, where known. */
  readonly among?: ReadonlySet<string>;
  /** Option numbers it reads, formulas seen through. */
  readonly options: ReadonlySet<number>;
}

/** What names mean: options by the layout, formulas by a function that checks them on demand. */
export interface Names {
  readonly layout: Layout;
  formula(id: string): Checked | 'cycle' | 'broken' | undefined;
}

/** Ends the checking of one expression with its first mistake. */
export class Failure {
  constructor(readonly error: ExpressionError) {}
}

export type Part = Omit<Checked, 'options'>;
const UNIT_BY_SUFFIX: Readonly<Record<string, Unit>> = { mm: 'mm', g: 'g', deg: 'deg', s: 's' };

export const sum = (terms: readonly Term[]): Term =>
  terms.reduce((a, b) => term('+', [a, b]), { op: 'constant', value: 0 } as Term);

const typed = (values: readonly Value[]): Pick<Part, 'type' | 'among'> => {
  const type = typeof values[0] as 'number' | 'boolean' | 'string';
  return type === 'string' ? { type, among: new Set([...(values as string[]), '']) } : { type };
};

/** Reads names and notes which options they lead to. */
export class NameReader {
  readonly options = new Set<number>();
  constructor(protected readonly names: Names) {}

  protected stop(code: ExpressionError['code'], at: number, message: string): never {
    throw new Failure({ code, at, message });
  }

  protected literal(value: Value): Part {
    const t: Term = { op: 'constant', value };
    if (typeof value === 'number') return { term: t, type: 'number', whole: Number.isInteger(value) };
    return typeof value === 'boolean'
      ? { term: t, type: 'boolean' }
      : { term: t, type: 'string', among: new Set([value]) };
  }

  protected place(id: string, at: number): Place {
    const number = this.names.layout.numbers.get(id);
    if (number === undefined) this.stop('UNKNOWN_NAME', at, `There is no option or formula named ${id}.`);
    this.options.add(number);
    return this.names.layout.places[number] as Place;
  }

  protected name(id: string, at: number): Part {
    const formula = this.names.layout.numbers.has(id) ? undefined : this.names.formula(id);
    if (formula === 'cycle')
      this.stop('CIRCLE', at, `The formula ${id} is part of a circle or reads one: it would need its own value.`);
    if (formula === 'broken') this.stop('UNKNOWN_NAME', at, `The formula ${id} has a mistake of its own.`);
    if (formula) {
      for (const option of formula.options) this.options.add(option);
      return formula;
    }
    const place = this.place(id, at);
    const number = this.names.layout.numbers.get(id) as number;
    if (place.option.type === 'text') return { term: { op: 'print', option: number }, type: 'text' };
    if (place.option.type === 'some-of') return { term: { op: 'print', option: number }, type: 'set' };
    const { values, cells } = this.variable(place);
    const t: Term = { op: 'table', variable: place.main, table: values, ...(cells ? { cells } : {}) };
    if (place.option.type === 'boolean') return { term: t, type: 'boolean' };
    if (place.option.type === 'one-of') return { term: t, type: 'string', among: new Set(values as string[]) };
    if (place.option.type === 'range') return { term: t, type: 'number', unit: place.option.unit, whole: false };
    return { term: t, type: 'number', unit: place.option.unit, whole: values.every((v) => Number.isInteger(v)) };
  }

  protected variable(place: Place): Variable {
    return this.names.layout.variables[place.main] as Variable;
  }

  protected attribute(id: string, name: string, at: number): Part {
    const { option, main, items } = this.place(id, at);
    if (option.type !== 'one-of' && option.type !== 'some-of')
      return this.stop('TYPE', at, `${id} has no attributes; only a one-of or some-of option has.`);
    const facts = option.values.map((v) =>
      v.attributes && Object.hasOwn(v.attributes, name) ? v.attributes[name] : undefined,
    );
    const known = facts.find((f) => f !== undefined);
    if (known === undefined) return this.stop('UNKNOWN_NAME', at, `No value of ${id} has an attribute named ${name}.`);
    const missing = option.values[facts.indexOf(undefined)];
    if (missing)
      return this.stop('UNKNOWN_NAME', at, `The value ${missing.id} of ${id} has no attribute named ${name}.`);
    if (facts.some((f) => typeof f !== typeof known))
      return this.stop('TYPE', at, `${id}.${name} is not of one type for all values.`);
    const values = facts as Value[];
    const unit = typeof known === 'number' ? UNIT_BY_SUFFIX[name.split('_').at(-1) ?? ''] : undefined;
    const whole = values.every((v) => Number.isInteger(v));
    if (option.type === 'some-of') {
      if (typeof known !== 'number')
        return this.stop('TYPE', at, `${id}.${name} is the sum over the chosen values, so it must be a number.`);
      return {
        term: sum(items.map((variable, i) => ({ op: 'table', variable, table: [0, values[i] as number] }))),
        type: 'number',
        unit,
        whole,
      };
    }
    return {
      term: { op: 'table', variable: main, table: this.withAbsent(option, main, values, known) },
      ...typed(values),
      unit,
      whole,
    };
  }

  /** Attribute values by value number, that of the absent value added. */
  protected withAbsent(option: Option & { type: 'one-of' }, main: number, values: Value[], known: Value): Value[] {
    const { absent } = this.names.layout.variables[main] as Variable;
    if (absent < 0) return values;
    const stand = option.values.findIndex((v) => v.id === option.absent);
    const nothing = typeof known === 'number' ? 0 : typeof known === 'boolean' ? false : '';
    return [...values, stand >= 0 ? (values[stand] as Value) : nothing];
  }

  protected lengthOf(text: Part): Term {
    const place = this.names.layout.places[(text.term as { option: number }).option] as Place;
    return { op: 'table', variable: place.main, table: this.variable(place).values };
  }

  protected someOf(node: Node): Place & { option: Option & { type: 'some-of' } } {
    if (node.kind === 'name') {
      const place = this.place(node.name, node.at);
      if (place.option.type === 'some-of') return place as Place & { option: Option & { type: 'some-of' } };
    }
    return this.stop('TYPE', node.at, 'Here the name of a some-of option must stand.');
  }
}
