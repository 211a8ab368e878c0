// Which words, numbers and signs an expression is made of, each with its place.

export interface Token {
  readonly kind: 'number' | 'string' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** Position in the source, counted from 0. */
  readonly at: number;
}

/** What is wrong with an expression, and where: `at` counts characters from 0. */
export interface ExpressionError {
  readonly code: 'SYNTAX' | 'TYPE' | 'UNIT' | 'UNKNOWN_NAME' | 'UNKNOWN_VALUE' | 'DIVISION' | 'CIRCLE';
  readonly at: number;
  readonly message: string;
}

const TOKEN =
  /\s+|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<string>'[^']*'|"[^"]*")|(?<sign>==|!=|<=|>=|[-+*/%<>()[\],.])/y;

/** Splits the source; the last token is always `end`. */
export const tokenize = (source: string): Token[] | ExpressionError => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) return unreadable(source, at);
    const { number, word, string, sign } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at += match[0].length;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
};

const unreadable = (source: string, at: number): ExpressionError => {
  const sign = source[at] as string;
  if (sign === "'" || sign === '"')
    return { code: 'SYNTAX', at, message: 'The text that begins here has no closing quote.' };
  const hint = sign === '=' ? ' Use == to compare.' : sign === '&' ? ' Use and.' : sign === '|' ? ' Use or.' : '';
  return { code: 'SYNTAX', at, message: `The sign ${JSON.stringify(sign)} has no meaning here.${hint}` };
};
