// What an expression is worth for one configuration.
import { type Assignment, type Layout, valueIn } from '../reason/layout.ts';
import { apply, NUMERIC, type Operator, type Term, type Value } from './term.ts';

type At = ArrayLike<number>;

/** The value of a number, boolean or string term at value numbers; free texts and sets are read by `printed`. */
export const evaluate = (term: Term, at: At): Value => {
  if (term.op === 'constant') return term.value;
  if (term.op === 'table') return term.table[at[term.variable] as number] as Value;
  if (term.op === 'print') return '';
  if (term.op === 'if')
    return evaluate(evaluate(term.args[0] as Term, at) ? (term.args[1] as Term) : (term.args[2] as Term), at);
  if (term.op === 'and') return term.args.every((a) => evaluate(a, at));
  if (term.op === 'or') return term.args.some((a) => evaluate(a, at));
  return apply(
    term.op,
    term.args.map((a) => evaluate(a, at)),
  );
};

/** A free text, or the ids of several values, where the term only prints one. */
export const printed = (term: Term, layout: Layout, assignment: Assignment): Value | readonly string[] => {
  if (term.op !== 'print') return evaluate(term, assignment.at);
  return (valueIn(layout, term.option, assignment) ?? '') as string | readonly string[];
};

/** The same as `evaluate` for a boolean term, as a function without a walk over the tree: rules are asked often. */
export const predicate = (term: Term): ((at: At) => boolean) => compiled(term) as (at: At) => boolean;

const compiled = (term: Term): ((at: At) => Value) => {
  if (term.op === 'constant') return () => term.value;
  if (term.op === 'print') return () => '';
  if (term.op === 'table') {
    const { table, variable } = term;
    return (at) => table[at[variable] as number] as Value;
  }
  const args = term.args.map(compiled);
  const [a, b, c] = args as [(at: At) => never, (at: At) => never, (at: At) => Value];
  if (term.op === 'if') return (at) => (a(at) ? b(at) : c(at));
  if (term.op === 'not') return (at) => !a(at);
  if (term.op === 'and') return (at) => args.every((f) => f(at));
  if (term.op === 'or') return (at) => args.some((f) => f(at));
  const numeric = NUMERIC[term.op as Operator];
  if (numeric) return b ? (at) => numeric(a(at), b(at)) : (at) => numeric(a(at), 0);
  return (at) => apply(term.op, [a(at), b(at)]);
};
