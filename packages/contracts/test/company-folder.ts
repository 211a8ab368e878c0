// Reads a company folder of this repository from disk, for tests.
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
