// Reads a company folder of this repository from disk, for tests, and spoils the template's files one at a time.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const companies = new URL('../../../companies/', import.meta.url).pathname;

export const folder = (slug: string): Record<string, string> => {
  const root = join(companies, slug);
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
};

export const template = folder('template');

/** Replaces a part of a file that must be there. */
export const edit = (file: string, from: string, to: string): Record<string, string> => {
  const text = template[file] as string;
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return { ...template, [file]: text.replace(from, () => to) };
};
export const append = (file: string, line: string): Record<string, string> => ({
  ...template,
  [file]: `${template[file]}${line}\n`,
});
export const without = (file: string): Record<string, string> => {
  const { [file]: _, ...rest } = template;
  return rest;
};
