// The four shapes of a rule that a form can hold: if-then, never together, a table of what goes together, a comparison of sums.
import { type ExpressionNode, parseExpression } from '@onelot/configure';
import { type Condition, conditionOf, type Literal, partsOf, type Test, writeCondition } from './condition.ts';
import { literal, print } from './print.ts';

export const COMPARISONS = ['<=', '>=', '<', '>', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type RuleForm =
  | { readonly kind: 'implies'; readonly when: Condition; readonly must: Condition }
  | { readonly kind: 'never'; readonly both: Condition }
  /** Which values of `column` go with each value of `row`. */
  | {
      readonly kind: 'table';
      readonly row: string;
      readonly column: string;
      readonly allowed: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: 'compare'; readonly left: string; readonly sign: Comparison; readonly right: string }
  | { readonly kind: 'free' };

export type RuleKind = RuleForm['kind'];
export const RULE_KINDS: readonly RuleKind[] = ['implies', 'never', 'table', 'compare', 'free'];

const texts = (values: readonly Literal[]): values is readonly string[] =>
  values.every((each) => typeof each === 'string');

/** One line of a table: one value of the first option with the values of the second that go with it. */
const tableLine = (node: ExpressionNode): [Test, Test] | undefined => {
  const read = conditionOf(node);
  if (read?.join !== 'and' || read.tests.length !== 2) return undefined;
  const [row, column] = read.tests as [Test, Test];
  const listed = column.is === 'oneOf' || column.is === 'is';
  return row.is === 'is' && listed && texts(row.values) && texts(column.values) ? [row, column] : undefined;
};

const tableOf = (node: ExpressionNode): RuleForm | undefined => {
  const lines = partsOf(node, 'or').map(tableLine);
  const first = lines[0];
  if (lines.length < 2 || !first || lines.some((each) => !each)) return undefined;
  const [row, column] = [first[0].subject, first[1].subject];
  const all = lines as [Test, Test][];
  if (all.some(([a, b]) => a.subject !== row || b.subject !== column)) return undefined;
  const keys = all.map(([a]) => String(a.values[0]));
  if (new Set(keys).size < keys.length) return undefined;
  return {
    kind: 'table',
    row,
    column,
    allowed: Object.fromEntries(all.map(([a, b]) => [String(a.values[0]), b.values.map(String)])),
  };
};

const formOf = (node: ExpressionNode): RuleForm => {
  const table = tableOf(node);
  if (table) return table;
  if (node.kind === 'binary' && node.operator === 'implies') {
    const [when, then] = [conditionOf(node.left), conditionOf(node.right)];
    if (when && then) return { kind: 'implies', when, must: then };
  }
  if (node.kind === 'unary' && node.operator === 'not') {
    const both = conditionOf(node.operand);
    if (both && both.join === 'and' && both.tests.length > 1) return { kind: 'never', both };
  }
  if (node.kind === 'binary' && (COMPARISONS as readonly string[]).includes(node.operator))
    return {
      kind: 'compare',
      left: print(node.left, 6),
      sign: node.operator as Comparison,
      right: print(node.right, 6),
    };
  return { kind: 'free' };
};

/** The shape that an expression has; `free` where none fits. */
export const readRule = (expression: string): RuleForm => {
  const read = parseExpression(expression);
  return 'node' in read ? formOf(read.node) : { kind: 'free' };
};

const side = (condition: Condition): string => writeCondition(condition);

/** The expression of a shape; undefined for `free`, whose expression is its own. */
export const writeRule = (form: RuleForm): string | undefined => {
  switch (form.kind) {
    case 'implies':
      return `${side(form.when)} implies ${side(form.must)}`;
    case 'never':
      return `not (${side(form.both)})`;
    case 'compare':
      return `${form.left} ${form.sign} ${form.right}`;
    case 'table': {
      const lines = Object.entries(form.allowed)
        .filter(([, values]) => values.length > 0)
        .map(
          ([row, values]) =>
            `(${form.row} == ${literal(row)} and ${form.column} in [${values.map(literal).join(', ')}])`,
        );
      return lines.length > 0 ? lines.join(' or ') : 'false';
    }
    case 'free':
      return undefined;
  }
};
