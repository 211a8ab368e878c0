// What a checked expression is: terms over numbered variables, where all that hangs on one variable is a table.

import type { Cells } from '../reason/cells.ts';

export type TermType = 'number' | 'boolean' | 'string' | 'text' | 'set';
export type Value = number | boolean | string;

export type Term =
  | { readonly op: 'constant'; readonly value: Value }
  | {
      readonly op: 'table';
      readonly variable: number;
      readonly table: readonly Value[];
      /** Of a range: the stretch of values that each number stands for; what hangs on it is not made a table. */
      readonly cells?: Cells;
    }
  /** A free text or a some-of; only printed, never reasoned about. */
  | { readonly op: 'print'; readonly option: number }
  | { readonly op: Operator; readonly args: readonly Term[] };

export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | 'negate'
  | 'min'
  | 'max'
  | 'round'
  | 'floor'
  | 'ceil'
  | 'abs'
  | '<'
  | '<='
  | '=='
  | 'and'
  | 'or'
  | 'not'
  | 'if';

/** Numbers closer than this are equal: lengths and masses come as decimals, which binary numbers only approach. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
export const equal = (a: Value, b: Value): boolean =>
  typeof a === 'number' && typeof b === 'number' ? near(a, b) : a === b;
export const less = (a: number, b: number): boolean => a < b && !near(a, b);
export const atMost = (a: number, b: number): boolean => a <= b || near(a, b);

/** Half away from zero, and 2.675 is taken as it reads. */
export const roundHalf = (x: number): number => Math.sign(x) * Math.floor(Math.abs(x) + 0.5 + 1e-9);
const down = (x: number): number => Math.floor(x + 1e-9);
const up = (x: number): number => Math.ceil(x - 1e-9);
export const NUMERIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  // The sign follows the divisor, so that a remainder of a positive number is never negative.
  '%': (a, b) => a - b * Math.floor(a / b),
  negate: (a) => -a,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  round: roundHalf,
  floor: down,
  ceil: up,
  abs: (a) => Math.abs(a),
};

/** One operator applied to values. */
export const apply = (op: Operator, args: readonly Value[]): Value => {
  const [a, b] = args as [never, never];
  if (op === 'and') return args.every(Boolean);
  if (op === 'or') return args.some(Boolean);
  if (op === 'not') return !a;
  if (op === 'if') return args[0] ? (args[1] as Value) : (args[2] as Value);
  if (op === '==') return equal(a, b);
  if (op === '<') return less(a, b);
  if (op === '<=') return atMost(a, b);
  return (NUMERIC[op] as (a: number, b: number) => number)(a, b);
};

/** Builds a term; what hangs on no variable becomes a constant, what hangs on one becomes a table. */
export const term = (op: Operator, args: readonly Term[]): Term => {
  const variables = new Set(args.flatMap((a) => (a.op === 'table' ? [a.variable] : [])));
  const simple = args.every((a) => (a.op === 'table' && !a.cells) || a.op === 'constant');
  if (!simple || variables.size > 1) return { op, args: op === 'and' || op === 'or' ? flat(op, args) : args };
  const table = args.find((a) => a.op === 'table');
  if (table?.op !== 'table')
    return {
      op: 'constant',
      value: apply(
        op,
        args.map((a) => worth(a, 0)),
      ),
    };
  const values = table.table.map((_, i) =>
    apply(
      op,
      args.map((a) => worth(a, i)),
    ),
  );
  return { op: 'table', variable: table.variable, table: values };
};

const worth = (t: Term, i: number): Value =>
  t.op === 'constant' ? t.value : t.op === 'table' ? (t.table[i] as Value) : false;

const flat = (op: 'and' | 'or', args: readonly Term[]): Term[] =>
  args.flatMap((a) => (a.op === op ? [...a.args] : [a]));

/** The variables a term reads. */
export const reads = (t: Term, into = new Set<number>()): Set<number> => {
  if (t.op === 'table') into.add(t.variable);
  else if ('args' in t) for (const a of t.args) reads(a, into);
  return into;
};

/** What is left of a term with one variable fixed to a value number. */
export const without = (t: Term, variable: number, value: number): Term => {
  if (t.op === 'table') return t.variable === variable ? { op: 'constant', value: t.table[value] as Value } : t;
  if (!('args' in t) || !reads(t).has(variable)) return t;
  const args = t.args.map((a) => without(a, variable, value));
  if (t.op === 'and' || t.op === 'or') return joined(t.op, args);
  const [first] = args;
  if (t.op === 'if' && first?.op === 'constant') return (first.value ? args[1] : args[2]) as Term;
  return term(t.op, args);
};

const joined = (op: 'and' | 'or', args: readonly Term[]): Term => {
  const ends = op === 'or';
  const open = args.filter((a) => a.op !== 'constant');
  if (args.some((a) => a.op === 'constant' && a.value === ends)) return { op: 'constant', value: ends };
  if (open.length === 0) return { op: 'constant', value: !ends };
  return open.length === 1 ? (open[0] as Term) : term(op, open);
};
