// Where in a JSON text the value of a pointer begins, so that a problem can be shown at its line.

const tokens = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const stringEnd = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const skip = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && /[\s,:]/.test(text[at] ?? '')) at += 1;
  return at;
};

/** The character after the value that begins at `from`. */
const valueEnd = (text: string, from: number): number => {
  if (text[from] === '"') return stringEnd(text, from);
  if (text[from] !== '{' && text[from] !== '[')
    return from + (/^[^\s,\]}]*/.exec(text.slice(from, from + 64))?.[0].length ?? 0);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') {
      at = stringEnd(text, at);
      continue;
    }
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  return at;
};

/** Where the child of that name begins in the object or list at `from`; undefined where there is none. */
const childStart = (text: string, from: number, name: string): number | undefined => {
  const list = text[from] === '[';
  if (!list && text[from] !== '{') return undefined;
  let at = skip(text, from + 1);
  for (let index = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; index += 1) {
    let key = String(index);
    if (!list) {
      const end = stringEnd(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skip(text, end);
    }
    if (key === name) return at;
    at = skip(text, valueEnd(text, at));
  }
  return undefined;
};

/** Offset, in characters, of the value at the pointer in a valid JSON text; of its nearest present ancestor where it is missing. */
export const offsetOf = (text: string, pointer: string): number => {
  let at = skip(text, 0);
  for (const name of tokens(pointer)) {
    const next = childStart(text, at, name);
    if (next === undefined) return at;
    at = next;
  }
  return at;
};

/** Line of an offset, counted from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
