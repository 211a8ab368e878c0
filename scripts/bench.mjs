// Decides what `npm run bench` measures: every bench/<name>/main.ts, or those named; `npm run bench -- plan --quick`.
// Each bench answers one section; bench/RESULTS.md is put together from all of them, with machine and date.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './lib/build.mjs';
import { checkNode, install } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { fail, say } from './lib/say.mjs';

checkNode();
await install();
const words = process.argv.slice(2);
const known = readdirSync(join(root, 'bench')).filter((name) => existsSync(join(root, 'bench', name, 'main.ts')));
const named = words[0] && !words[0].startsWith('-') ? words[0] : undefined;
if (named && !known.includes(named))
  fail(`There is no bench "${named}". There are: ${known.join(', ') || 'none yet'}.`);
const data = process.env.ONELOT_BENCHMARKS ?? join(root, '..', 'shared', 'data');
const results = join(root, 'bench', 'results');
mkdirSync(results, { recursive: true });
for (const name of named ? [named] : known) await measure(name);
writeResults();

async function measure(name) {
  say(`Bench ${name}.`);
  const file = join(root, 'dist', `bench-${name}.mjs`);
  await bundle({ [`bench-${name}`]: join(root, 'bench', name, 'main.ts') });
  const { default: run } = await import(pathToFileURL(file).href);
  const text = await run({
    quick: words.includes('--quick'),
    data: existsSync(data) ? data : undefined,
    args: words.slice(named ? 1 : 0),
    say,
  });
  const machine = `${cpus().length} cores, ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(join(results, `${name}.md`), `## ${name}\n\n${day}, ${machine}\n\n${text.trim()}\n`);
}

function writeResults() {
  const sections = readdirSync(results)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const head = '# Results\n\nWritten by `npm run bench`; each section tells its date and machine.\n';
  writeFileSync(
    join(root, 'bench', 'RESULTS.md'),
    [head, ...sections.map((name) => readFileSync(join(results, name), 'utf8'))].join('\n'),
  );
  say('bench/RESULTS.md is written.');
}
