// Decides what is built from which sources, and when building again is needed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root } from './root.mjs';
import { say, seconds } from './say.mjs';

const mains = { server: 'server/src/main.ts', onelot: 'cli/src/main.ts', world: 'world/src/main.ts' };
const sources = ['packages', 'server', 'cli', 'world', 'web', 'scripts/lib', 'tsconfig.json', 'package-lock.json'];
const passedOver = /^(node_modules|dist|test|test-results)$|\.test\.tsx?$/;

/** All files below a path that the build reads, with their size and time. */
export function* filesBelow(path, skip = passedOver) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) yield { path, size: found.size, time: found.mtimeMs };
  else for (const name of readdirSync(path).sort()) if (!skip.test(name)) yield* filesBelow(join(path, name), skip);
}

function fingerprint() {
  const sum = createHash('sha256').update(process.version);
  for (const source of sources)
    for (const { path, size, time } of filesBelow(join(root, source)))
      sum.update(`${relative(root, path)} ${size} ${time}\n`);
  return sum.digest('hex');
}

/** Builds dist/ unless it already holds what these sources give; `always` builds in any case. Throws a sentence. */
export async function build({ always = false } = {}) {
  const stamp = join(root, 'dist', '.stamp');
  const now = fingerprint();
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const begin = performance.now();
  say('Building.');
  rmSync(stamp, { force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  const results = await Promise.allSettled([buildPrograms(), buildWeb()]);
  const failed = results.filter(({ status }) => status === 'rejected');
  if (failed.length) throw new Error(`The build failed: ${failed.map(({ reason }) => reason.message).join('\n')}`);
  writeFileSync(stamp, now);
  say(`Built in ${seconds(begin)} s.`);
}

/** One file a program and a worker: dist/server.mjs, dist/onelot.mjs, dist/world.mjs, dist/<name>.worker.mjs. */
async function buildPrograms() {
  const begin = performance.now();
  const names = await bundlePrograms(Object.keys(mains).filter((name) => wanted(name, mains[name])));
  say(`Programs (${names.join(', ')}) in ${seconds(begin)} s.`);
}

/** Builds these programs and the workers beside them; answers all their names. */
export async function bundlePrograms(programs) {
  const entryPoints = Object.fromEntries(programs.map((name) => [name, mains[name]]));
  for (const name of programs)
    for (const { path } of filesBelow(dirname(join(root, mains[name]))))
      if (path.endsWith('.worker.ts')) entryPoints[basename(path, '.ts')] = path;
  await bundle(entryPoints);
  return Object.keys(entryPoints).sort();
}

/** Bundles files into dist/, one each, our own packages inside. */
export async function bundle(entryPoints) {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    conditions: ['onelot:source'],
    plugins: [ownPackagesInside],
    logLevel: 'warning',
  });
}

function wanted(name, path) {
  if (existsSync(join(root, path))) return true;
  if (name === 'server') throw new Error(`${path} is missing.`);
  say(`${path} does not exist, so ${name} is not built.`);
  return false;
}

/** Our own packages go into the bundle, all others stay where npm put them. */
const ownPackagesInside = {
  name: 'own-packages-inside',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@onelot/') || /^[A-Za-z]:[\\/]/.test(path)
        ? undefined
        : { path, external: true },
    );
  },
};

async function buildWeb() {
  if (!existsSync(join(root, 'web', 'index.html')))
    return say('web/index.html does not exist, so no screens are built.');
  const begin = performance.now();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    vite,
    'build',
    join(root, 'web'),
    '--outDir',
    join(root, 'dist', 'web'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const code = await new Promise((done) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    spawn(process.execPath, args, { cwd: join(root, 'web'), stdio: ['ignore', 'inherit', 'inherit'], env })
      .once('error', () => done(1))
      .once('exit', done);
  });
  if (code !== 0) throw new Error('The screens (web/) could not be built; the reason stands above.');
  say(`Screens in ${seconds(begin)} s.`);
}
