// Decides how the tests get a product of their own: a fresh data folder and free ports, and nothing left afterwards.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProgram, stopProgram, waitForHealth } from './processes.mjs';
import { results } from './run.mjs';

/**
 * Starts the server alone (no demo world) on a fresh data folder.
 * Resolves to { env, stop, log }: env holds ONELOT_URL and, for the embedded database, ONELOT_TEST_DATABASE (its owner's address).
 */
export async function startProduct() {
  const data = mkdtempSync(join(tmpdir(), 'onelot-test-'));
  const log = join(results, 'product.log');
  const output = openSync(log, 'w');
  const port = await freePort();
  const server = startProgram('server', {
    output,
    env: {
      PORT: String(port),
      ONELOT_DATA: data,
      ONELOT_WORLD: 'off',
      ONELOT_MQTT_PORT: String(await freePort()),
      DATABASE_URL: '',
    },
  });
  closeSync(output);
  const stop = () => end(server, data);
  const url = `http://localhost:${port}`;
  if (!(await waitForHealth(url, server, { milliseconds: 180_000 }))) {
    const said = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
    await stop();
    throw new Error(`The product did not start. Its last words (${log}):\n${said}`);
  }
  return { stop, log, env: { ONELOT_URL: url, ONELOT_TEST_DATABASE: ownerAddress(databasePlace(data)) } };
}

/** As root the database may lie elsewhere than in the data folder; a note there tells where. */
function databasePlace(data) {
  const note = join(data, 'database-is-in.txt');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : data;
}

function ownerAddress(place) {
  const { port, password } = JSON.parse(readFileSync(join(place, 'postgres.json'), 'utf8'));
  return `postgres://postgres:${password}@127.0.0.1:${port}/onelot`;
}

async function end(server, data) {
  await stopProgram(server, 20_000);
  const place = databasePlace(data);
  await endDatabase(join(place, 'postgres', 'postmaster.pid'));
  for (const folder of [place, data]) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A server that was killed leaves its database running; it is ended by the number that its own folder names. */
async function endDatabase(pidFile) {
  for (let tries = 0; existsSync(pidFile) && tries < 100; tries += 1) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    try {
      if (tries % 25 === 0) process.kill(pid, tries < 50 ? 'SIGINT' : 'SIGKILL');
    } catch {
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
