// How an expression is read: precedence from `implies` (loosest) over or, and, not, comparison, + -, * / % to unary minus.
import { type ExpressionError, type Token, tokenize } from './tokens.ts';

export type BinaryOperator =
  | 'implies'
  | 'or'
  | 'and'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export type Node = { readonly at: number } & (
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly option: string; readonly attribute: string }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'in'; readonly operand: Node; readonly list: readonly Node[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
);

export const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'implies', 'in', 'true', 'false']);
export const MAX_EXPRESSION = 4000;
const MAX_DEPTH = 60;
const MAX_LIST = 500;

class Failure {
  constructor(readonly error: ExpressionError) {}
}

/** Reads a source into a tree, or says what is wrong and where. Never throws. */
export const parse = (source: string): { readonly node: Node } | { readonly error: ExpressionError } => {
  if (source.length > MAX_EXPRESSION)
    return {
      error: { code: 'SYNTAX', at: MAX_EXPRESSION, message: `An expression has at most ${MAX_EXPRESSION} characters.` },
    };
  const tokens = tokenize(source);
  if (!Array.isArray(tokens)) return { error: tokens };
  try {
    return { node: new Reader(tokens).whole() };
  } catch (failure) {
    if (failure instanceof Failure) return { error: failure.error };
    throw failure;
  }
};

const LEVELS: readonly (readonly BinaryOperator[])[] = [['or'], ['and']];
const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

class Reader {
  private position = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.implication();
    if (this.token.kind !== 'end') this.stop(`Unexpected ${this.shown()}; the expression should end here.`);
    return node;
  }

  private get token(): Token {
    return this.tokens[this.position] as Token;
  }

  private is(text: string): boolean {
    return (this.token.kind === 'sign' || this.token.kind === 'word') && this.token.text === text;
  }

  private take(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.position++;
    return token;
  }

  private shown(): string {
    return this.token.kind === 'end' ? 'end of the expression' : JSON.stringify(this.token.text);
  }

  private stop(message: string): never {
    throw new Failure({ code: 'SYNTAX', at: this.token.at, message });
  }

  private expect(text: string): void {
    if (!this.is(text)) this.stop(`Expected ${JSON.stringify(text)}, found ${this.shown()}.`);
    this.take();
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) this.stop(`An expression nests at most ${MAX_DEPTH} levels deep.`);
    const result = read();
    this.depth--;
    return result;
  }

  private implication(): Node {
    return this.nested(() => {
      const left = this.level(0);
      if (!this.is('implies')) return left;
      const { at } = this.take();
      return { kind: 'binary', at, operator: 'implies', left, right: this.implication() };
    });
  }

  private level(index: number): Node {
    const operators = LEVELS[index];
    if (!operators) return this.negation();
    let left = this.level(index + 1);
    while (operators.some((o) => this.is(o))) {
      const { at, text } = this.take();
      left = { kind: 'binary', at, operator: text as BinaryOperator, left, right: this.level(index + 1) };
    }
    return left;
  }

  private negation(): Node {
    if (!this.is('not')) return this.comparison();
    const { at } = this.take();
    return { kind: 'unary', at, operator: 'not', operand: this.nested(() => this.negation()) };
  }

  private comparison(): Node {
    const left = this.sum();
    if (this.is('in')) return this.membership(left);
    if (this.is('not')) {
      const { at } = this.take();
      if (!this.is('in')) this.stop(`Expected "in" after "not", found ${this.shown()}.`);
      return { kind: 'unary', at, operator: 'not', operand: this.membership(left) };
    }
    if (this.token.kind !== 'sign' || !COMPARISONS.includes(this.token.text)) return left;
    const { at, text } = this.take();
    const right = this.sum();
    if (this.token.kind === 'sign' && COMPARISONS.includes(this.token.text))
      this.stop('Comparisons do not chain; join two with and.');
    return { kind: 'binary', at, operator: text as BinaryOperator, left, right };
  }

  private membership(operand: Node): Node {
    const { at } = this.take();
    this.expect('[');
    const list: Node[] = [];
    do {
      if (list.length >= MAX_LIST) this.stop(`A list has at most ${MAX_LIST} entries.`);
      list.push(this.unary());
    } while (this.is(',') && this.take());
    this.expect(']');
    return { kind: 'in', at, operand, list };
  }

  private sum(): Node {
    return this.chain(['+', '-'], () => this.chain(['*', '/', '%'], () => this.unary()));
  }

  private chain(operators: readonly BinaryOperator[], read: () => Node): Node {
    let left = read();
    while (operators.some((o) => this.is(o))) {
      const { at, text } = this.take();
      left = { kind: 'binary', at, operator: text as BinaryOperator, left, right: read() };
    }
    return left;
  }

  private unary(): Node {
    if (!this.is('-')) return this.primary();
    const { at } = this.take();
    return { kind: 'unary', at, operator: '-', operand: this.nested(() => this.unary()) };
  }

  private primary(): Node {
    const { kind, text, at } = this.token;
    if (kind === 'number') {
      this.take();
      return { kind: 'literal', at, value: Number(text) };
    }
    if (kind === 'string') {
      this.take();
      return { kind: 'literal', at, value: text };
    }
    if (kind === 'word') return this.word(this.token);
    if (this.is('(')) {
      this.take();
      const inner = this.implication();
      this.expect(')');
      return inner;
    }
    return this.stop(`Expected a value, found ${this.shown()}.`);
  }

  private word({ text, at }: Token): Node {
    if (text === 'true' || text === 'false') {
      this.take();
      return { kind: 'literal', at, value: text === 'true' };
    }
    if (RESERVED.has(text)) this.stop(`Expected a value, found ${this.shown()}.`);
    this.take();
    if (this.is('(')) return this.call(text, at);
    if (!this.is('.')) return { kind: 'name', at, name: text };
    this.take();
    if (this.token.kind !== 'word') this.stop(`Expected the name of an attribute, found ${this.shown()}.`);
    return { kind: 'attribute', at, option: text, attribute: this.take().text };
  }

  private call(name: string, at: number): Node {
    this.expect('(');
    const args: Node[] = [];
    if (!this.is(')')) {
      do {
        if (args.length >= MAX_LIST) this.stop(`A function has at most ${MAX_LIST} arguments.`);
        args.push(this.implication());
      } while (this.is(',') && this.take());
    }
    this.expect(')');
    return { kind: 'call', at, name, args };
  }
}
