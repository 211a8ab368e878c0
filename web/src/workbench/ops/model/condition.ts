// Conditions as people fill them in: tests of single choices joined by and / or, read from an expression and written back.
import { type ExpressionNode, parseExpression } from '@onelot/configure';
import { literal } from './print.ts';

export type Literal = string | number | boolean;
export const OPERATORS = [
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'has',
  'hasNot',
  'below',
  'atMost',
  'above',
  'atLeast',
] as const;
export type TestOperator = (typeof OPERATORS)[number];

/** One test: `subject` is an option, a formula, or `option.attribute`; `values` has one entry unless it is a list's. */
export interface Test {
  readonly subject: string;
  readonly is: TestOperator;
  readonly values: readonly Literal[];
}
export interface Condition {
  readonly join: 'and' | 'or';
  readonly tests: readonly Test[];
}

const SIGNS: Readonly<Record<string, TestOperator>> = {
  '==': 'is',
  '!=': 'isNot',
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
};
const WRITTEN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SIGNS).map(([sign, name]) => [name, sign]),
);

const subjectOf = (node: ExpressionNode): string | undefined =>
  node.kind === 'name' ? node.name : node.kind === 'attribute' ? `${node.option}.${node.attribute}` : undefined;

const literalOf = (node: ExpressionNode): Literal | undefined => {
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'literal')
    return typeof node.operand.value === 'number' ? -node.operand.value : undefined;
  return undefined;
};

const NEGATED: Partial<Record<TestOperator, TestOperator>> = { oneOf: 'noneOf', has: 'hasNot' };

const testOf = (node: ExpressionNode): Test | undefined => {
  const subject = subjectOf(node);
  if (subject !== undefined) return { subject, is: 'is', values: [true] };
  if (node.kind === 'unary' && node.operator === 'not') {
    const inner = testOf(node.operand);
    const is = inner && NEGATED[inner.is];
    if (inner && is) return { ...inner, is };
    return inner?.is === 'is' && inner.values[0] === true ? { ...inner, values: [false] } : undefined;
  }
  if (node.kind === 'binary') {
    const [left, right, is] = [subjectOf(node.left), literalOf(node.right), SIGNS[node.operator]];
    return left !== undefined && right !== undefined && is ? { subject: left, is, values: [right] } : undefined;
  }
  if (node.kind === 'in') {
    const [left, values] = [subjectOf(node.operand), node.list.map(literalOf)];
    return left !== undefined && values.every((each) => each !== undefined)
      ? { subject: left, is: 'oneOf', values: values as Literal[] }
      : undefined;
  }
  if (node.kind === 'call' && node.name === 'contains' && node.args.length === 2) {
    const [left, value] = [subjectOf(node.args[0] as ExpressionNode), literalOf(node.args[1] as ExpressionNode)];
    return left !== undefined && value !== undefined ? { subject: left, is: 'has', values: [value] } : undefined;
  }
  return undefined;
};

/** Parts of a chain of one operator: `a and b and c` gives three. */
export const partsOf = (node: ExpressionNode, operator: 'and' | 'or'): ExpressionNode[] =>
  node.kind === 'binary' && node.operator === operator
    ? [...partsOf(node.left, operator), ...partsOf(node.right, operator)]
    : [node];

/** The condition a node says; undefined where it is more than tests joined by one word. */
export const conditionOf = (node: ExpressionNode): Condition | undefined => {
  for (const join of ['and', 'or'] as const) {
    const tests = partsOf(node, join).map(testOf);
    if (tests.every((each) => each !== undefined)) return { join, tests: tests as Test[] };
  }
  return undefined;
};

export const readCondition = (source: string): Condition | undefined => {
  const read = parseExpression(source);
  return 'node' in read ? conditionOf(read.node) : undefined;
};

const writeTest = ({ subject, is, values }: Test): string => {
  const first = values[0] ?? '';
  if (typeof first === 'boolean' && (is === 'is' || is === 'isNot'))
    return first === (is === 'is') ? subject : `not ${subject}`;
  if (is === 'oneOf' || is === 'noneOf')
    return `${subject} ${is === 'oneOf' ? 'in' : 'not in'} [${values.map(literal).join(', ')}]`;
  if (is === 'has' || is === 'hasNot') return `${is === 'has' ? '' : 'not '}contains(${subject}, ${literal(first)})`;
  return `${subject} ${WRITTEN[is]} ${literal(first)}`;
};

export const writeCondition = ({ join, tests }: Condition): string => tests.map(writeTest).join(` ${join} `);
