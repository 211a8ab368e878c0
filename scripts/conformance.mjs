// Decides which requirements are shown: each clause by the tests that name it, run now against the running product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { judge } from './lib/clauses.mjs';
import { checkNode, install } from './lib/install.mjs';
import { startProduct } from './lib/product.mjs';
import { root } from './lib/root.mjs';
import { counted, vitest } from './lib/run.mjs';
import { fail } from './lib/say.mjs';

checkNode();
await install();
await build().catch(({ message }) => fail(message));
const product = await startProduct().catch(({ message }) => fail(message));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    await product.stop();
    process.exit(130);
  });
const tests = await vitest('product', { filters: ['conformance/'], env: product.env });
await product.stop();

const { lines, unknown } = judge(JSON.parse(readFileSync(join(root, 'conformance', 'ids.json'), 'utf8')), tests);
for (const line of lines) process.stdout.write(`${line}\n`);
process.stdout.write('\n');
for (const { state, name, note } of tests) process.stdout.write(`${state}: ${name}${note ? `: ${note}` : ''}\n`);
for (const name of unknown) process.stdout.write(`names a clause that conformance/ids.json does not hold: ${name}\n`);
const failed = counted(tests, 'failed').length;
process.stdout.write(`${counted(tests, 'passed').length} passed, ${failed} failed\n`);
process.exitCode = failed || unknown.length || !tests.length ? 1 : 0;
