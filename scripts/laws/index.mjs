// Decides whether the house keeps its laws: runs each law over all sources and tells what breaks it and why it is there.
import { borders } from './borders.mjs';
import { shapes } from './shape.mjs';
import { readSources } from './source.mjs';
import { forbiddenWords } from './words.mjs';

export const laws = [...borders, ...forbiddenWords, ...shapes];

/**
 * Judges the project below `root`. Returns one entry a law: name, reason, seen (files it looked at), violations.
 * Throws when it saw no files or no imports at all: a check that sees nothing must not pass.
 */
export function judge(root) {
  const files = readSources(root);
  const imports = files.reduce((sum, { imports: list }) => sum + list.length, 0);
  if (!files.length || !imports)
    throw new Error(`The laws saw ${files.length} files and ${imports} imports: they looked at nothing.`);
  const verdicts = laws.map(({ name, reason, check }) => ({ name, reason, ...check(files, root) }));
  return { files: files.length, imports, verdicts };
}
