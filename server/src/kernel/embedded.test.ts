// Shows that the embedded database keeps its rows over kills of its server and of the process that started it.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from './embedded.ts';
import { alive, readPostmaster } from './embedded-postmaster.ts';

let folder = '';
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onelot-embedded-'));
});
afterAll(async () => {
  await startEmbedded(folder, log).then((database) => database.stop());
  await rm(folder, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(text).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

const postmaster = async () => (await readPostmaster(join(folder, 'postgres')))!.pid;
const gone = async (pid: number) => {
  while (alive(pid)) await new Promise((done) => setTimeout(done, 20));
};

test('a row outlives a killed server, and the port stays', async () => {
  const first = await startEmbedded(folder, log);
  await query(first.url, 'create table kept (word text)');
  await query(first.url, `insert into kept values ('iron')`);
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  const second = await startEmbedded(folder, log);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'iron' }]);
  expect(second.port).toBe(first.port);
  await second.stop();
  expect(await readPostmaster(join(folder, 'postgres'))).toBeUndefined();
}, 60_000);

test('a killed process leaves its server running, and the next start uses it again', async () => {
  const module = fileURLToPath(new URL('./embedded.ts', import.meta.url));
  const bundle = join(folder, 'starter.mjs');
  const { build } = await import('esbuild');
  await build({
    entryPoints: [module],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The bundle lies outside the project, so the packages it needs are named by their addresses.
    plugins: [
      {
        name: 'packages',
        setup: (b) => b.onResolve({ filter: /^pg$/ }, () => ({ path: import.meta.resolve('pg'), external: true })),
      },
    ],
    footer: {
      js: `await startEmbedded(${JSON.stringify(folder)}, () => {}); console.log('up'); setInterval(() => {}, 1000);`,
    },
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
  });
  const child = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((done) => child.stdout.once('data', done));
  const left = await postmaster();
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  expect(alive(left)).toBe(true);
  const again = await startEmbedded(folder, log);
  expect(await postmaster()).toBe(left);
  expect(lines).toContain('The database was still running and is used again.');
  await again.stop();
  expect(alive(left)).toBe(false);
}, 60_000);

test('it listens on this machine only, keeps fsync on, and hides its password', async () => {
  const database = await startEmbedded(folder, log);
  const rows = await query<{ name: string; setting: string }>(
    database.url,
    `select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'max_connections') order by name`,
  );
  expect(rows.map(({ setting }) => setting)).toEqual(['on', '127.0.0.1', '200']);
  expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600);
  const { password } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8')) as { password: string };
  await expect(query(database.url.replace(password, 'guess'), 'select 1')).rejects.toThrow(/password authentication/);
  await database.stop();
}, 60_000);

test.runIf(process.getuid?.() === 0)(
  'root with a data folder in a closed home is given a named place',
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'onelot-home-'));
    await chmod(home, 0o700);
    const database = await startEmbedded(join(home, 'data'), log);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    const place = (await readFile(join(home, 'data', 'database-is-in.txt'), 'utf8')).trim();
    expect(lines.some((line) => line.startsWith(`The database lies in ${place}:`))).toBe(true);
    for (const path of [home, place]) await rm(path, { recursive: true, force: true });
  },
  60_000,
);

test.runIf(process.platform === 'linux')('an ended process that nobody has collected is not alive', async () => {
  // The shell becomes a sleep that never collects the child that it started as a shell.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(await new Promise<Buffer>((done) => parent.stdout.once('data', done)));
  expect(alive(pid)).toBe(true);
  await expect.poll(() => alive(pid)).toBe(false);
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill('SIGKILL');
});
