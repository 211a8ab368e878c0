// Decides how the built-in PostgreSQL is made, started, found again and stopped, so that no one has to install one.
import { execFile, spawn } from 'node:child_process';
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Engine, program, type RunAs, readyEngine, unprivileged } from './embedded-engine.ts';
import { type Memory, recall, remember, takeTurn } from './embedded-memory.ts';
import { databasePlace } from './embedded-place.ts';
import { alive, isPostmaster, readPostmaster } from './embedded-postmaster.ts';

const run = promisify(execFile);
const database = 'onelot';
const patience = 60_000;

export type Log = (line: string) => void;

export type EmbeddedDatabase = {
  /** Address of the database with the rights of its owner; keep it inside the server. */
  url: string;
  /** Port on 127.0.0.1. */
  port: number;
  /** Stops the database, unless another living process of ours uses the same folder. */
  stop(): Promise<void>;
};

type Site = { place: string; cluster: string; engine: Engine; user: RunAs; memory: Memory; log: Log };

/**
 * Starts the PostgreSQL of this data folder, or takes up the one that a killed process left running.
 * Throws with a sentence for people when that cannot be done.
 */
export async function startEmbedded(dataDir: string, log: Log): Promise<EmbeddedDatabase> {
  const user = await unprivileged();
  const place = await databasePlace(resolve(dataDir), user, log);
  const release = await takeTurn(join(place, 'starting'));
  try {
    const engine = await readyEngine(user, place, log);
    const site: Site = { place, cluster: join(place, 'postgres'), engine, user, log, memory: await recall(place) };
    await makeCluster(site);
    if (!(await reuse(site))) await launch(site);
    await makeDatabase(site);
    await mkdir(join(place, 'users'), { recursive: true });
    await writeFile(join(place, 'users', String(process.pid)), '');
    return { url: address(site, database), port: site.memory.port, stop: () => stop(site) };
  } finally {
    await release();
  }
}

const address = ({ memory }: Site, name: string): string =>
  `postgres://postgres:${memory.password}@127.0.0.1:${memory.port}/${name}`;

/** Makes the database cluster beside its place and moves it there when it is whole: a broken-off start leaves none. */
async function makeCluster({ place, cluster, engine, user, memory, log }: Site): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const major = engine.version.split('.')[0];
  if (version?.trim() === major) return;
  if (version) {
    throw new Error(
      `The data in ${cluster} was written by PostgreSQL ${version.trim()}; this release runs ${major}. Back up with the older release, then restore with this one.`,
    );
  }
  log('Making the database.');
  const draft = join(place, 'postgres.new');
  const secret = join(place, 'postgres.secret');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(secret, `${memory.password}\n`, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [draft, secret]) await chown(path, user.uid, user.gid ?? user.uid);
  const flags = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  // The built-in locale sorts alike on every system, so an index made here is right anywhere.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  await run(program(engine, 'initdb'), [`--pgdata=${draft}`, ...flags, ...locale], {
    ...user,
    cwd: draft,
    env: environment(),
  }).catch((error: { stderr?: string; message: string }) => {
    const said = (error.stderr || error.message).trim();
    const hint = said.includes('effective user ID')
      ? ' PostgreSQL runs only as a user that has an account on this system; use one, or set DATABASE_URL.'
      : '';
    throw new Error(`The database could not be made in ${draft}: ${said}${hint}`);
  });
  await rm(secret, { force: true });
  await rename(draft, cluster);
}

/** Settings of a PostgreSQL of the surroundings must not leak into ours. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
  TZ: 'UTC',
});

/** Takes up a living server of this folder; one that does not answer is stopped. True when one was taken up. */
async function reuse(site: Site): Promise<boolean> {
  const found = await readPostmaster(site.cluster);
  if (!found) return false;
  if (!(await isPostmaster(found.pid))) {
    // Its number may since have been given to another program: PostgreSQL would then refuse to start.
    await rm(join(site.cluster, 'postmaster.pid'), { force: true });
    return false;
  }
  site.memory.port = found.port;
  if (await answers(site, 15_000, () => alive(found.pid))) {
    await remember(site.place, site.memory);
    site.log('The database was still running and is used again.');
    return true;
  }
  site.log('A database server that no longer answers is stopped.');
  await halt(site, found.pid);
  return false;
}

async function launch(site: Site): Promise<void> {
  site.memory.port = await freePort(site.memory.port);
  await remember(site.place, site.memory);
  const failures: string[] = [];
  // Children of a killed server hold its shared memory for a moment; PostgreSQL then refuses and is asked again.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const failure = await launchOnce(site);
    if (failure === undefined) return;
    failures.push(failure);
    if (!/still in use|shared memory block/.test(failure)) break;
    await pause(500);
  }
  throw new Error(`The database did not start: ${failures.at(-1)}`);
}

/** Starts the server once; undefined when it answers, else the end of its log. */
async function launchOnce({ place, cluster, engine, user, memory, ...rest }: Site): Promise<string | undefined> {
  const logFile = join(place, 'postgres.log');
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 10_000_000) await truncate(logFile);
  const from = size > 10_000_000 ? 0 : size;
  const output = await open(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C reaches our process only, which then stops the database last.
  const child = spawn(program(engine, 'postgres'), ['-D', cluster, '-p', String(memory.port), ...settings()], {
    ...user,
    cwd: cluster,
    env: environment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  await output.close();
  const site: Site = { place, cluster, engine, user, memory, ...rest };
  if (await answers(site, patience, () => !ended)) return undefined;
  if (!ended && child.pid) await halt(site, child.pid);
  const tail = (await readFile(logFile)).subarray(from).toString('utf8').trim();
  return tail || 'the server ended without a word';
}

/** fsync stays on: an acknowledged order must survive a power cut. */
function settings(): string[] {
  const megabytes = Math.min(1024, Math.max(128, Math.floor(totalmem() / 2 ** 20 / 8)));
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${megabytes}MB`,
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: 'on',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function freePort(wanted: number): Promise<number> {
  const attempt = (port: number): Promise<number | undefined> =>
    new Promise((done) => {
      const probe = createServer();
      probe.once('error', () => done(undefined));
      probe.listen(port, '127.0.0.1', () => {
        const { port: got } = probe.address() as { port: number };
        probe.close(() => done(got));
      });
    });
  const port = (wanted ? await attempt(wanted) : undefined) ?? (await attempt(0));
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1 for the database.');
  return port;
}

/** Waits until this folder's own server accepts us. A stranger on the port, or a wrong password, is a no. */
async function answers(site: Site, milliseconds: number, worthWaiting: () => boolean): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (worthWaiting() && performance.now() < end) {
    const client = new pg.Client({ connectionString: address(site, 'postgres'), connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
      return resolve(rows[0]?.folder ?? '') === site.cluster;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false;
      await pause(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

async function makeDatabase(site: Site): Promise<void> {
  const client = new pg.Client({ connectionString: address(site, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function stop(site: Site): Promise<void> {
  const users = join(site.place, 'users');
  await rm(join(users, String(process.pid)), { force: true });
  for (const name of await readdir(users).catch(() => [] as string[])) {
    if (alive(Number(name))) return;
    await rm(join(users, name), { force: true });
  }
  const found = await readPostmaster(site.cluster);
  if (found && (await isPostmaster(found.pid))) await halt(site, found.pid);
}

/** Fast shutdown (open work is rolled back), then harder; returns when the process is gone. */
async function halt({ engine, cluster }: Site, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(program(engine, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], { env: environment() });
    return;
  }
  for (const [signal, milliseconds] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    if (!alive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < milliseconds && alive(pid); waited += 25) await pause(25);
  }
}
