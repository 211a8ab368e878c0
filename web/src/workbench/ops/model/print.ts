// How a read expression is written again: the same meaning with even spaces and no more brackets than needed.
import type { ExpressionNode } from '@onelot/configure';

const STRENGTH: Readonly<Record<string, number>> = {
  implies: 1,
  or: 2,
  and: 3,
  not: 4,
  '==': 5,
  '!=': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  in: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};

export const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", '')}'` : String(value);

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

/** The expression's text; `outer` is the strength of what stands around it. */
export const print = (node: ExpressionNode, outer = 0): string => {
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'name':
      return node.name;
    case 'attribute':
      return `${node.option}.${node.attribute}`;
    case 'call':
      return `${node.name}(${node.args.map((each) => print(each)).join(', ')})`;
    case 'unary': {
      if (node.operator === '-') return `-${print(node.operand, 8)}`;
      if (node.operand.kind === 'in')
        return bracketed(`${print(node.operand.operand, 6)} not in ${list(node.operand.list)}`, outer > 5);
      return bracketed(`not ${print(node.operand, 4)}`, outer > 4);
    }
    case 'in':
      return bracketed(`${print(node.operand, 6)} in ${list(node.list)}`, outer > 5);
    case 'binary': {
      const own = STRENGTH[node.operator] ?? 0;
      const right = node.operator === 'implies' ? own : own + 1;
      const left = node.operator === 'implies' || own === 5 ? own + 1 : own;
      return bracketed(`${print(node.left, left)} ${node.operator} ${print(node.right, right)}`, outer > own);
    }
  }
};

const list = (nodes: readonly ExpressionNode[]): string => `[${nodes.map((each) => print(each)).join(', ')}]`;
