// How a UVL constraint is read: not, and, or, implies, equals over features, and comparisons of sums of attributes.
import type { Row } from './tokens.ts';

export type Logic =
  | { readonly op: 'feature'; readonly name: string; readonly column: number }
  | { readonly op: 'not'; readonly arg: Logic }
  | { readonly op: 'and' | 'or'; readonly args: readonly Logic[] }
  | { readonly op: 'same'; readonly args: readonly [Logic, Logic] };

export interface Constraint {
  readonly line: number;
  readonly logic: Logic;
}

const not = (arg: Logic): Logic => ({ op: 'not', arg });
const DEEPEST = 200;

/** Binding from loose to tight: `<=>`, `=>` (to the right), `|`, `&`, `!`. */
export const readConstraint = (row: Row): Constraint => {
  const logic = same(row, 0);
  row.end();
  return { line: row.line, logic };
};

const same = (row: Row, depth: number): Logic => {
  let left = implies(row, depth);
  while (row.sign('<=>') !== undefined) left = { op: 'same', args: [left, implies(row, depth)] };
  return left;
};

const implies = (row: Row, depth: number): Logic => {
  const left = several(row, '|', depth);
  return row.sign('=>') === undefined ? left : { op: 'or', args: [not(left), implies(row, depth)] };
};

const several = (row: Row, sign: '|' | '&', depth: number): Logic => {
  const part = (): Logic => (sign === '|' ? several(row, '&', depth) : single(row, depth));
  const args = [part()];
  while (row.sign(sign) !== undefined) args.push(part());
  return args.length === 1 ? (args[0] as Logic) : { op: sign === '|' ? 'or' : 'and', args };
};

const single = (row: Row, depth: number): Logic => {
  if (depth > DEEPEST) row.wrong(`Constraints may be nested at most ${DEEPEST} deep.`);
  if (row.sign('!') !== undefined) return not(single(row, depth + 1));
  if (row.sign('(') !== undefined) {
    const inside = same(row, depth + 1);
    row.need(')');
    return inside;
  }
  const token = row.next;
  if (token.kind === 'number') row.wrong('Comparisons of numbers are not read.');
  const name = row.name();
  if (row.sign('.', '(', '+', '-', '*', '/', '<', '>', '<=', '>=', '==', '!=') !== undefined)
    row.wrong('Comparisons and functions of attributes are not read.', token);
  return { op: 'feature', name, column: token.column };
};
