// How one line of a UVL file falls into words: names (bare or quoted), numbers, signs.
import { Wrong } from './problem.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end';
  readonly text: string;
  readonly column: number;
}

const WORD =
  /^(?:"([^"\r\n]*)"|'([^']*)'|(\d+(?:\.\d+)?(?![\p{L}\d_]))|(<=>|=>|==|!=|<=|>=|\.\.|[()[\]{},!&|<>+\-*/=.])|([\p{L}\d_§%?#$][\p{L}\d_§%?#$-]*))/u;

export const tokens = (text: string, line: number, from = 0): Token[] => {
  const found: Token[] = [];
  let at = from;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (at >= text.length || text.startsWith('//', at)) {
      found.push({ kind: 'end', text: '', column: at });
      return found;
    }
    const match = WORD.exec(text.slice(at));
    if (!match) throw new Wrong(line, at, `${JSON.stringify(text[at])} cannot stand here.`);
    const [whole, quoted, string, number, sign, bare] = match;
    if (quoted !== undefined) found.push({ kind: 'name', text: quoted, column: at });
    else if (string !== undefined) found.push({ kind: 'text', text: string, column: at });
    else if (number !== undefined) found.push({ kind: 'number', text: number, column: at });
    else found.push({ kind: sign !== undefined ? 'sign' : 'name', text: (sign ?? bare) as string, column: at });
    at += whole.length;
  }
};

/** Reads tokens one after the other. */
export class Row {
  private at = 0;
  private readonly all: readonly Token[];

  constructor(
    text: string,
    readonly line: number,
    from = 0,
  ) {
    this.all = tokens(text, line, from);
  }

  get next(): Token {
    return this.all[this.at] as Token;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.at++;
    return token;
  }

  /** Takes a sign where it stands next. */
  sign(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.next;
    if (kind !== 'sign' || !signs.includes(text)) return undefined;
    this.at++;
    return text;
  }

  need(sign: string): void {
    if (this.sign(sign) === undefined) this.wrong(`"${sign}" is expected here.`);
  }

  name(): string {
    const token = this.take();
    if (token.kind !== 'name') this.wrong('A name is expected here.', token);
    return token.text;
  }

  whole(): number {
    const token = this.take();
    if (token.kind !== 'number' || !/^\d{1,6}$/.test(token.text)) this.wrong('A whole number is expected here.', token);
    return Number(token.text);
  }

  end(): void {
    if (this.next.kind !== 'end') this.wrong(`"${this.next.text}" is one word too many.`);
  }

  wrong(message: string, token = this.next): never {
    throw new Wrong(this.line, token.column, message);
  }
}
