// Finds the companies that come with the product and reads a folder as files.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = (): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = ['../companies', '../../../companies', '../../../../companies']
    .map((path) => resolve(here, path))
    .find(existsSync);
  if (!found) throw new Error('The companies/ folder is missing beside the program.');
  return found;
};

/** Files of `companies/<slug>` by their path inside it. */
export const companyFolder = async (slug: string): Promise<Record<string, string>> => {
  const folder = join(root(), slug);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [relative(folder, file).replaceAll('\\', '/'), await readFile(file, 'utf8')] as const),
    ),
  );
};
