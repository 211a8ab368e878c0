// Decides whether the sources keep the laws of the house; prints one line a law and each violation with its reason.
import { judge } from './laws/index.mjs';
import { root } from './lib/root.mjs';

const { files, imports, verdicts } = judge(root);
process.stdout.write(`${files} files, ${imports} imports\n`);
for (const { name, reason, seen, violations } of verdicts) {
  process.stdout.write(`${violations.length ? 'broken' : 'kept  '}  ${name} (${seen} files)\n`);
  if (violations.length) process.stdout.write(`        ${reason}\n`);
  for (const { path, line, what } of violations) process.stdout.write(`        ${path}:${line} ${what}\n`);
}
if (verdicts.some(({ violations }) => violations.length)) process.exit(1);
