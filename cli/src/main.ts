#!/usr/bin/env node
// The `onelot` command: gives it the real output, folder and network, and ends with its code.
import { run } from './commands.ts';
import type { Io } from './io.ts';

const line = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
const io: Io = {
  out: (text) => void process.stdout.write(line(text)),
  err: (text) => void process.stderr.write(line(text)),
  cwd: process.cwd(),
  env: process.env,
  fetch,
};

process.exitCode = await run(io, process.argv.slice(2)).catch((error: Error) => {
  io.err(`onelot: ${error.stack ?? error.message}`);
  return 3;
});
