// What an expression can still be while choices are open: a range, or which of true and false.
// Floating-point operations are monotone in their rounding, so bounds found at range ends hold for every computed value.
import type { Cells } from '../reason/cells.ts';
import type { Layout } from '../reason/layout.ts';
import { type Open, openOf } from './open.ts';
import { atMost, equal, less, NUMERIC, roundHalf, type Term, type Value } from './term.ts';

/** Truth still possible: 1 false, 2 true, 3 either. */
export type Truth = 1 | 2 | 3;
export const FALSE = 1;
export const TRUE = 2;

/** The range of the last number asked for; registers, since these functions run millions of times. */
let low = 0;
let high = 0;

type Range = (open: Open) => void;
type Test = (open: Open) => number;

/** A boolean term as a test of what truth is still possible (sound: it may say 3 where only one is possible). */
export const test = (term: Term): Test => {
  if (term.op === 'constant') return () => (term.value ? TRUE : FALSE);
  if (term.op === 'table') return tableTest(term.variable, term.table);
  if (!('args' in term)) return () => 3;
  if (term.op === 'and' || term.op === 'or') return joined(term.args.map(test), term.op === 'and');
  if (term.op === 'not') {
    const inner = test(term.args[0] as Term);
    return (open) => FLIPPED[inner(open)] as number;
  }
  if (term.op === 'if') {
    const [c, a, b] = term.args.map(test) as [Test, Test, Test];
    return (open) => {
      const which = c(open);
      return (which & TRUE ? a(open) : 0) | (which & FALSE ? b(open) : 0);
    };
  }
  return comparison(term.op, term.args[0] as Term, term.args[1] as Term);
};

const FLIPPED = [0, 2, 1, 3];

const tableTest = (variable: number, table: readonly Value[]): Test => {
  const bits = Uint8Array.from(table, (v) => (v ? TRUE : FALSE));
  return (open) => {
    if (open.focus === variable) return bits[open.focusAt] as number;
    const from = open.start[variable] as number;
    let mask = 0;
    for (let i = 0; i < bits.length && mask !== 3; i++) if (open.live[from + i]) mask |= bits[i] as number;
    return mask;
  };
};

const joined = (parts: readonly Test[], all: boolean): Test => {
  const [ends, goes] = all ? [FALSE, TRUE] : [TRUE, FALSE];
  return (open) => {
    let sure = true;
    for (let i = 0; i < parts.length; i++) {
      const mask = (parts[i] as Test)(open);
      if (mask === ends) return ends;
      if (mask !== goes) sure = false;
    }
    return sure ? goes : 3;
  };
};

const comparison = (op: string, left: Term, right: Term): Test => {
  if (op === '==' && isString(left)) return sameText(texts(left), texts(right));
  if (op === '==' && isBoolean(left)) {
    const [a, b] = [test(left), test(right)];
    return (open) => {
      const [x, y] = [a(open), b(open)];
      return x === 3 || y === 3 ? 3 : x === y ? TRUE : FALSE;
    };
  }
  const [a, b] = [range(left), range(right)];
  return (open) => {
    a(open);
    const [al, ah] = [low, high];
    b(open);
    const [bl, bh] = [low, high];
    if (op === '==')
      return al === ah && bl === bh ? (equal(al, bl) ? TRUE : FALSE) : less(ah, bl) || less(bh, al) ? FALSE : 3;
    if (op === '<') return less(ah, bl) ? TRUE : less(al, bh) ? 3 : FALSE;
    return atMost(ah, bl) ? TRUE : atMost(al, bh) ? 3 : FALSE;
  };
};

const BOOLEAN: ReadonlySet<string> = new Set(['and', 'or', 'not', '==', '<', '<=']);
const kindOf = (term: Term): string => {
  if (term.op === 'constant') return typeof term.value;
  if (term.op === 'table') return typeof term.table[0];
  if (term.op === 'if') return kindOf(term.args[1] as Term);
  return BOOLEAN.has(term.op) ? 'boolean' : term.op === 'print' ? 'string' : 'number';
};
const isString = (term: Term): boolean => kindOf(term) === 'string';
const isBoolean = (term: Term): boolean => kindOf(term) === 'boolean';

const sameText =
  (a: (open: Open) => Set<Value>, b: (open: Open) => Set<Value>): Test =>
  (open) => {
    const [x, y] = [a(open), b(open)];
    if (x.size === 1 && y.size === 1) return x.has([...y][0] as Value) ? TRUE : FALSE;
    for (const v of x) if (y.has(v)) return 3;
    return FALSE;
  };

/** The texts a string term can still be. */
const texts = (term: Term): ((open: Open) => Set<Value>) => {
  if (term.op === 'constant') {
    const one = new Set([term.value]);
    return () => one;
  }
  if (term.op === 'table') {
    return (open) => {
      if (open.focus === term.variable) return new Set([term.table[open.focusAt] as Value]);
      const from = open.start[term.variable] as number;
      return new Set(term.table.filter((_, i) => open.live[from + i]));
    };
  }
  if (term.op !== 'if') return () => new Set<Value>();
  const [c, a, b] = [test(term.args[0] as Term), texts(term.args[1] as Term), texts(term.args[2] as Term)];
  return (open) => {
    const which = c(open);
    return new Set([...(which & TRUE ? a(open) : []), ...(which & FALSE ? b(open) : [])]);
  };
};

/** A number term's range, left in the registers. */
const range = (term: Term): Range => {
  if (term.op === 'constant') {
    const value = term.value as number;
    return () => {
      low = high = value;
    };
  }
  if (term.op === 'table')
    return term.cells
      ? cellRange(term.variable, term.cells)
      : tableRange(term.variable, term.table as readonly number[]);
  if (!('args' in term)) return () => everything();
  if (term.op === 'if')
    return branches(test(term.args[0] as Term), range(term.args[1] as Term), range(term.args[2] as Term));
  const args = term.args.map(range);
  if (args.length === 1) return single(term.op, args[0] as Range);
  return pair(term.op, args[0] as Range, args[1] as Range);
};

const everything = (): void => {
  low = Number.NEGATIVE_INFINITY;
  high = Number.POSITIVE_INFINITY;
};

const tableRange = (variable: number, table: readonly number[]): Range => {
  const numbers = Float64Array.from(table);
  return (open) => {
    if (open.focus === variable) {
      low = high = numbers[open.focusAt] as number;
      return;
    }
    const from = open.start[variable] as number;
    low = Number.POSITIVE_INFINITY;
    high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < numbers.length; i++) {
      if (!open.live[from + i]) continue;
      const x = numbers[i] as number;
      if (x < low) low = x;
      if (x > high) high = x;
    }
  };
};

/** The range of the open cells; their ends may change between questions. */
const cellRange =
  (variable: number, cells: Cells): Range =>
  (open) => {
    if (open.focus === variable) {
      low = cells.lo[open.focusAt] as number;
      high = cells.hi[open.focusAt] as number;
      return;
    }
    const from = open.start[variable] as number;
    low = Number.POSITIVE_INFINITY;
    high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < cells.lo.length; i++) {
      if (!open.live[from + i]) continue;
      low = Math.min(low, cells.lo[i] as number);
      high = Math.max(high, cells.hi[i] as number);
    }
  };

const branches =
  (condition: Test, a: Range, b: Range): Range =>
  (open) => {
    const which = condition(open);
    if (which === TRUE) return a(open);
    if (which === FALSE) return b(open);
    a(open);
    const [al, ah] = [low, high];
    b(open);
    low = Math.min(low, al);
    high = Math.max(high, ah);
  };

const single =
  (op: string, arg: Range): Range =>
  (open) => {
    arg(open);
    if (op === 'negate') [low, high] = [-high, -low];
    else if (op === 'abs') {
      const [l, h] = [low, high];
      low = l > 0 ? l : h < 0 ? -h : 0;
      high = Math.max(Math.abs(l), Math.abs(h));
    } else {
      const f = op === 'round' ? roundHalf : (NUMERIC[op] as (a: number, b: number) => number);
      low = f(low, 0);
      high = f(high, 0);
    }
  };

const pair =
  (op: string, left: Range, right: Range): Range =>
  (open) => {
    left(open);
    const [al, ah] = [low, high];
    right(open);
    const [bl, bh] = [low, high];
    if (op === '+') {
      low = al + bl;
      high = ah + bh;
    } else if (op === '-') {
      low = al - bh;
      high = ah - bl;
    } else if (op === 'min' || op === 'max') {
      low = Math[op](al, bl);
      high = Math[op](ah, bh);
    } else if (op === '%') remainder(al, ah, bl, bh);
    else if (op === '/' && bl <= 0 && bh >= 0) everything();
    else corners(NUMERIC[op] as (a: number, b: number) => number, al, ah, bl, bh);
  };

const corners = (f: (a: number, b: number) => number, al: number, ah: number, bl: number, bh: number): void => {
  const [p, q, r, s] = [f(al, bl), f(al, bh), f(ah, bl), f(ah, bh)];
  low = Math.min(p, q, r, s);
  high = Math.max(p, q, r, s);
  if (Number.isNaN(low) || Number.isNaN(high)) everything();
};

const remainder = (al: number, ah: number, bl: number, bh: number): void => {
  if (al === ah && bl === bh) {
    low = high = (NUMERIC['%'] as (a: number, b: number) => number)(al, bl);
    return;
  }
  // With the divisor's sign and below its size, rounding aside.
  low = Math.min(0, bl) * (1 + 1e-9);
  high = Math.max(0, bh) * (1 + 1e-9);
};

/** The range a number term has over all choices, allowed or not: [lowest, highest]. */
export const fullRange = (term: Term, layout: Pick<Layout, 'variables'>): [number, number] => {
  return span(term)(openOf(layout));
};

/** A number term's range as a function of what is open: [lowest, highest]. */
export const span = (term: Term): ((open: Open) => [number, number]) => {
  const of = range(term);
  return (open) => {
    of(open);
    return [low, high];
  };
};
