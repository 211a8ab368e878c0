// Whether an expression makes sense: names exist, types and units fit, values are ones the option has.
import type { Unit } from '../model.ts';
import type { Layout } from '../reason/layout.ts';
import { fullRange } from './bounds.ts';
import { type Checked, Failure, NameReader, type Names, type Part, sum } from './names.ts';
import { type BinaryOperator, type Node, parse } from './parse.ts';
import { type Operator, type Term, type TermType, term } from './term.ts';
import type { ExpressionError } from './tokens.ts';

/** Reads and checks a source. Never throws. */
export const checkExpression = (
  source: string,
  names: Names,
): { readonly checked: Checked } | { readonly error: ExpressionError } => {
  const parsed = parse(source);
  if ('error' in parsed) return parsed;
  try {
    const checker = new Checker(names);
    const checked = checker.node(parsed.node);
    return { checked: { ...checked, options: checker.options } };
  } catch (failure) {
    if (failure instanceof Failure) return { error: failure.error };
    throw failure;
  }
};

const SHOWN: Record<TermType, string> = {
  number: 'a number',
  boolean: 'true or false',
  string: 'a value',
  text: 'a free text',
  set: 'several values',
};
const FUNCTIONS = 'if, min, max, round, floor, ceil, abs, length, count, contains';

class Checker extends NameReader {
  node(node: Node): Part {
    if (node.kind === 'literal') return this.literal(node.value);
    if (node.kind === 'name') return this.name(node.name, node.at);
    if (node.kind === 'attribute') return this.attribute(node.option, node.attribute, node.at);
    if (node.kind === 'unary') return this.unary(node.operator, node.operand);
    if (node.kind === 'in') return this.membership(node.operand, node.list, node.at);
    if (node.kind === 'call') return this.call(node.name, node.args, node.at);
    return this.binary(node.operator, node.left, node.right, node.at);
  }

  private unary(operator: '-' | 'not', operand: Node): Part {
    const part = this.want(operand, operator === 'not' ? 'boolean' : 'number');
    return operator === 'not'
      ? { term: term('not', [part.term]), type: 'boolean' }
      : { ...part, term: term('negate', [part.term]) };
  }

  private want(node: Node, type: TermType): Part {
    const part = this.node(node);
    if (part.type !== type) this.stop('TYPE', node.at, `This must be ${SHOWN[type]}, but it is ${SHOWN[part.type]}.`);
    return part;
  }

  private binary(operator: BinaryOperator, left: Node, right: Node, at: number): Part {
    if (operator === 'and' || operator === 'or' || operator === 'implies') {
      const [a, b] = [this.want(left, 'boolean'), this.want(right, 'boolean')];
      if (operator !== 'implies') return { term: term(operator, [a.term, b.term]), type: 'boolean' };
      return { term: term('or', [term('not', [a.term]), b.term]), type: 'boolean' };
    }
    if (operator === '==' || operator === '!=') {
      const equals = this.equality(left, right, at);
      return { term: operator === '==' ? equals : term('not', [equals]), type: 'boolean' };
    }
    const [a, b] = [this.want(left, 'number'), this.want(right, 'number')];
    if (operator === '*' || operator === '/' || operator === '%') return this.product(operator, a, b, right);
    const unit = this.sameUnit(a, b, at);
    if (operator === '+' || operator === '-')
      return { term: term(operator, [a.term, b.term]), type: 'number', unit, whole: a.whole && b.whole };
    const swapped = operator === '>' || operator === '>=';
    const op: Operator = operator === '<' || operator === '>' ? '<' : '<=';
    return { term: term(op, swapped ? [b.term, a.term] : [a.term, b.term]), type: 'boolean' };
  }

  private product(operator: '*' | '/' | '%', a: Part, b: Part, right: Node): Part {
    if (operator !== '*' && mayBeZero(b.term, this.names.layout))
      this.stop(
        'DIVISION',
        right.at,
        'The divisor can be 0 for some choices; keep it away from 0, for instance with max(…, 1).',
      );
    // A factor may convert, so only a count keeps the other's unit.
    const unit =
      operator === '%' ? a.unit : b.unit === '1' ? a.unit : a.unit === '1' && operator === '*' ? b.unit : undefined;
    return {
      term: term(operator, [a.term, b.term]),
      type: 'number',
      unit,
      whole: operator !== '/' && a.whole && b.whole,
    };
  }

  private sameUnit(a: Part, b: Part, at: number): Unit | undefined {
    if (a.unit && b.unit && a.unit !== b.unit)
      this.stop('UNIT', at, `One side is in ${a.unit}, the other in ${b.unit}.`);
    return a.unit ?? b.unit;
  }

  private equality(left: Node, right: Node, at: number): Term {
    const [a, b] = [this.node(left), this.node(right)];
    const text = a.type === 'text' ? a : b.type === 'text' ? b : undefined;
    if (text) {
      const other = text === a ? b : a;
      if (other.term.op !== 'constant' || other.term.value !== '')
        this.stop('TYPE', at, "A free text can only be compared with the empty text ''.");
      return term('==', [this.lengthOf(text), { op: 'constant', value: 0 }]);
    }
    if (a.type !== b.type) this.stop('TYPE', at, `${SHOWN[a.type]} cannot equal ${SHOWN[b.type]}.`);
    if (a.type === 'set') this.stop('TYPE', at, "Several values cannot be compared; use contains(option, 'value').");
    if (a.type === 'number') this.sameUnit(a, b, at);
    this.known(a, b, right.at);
    this.known(b, a, left.at);
    return term('==', [a.term, b.term]);
  }

  /** A value written out must be one that the other side can be. */
  private known(side: Part, written: Part, at: number): void {
    const { term: t } = written;
    if (t.op !== 'constant' || typeof t.value !== 'string' || !side.among || t.value === '') return;
    if (!side.among.has(t.value))
      this.stop(
        'UNKNOWN_VALUE',
        at,
        `There is no value ${JSON.stringify(t.value)} here; known are ${shortList(side.among)}.`,
      );
  }

  private membership(operand: Node, list: readonly Node[], at: number): Part {
    const part = this.node(operand);
    if (part.type !== 'string' && part.type !== 'number')
      this.stop(
        'TYPE',
        at,
        "Only a value or a number can be in a list; for several values use contains(option, 'value').",
      );
    const equals = list.map((entry) => {
      const other = this.want(entry, part.type);
      this.known(part, other, entry.at);
      if (part.type === 'number') this.sameUnit(part, other, entry.at);
      return term('==', [part.term, other.term]);
    });
    return { term: equals.length === 1 ? (equals[0] as Term) : term('or', equals), type: 'boolean' };
  }

  private call(name: string, args: readonly Node[], at: number): Part {
    const need = (least: number, most = least): void => {
      if (args.length >= least && args.length <= most) return;
      const wanted = least === most ? `${least}` : `at least ${least}`;
      this.stop('SYNTAX', at, `${name} takes ${wanted} argument${least === 1 ? '' : 's'}, not ${args.length}.`);
    };
    const arg = (i: number): Node => args[i] as Node;
    if (name === 'min' || name === 'max') {
      need(1, 500);
      return this.extreme(
        name,
        args.map((a) => this.want(a, 'number')),
        at,
      );
    }
    if (name === 'if') {
      need(3);
      return this.choice(this.want(arg(0), 'boolean'), this.node(arg(1)), this.node(arg(2)), at);
    }
    if (name === 'contains') {
      need(2);
      return this.contains(arg(0), arg(1));
    }
    need(1);
    if (name === 'length') return { term: this.lengthOf(this.want(arg(0), 'text')), type: 'number', whole: true };
    if (name === 'count') return this.count(arg(0));
    if (name !== 'round' && name !== 'floor' && name !== 'ceil' && name !== 'abs')
      return this.stop('UNKNOWN_NAME', at, `There is no function ${name}; known are ${FUNCTIONS}.`);
    const part = this.want(arg(0), 'number');
    return { term: term(name, [part.term]), type: 'number', unit: part.unit, whole: name !== 'abs' || part.whole };
  }

  private extreme(name: 'min' | 'max', parts: readonly Part[], at: number): Part {
    return parts.reduce((a, b) => ({
      term: term(name, [a.term, b.term]),
      type: 'number',
      unit: this.sameUnit(a, b, at),
      whole: a.whole && b.whole,
    }));
  }

  private choice(condition: Part, a: Part, b: Part, at: number): Part {
    if (a.type !== b.type) this.stop('TYPE', at, `One branch is ${SHOWN[a.type]}, the other ${SHOWN[b.type]}.`);
    if (a.type === 'text' || a.type === 'set') this.stop('TYPE', at, `if cannot give ${SHOWN[a.type]}.`);
    const among = a.among && b.among ? new Set([...a.among, ...b.among]) : undefined;
    const unit = a.type === 'number' ? this.sameUnit(a, b, at) : undefined;
    return { term: term('if', [condition.term, a.term, b.term]), type: a.type, unit, whole: a.whole && b.whole, among };
  }

  private contains(option: Node, value: Node): Part {
    const place = this.someOf(option);
    if (value.kind !== 'literal' || typeof value.value !== 'string')
      return this.stop('TYPE', value.at, 'Here a value must stand in quotes.');
    const ids = place.option.values.map((v) => v.id);
    this.known(
      { term: { op: 'constant', value: '' }, type: 'string', among: new Set(ids) },
      this.literal(value.value),
      value.at,
    );
    const variable = place.items[ids.indexOf(value.value)];
    if (variable === undefined)
      return this.stop('UNKNOWN_VALUE', value.at, 'The empty value is never among several values.');
    return { term: { op: 'table', variable, table: [false, true] }, type: 'boolean' };
  }

  private count(option: Node): Part {
    const { items } = this.someOf(option);
    return {
      term: sum(items.map((variable) => ({ op: 'table', variable, table: [0, 1] }))),
      type: 'number',
      whole: true,
    };
  }
}

const shortList = (values: ReadonlySet<string>): string => {
  const shown = [...values]
    .filter((v) => v !== '')
    .slice(0, 8)
    .map((v) => `'${v}'`);
  return shown.join(', ') + (values.size > 8 ? ', …' : '');
};

const mayBeZero = (divisor: Term, layout: Layout): boolean => {
  const [low, high] = fullRange(divisor, layout);
  return !(low > 1e-9 || high < -1e-9);
};
