// Decides what `npm test` proves: checks and laws, the unit stage, then everything that needs a running product.
// Options: --long includes *.long.test.ts; file name parts run only those tests, without the checks.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { checkNode, install } from './lib/install.mjs';
import { startProduct } from './lib/product.mjs';
import { root } from './lib/root.mjs';
import { check, counted, vitest } from './lib/run.mjs';
import { say } from './lib/say.mjs';

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const tool = (...path) => join(root, 'node_modules', ...path);
const tests = [];
let product;

checkNode();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    await product?.stop();
    process.exit(130);
  });
await install();
const ready = await attempt('the product is built and starts', async () => {
  await build();
  product = await startProduct();
});
if (!filters.length) tests.push(...(await checks()));
tests.push(...(await vitest('unit', { filters, long, env: product?.env })));
if (ready) tests.push(...(await vitest('product', { filters, long, env: product.env })));
if (tests.every(({ file }) => file === 'checks')) tests.push({ file: 'tests', name: 'no test ran', state: 'failed' });
await product?.stop();
report();

async function checks() {
  const all = [
    () => check('types', [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json']),
    () => check('format and lint', [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '.']),
    () => check('dead code', [tool('knip', 'bin', 'knip.js')]),
    () => check('laws', [join(root, 'scripts', 'lint.mjs')]),
  ];
  const done = [];
  for (const one of all) done.push(...(await one()));
  return done;
}

async function attempt(name, action) {
  try {
    await action();
    tests.push({ file: 'checks', name, state: 'passed' });
    return true;
  } catch (error) {
    say(error.message);
    tests.push({ file: 'checks', name, state: 'failed' });
    return false;
  }
}

/** The skipped with their reasons, the failed by name, and as the very last line the numbers. */
function report() {
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((state) => counted(tests, state));
  process.stdout.write('\n');
  for (const { file, name, note } of skipped)
    process.stdout.write(`skipped: ${file}: ${name}: ${note ?? 'no reason given'}\n`);
  for (const { file, name } of failed) process.stdout.write(`failed: ${file}: ${name}\n`);
  say(failed.length ? 'Something failed.' : 'Nothing failed.');
  const more = skipped.length ? `, ${skipped.length} skipped` : '';
  process.stdout.write(`${passed.length} passed, ${failed.length} failed${more}\n`);
  process.exitCode = failed.length || !passed.length ? 1 : 0;
}
