#!/usr/bin/env node
// Starts the `onelot` command; where it is not built yet, as after a mere install, it is built first and said so aside.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = join(root, 'dist', 'onelot.mjs');
if (!existsSync(built)) {
  process.stderr.write('Building the command, once.\n');
  const { bundlePrograms } = await import('../../scripts/lib/build.mjs');
  await bundlePrograms(['onelot']);
}
await import(pathToFileURL(built).href);
