// Reading and writing: JSON files, and company folders as a map of path to text.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { cannot, type Io, wrong } from './io.ts';

const MOST_FILES = 200;

export const readText = async (io: Io, file: string): Promise<string> => {
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    return wrong(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}.`,
    );
  }
};

export const readJson = async (io: Io, file: string): Promise<unknown> => {
  const content = await readText(io, file);
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    return wrong(`${file} is not JSON: ${(error as Error).message}.`);
  }
};

/** Every file of a company folder that import knows of, by its path with `/`; hidden files are passed over. */
export const readFolder = async (io: Io, folder: string): Promise<Record<string, string>> => {
  const root = resolve(io.cwd, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() =>
    wrong(`${folder} is no folder that can be read.`),
  );
  const files: Record<string, string> = {};
  for (const entry of entries) {
    const path = relative(root, join(entry.parentPath ?? entry.path, entry.name))
      .split(sep)
      .join('/');
    if (!entry.isFile() || path.split('/').some((part) => part.startsWith('.'))) continue;
    if (Object.keys(files).length >= MOST_FILES) wrong(`${folder} holds more than ${MOST_FILES} files.`);
    files[path] = await readFile(join(root, path), 'utf8');
  }
  return files;
};

/** Writes files below a folder; one that holds something is refused without `force`. */
export const writeFolder = async (
  io: Io,
  folder: string,
  files: Record<string, string>,
  force: boolean,
): Promise<void> => {
  const root = resolve(io.cwd, folder);
  const there = await readdir(root).catch(() => []);
  if (there.length && !force) wrong(`${folder} is not empty. Choose another folder, or add --force to write over it.`);
  for (const [path, content] of Object.entries(files)) {
    const file = resolve(root, path);
    // A path from outside must not lead out of the folder.
    if (!file.startsWith(root + sep)) cannot(`The server named the file "${path}", which lies outside of ${folder}.`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
};
