// Decides how checks and test stages are run and what of them is counted.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { say, seconds } from './say.mjs';

export const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

/** Runs a program of Node to its end. With `quiet` its output is kept and returned instead of shown. */
function node(args, { env = {}, quiet = false } = {}) {
  return new Promise((done) => {
    const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** A check that passes when its program ends with 0; what it said is shown when it does not. */
export async function check(name, args) {
  const begin = performance.now();
  const { code, output } = await node(args, { quiet: true, env: { NO_COLOR: '1', FORCE_COLOR: '0' } });
  say(`${code === 0 ? 'passed' : 'failed'}: ${name} (${seconds(begin)} s)`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n`);
  return [{ file: 'checks', name, state: code === 0 ? 'passed' : 'failed' }];
}

/** Runs one stage of vitest (see vitest.config.ts); resolves to its tests, or to one failure when it told nothing. */
export async function vitest(stage, { filters = [], env = {}, long = false } = {}) {
  const file = join(results, `${stage}.json`);
  rmSync(file, { force: true });
  const { code } = await node(
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${join(root, 'scripts', 'lib', 'vitest-reporter.mjs')}`,
      ...(filters.length ? ['--passWithNoTests'] : []),
      ...filters,
    ],
    { env: { ...env, ONELOT_STAGE: stage, ONELOT_RESULTS: file, ONELOT_LONG: long ? '1' : '', NODE_ENV: 'test' } },
  );
  const tests = read(file);
  if (!tests.length && !filters.length)
    tests.push({ file: stage, name: `the stage "${stage}" ran no test`, state: 'failed' });
  const told = tests.some(({ state }) => state === 'failed');
  if (code !== 0 && !told)
    tests.push({ file: stage, name: `the stage "${stage}" ended with code ${code}`, state: 'failed' });
  return tests;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

export const counted = (tests, state) => tests.filter((test) => test.state === state);
