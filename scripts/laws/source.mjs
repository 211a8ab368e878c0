// Decides what the laws see of a source file: its imports and its code without comments and texts.
import { readFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { filesBelow } from '../lib/build.mjs';

const folders = ['packages', 'server', 'web', 'cli', 'world', 'companies', 'conformance', 'bench', 'tests', 'scripts'];
const skip = /^(node_modules|dist|test-results|public)$/;

/**
 * Every source file of the project below `root`:
 * path (from the root, with /), text, code (comments and the insides of texts are blanks, positions kept), imports.
 */
export function readSources(root) {
  const files = [];
  for (const folder of folders)
    for (const { path } of filesBelow(`${root}/${folder}`, skip))
      if (/\.(ts|tsx|mts|mjs|js|jsx)$/.test(path)) files.push(source(root, path));
  return files;
}

function source(root, path) {
  const text = readFileSync(path, 'utf8');
  const code = blank(text);
  const name = relative(root, path).split(sep).join('/');
  return { path: name, text, code, imports: importsOf(name, text, code), isTest: /\.test\.tsx?$|\/test\//.test(name) };
}

/** `import … from`, `export … from`, `import '…'`, `import('…')`, `require('…')`, also of types only. */
function importsOf(path, text, code) {
  const pattern = /(?:\bfrom\s*|\bimport\s*|\bimport\s*\(\s*|\brequire\s*\(\s*)(["'`])([^"'`\n]+)\1/g;
  const found = [];
  for (const match of text.matchAll(pattern)) {
    // A match inside a comment or a text has no keyword left in the blanked code.
    if (!/\S/.test(code[match.index] ?? ' ')) continue;
    const specifier = match[2];
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
    found.push({ specifier, target, line: lineAt(text, match.index) });
  }
  return found;
}

export const lineAt = (text, index) => text.slice(0, index).split('\n').length;

/** Replaces comments, texts and regular expressions by blanks; ${…} inside a template stays code. */
function blank(text) {
  const out = text.split('');
  const templates = [];
  let at = 0;
  const wipe = (from, to) => {
    for (let i = from; i < to; i += 1) if (out[i] !== '\n') out[i] = ' ';
  };
  const skipText = (quote) => {
    const from = at;
    at += 1;
    while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    wipe(from + 1, at);
    at += 1;
  };
  const skipTemplate = () => {
    const from = at;
    while (at < text.length && text[at] !== '`') {
      if (text[at] === '$' && text[at + 1] === '{') {
        wipe(from, at);
        templates.push(0);
        at += 2;
        return;
      }
      at += text[at] === '\\' ? 2 : 1;
    }
    wipe(from, at);
    at += 1;
  };
  const skipPattern = () => {
    const from = at;
    let inClass = false;
    at += 1;
    while (at < text.length && text[at] !== '\n' && (inClass || text[at] !== '/')) {
      if (text[at] === '[') inClass = true;
      if (text[at] === ']') inClass = false;
      at += text[at] === '\\' ? 2 : 1;
    }
    wipe(from + 1, at);
    at += 1;
  };
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = text[at];
    if (two === '//' || two === '/*') {
      const end = two === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
      const to = end < 0 ? text.length : two === '//' ? end : end + 2;
      wipe(at, to);
      at = to;
    } else if (one === "'" || one === '"') skipText(one);
    else if (one === '`') {
      at += 1;
      skipTemplate();
    } else if (one === '/' && beginsPattern(out, at)) skipPattern();
    else if (one === '{' && templates.length) {
      templates[templates.length - 1] += 1;
      at += 1;
    } else if (one === '}' && templates.length) {
      at += 1;
      if (templates.at(-1) > 0) templates[templates.length - 1] -= 1;
      else {
        templates.pop();
        skipTemplate();
      }
    } else at += 1;
  }
  return out.join('');
}

/** A slash after a value divides; after an operator, a bracket or "return" it begins a regular expression. */
function beginsPattern(out, at) {
  let before = at - 1;
  while (before >= 0 && /\s/.test(out[before])) before -= 1;
  if (before < 0 || /[(,=:[!&|?{;+\-*%~^]/.test(out[before])) return true;
  // Behind "<" stands a closing tag, behind ">" usually the text of an element.
  return /\b(return|typeof|case|in|of|await|void)$/.test(out.slice(Math.max(0, before - 9), before + 1).join(''));
}
