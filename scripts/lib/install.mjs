// Decides whether the packages that the lockfile names are there, and gets them when they are not.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { fail, say } from './say.mjs';

/** Node versions that this release runs on; the same as "engines" in package.json. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) fail(`onelot needs Node 20.19, 22.12, 24 or later; this is ${version}. Get one at https://nodejs.org.`);
}

const lockfile = () => readFileSync(join(root, 'package-lock.json'), 'utf8');
const stampFile = () => join(root, 'node_modules', '.onelot-installed');
const hash = (text) => createHash('sha256').update(text).digest('hex');

function isInstalled() {
  try {
    if (readFileSync(stampFile(), 'utf8') === hash(lockfile())) return true;
    // Installed by hand: npm notes what it put there. Only parts for other systems may be missing.
    const there = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(JSON.parse(lockfile()).packages).every(
      ([path, wanted]) =>
        !path.includes('node_modules/') ||
        wanted.link ||
        (there[path] ? there[path].version === wanted.version : wanted.optional === true),
    );
  } catch {
    return false;
  }
}

// "npm install" and not "npm ci": the latter refuses a lockfile that lacks an optional part of some other system, which a
// registry may not have. Versions and checksums come from the lockfile either way, and --no-save leaves it as it is.
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs when the lockfile changed since the last time. Install scripts stay off: no part needs one. */
export async function install() {
  if (!existsSync(join(root, 'package-lock.json'))) fail('package-lock.json is missing: clone the project again.');
  if (!isInstalled()) {
    const total = Object.keys(JSON.parse(lockfile()).packages).length;
    say(`Installing about ${total} packages. The first time this takes a minute or two.`);
    const progress = setInterval(() => say(`Installing: ${countPackages()} packages are there.`), 5_000);
    const code = await npm([
      'install',
      '--no-save',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      ...quiet,
    ]);
    clearInterval(progress);
    if (code !== 0)
      fail(
        'The packages could not be installed; the reason stands above. Is there a connection to the package registry?',
      );
    say('The packages are installed.');
  }
  writeFileSync(stampFile(), hash(lockfile()));
}

/** Runs the npm that called us, or the one on the path, in the project folder. Resolves to its exit code. */
function npm(args) {
  const [command, first] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []];
  // Without NODE_ENV=production, or npm would leave out what the build needs.
  const env = { ...process.env, NODE_ENV: '' };
  return new Promise((done) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      shell,
    });
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}

function countPackages() {
  const list = (folder) => {
    try {
      return readdirSync(folder).filter((name) => !name.startsWith('.'));
    } catch {
      return [];
    }
  };
  const modules = join(root, 'node_modules');
  return list(modules).reduce((sum, name) => sum + (name.startsWith('@') ? list(join(modules, name)).length : 1), 0);
}
