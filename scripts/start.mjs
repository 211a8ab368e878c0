// Decides what one command does on a fresh machine: install, build, start the server and the demo world, and stop them again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { checkNode, install } from './lib/install.mjs';
import { health, howItEnded, portIsFree, startProgram, stopProgram, waitForHealth } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { fail, say } from './lib/say.mjs';

const port = Number(process.env.PORT || 4000);
const url = `http://localhost:${port}`;
const programs = [];
let stopping = false;

checkNode();
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  fail(`PORT is "${process.env.PORT}"; it must be a number from 1 to 65535.`);
if (!(await portIsFree(port))) fail(await whoHasThePort());
await install();
await build().catch(({ message }) => fail(message));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
await run();

async function run() {
  const env = { PORT: String(port), ONELOT_DATA: process.env.ONELOT_DATA || join(root, '.onelot') };
  say(`Starting the server; its data is in ${env.ONELOT_DATA}.`);
  const server = startProgram('server', { env });
  programs.push(server);
  server.ended.then((end) =>
    stop(
      end.code || 1,
      `The server ended: ${howItEnded(end)}. What it said last stands above. The data is kept; npm start begins again.`,
    ),
  );
  const up = await waitForHealth(url, server, { waiting: () => say('The server is still starting.') });
  if (!up) return server.over || stop(1, 'The server did not become healthy within five minutes.');
  startWorld();
  say(`onelot is ready: ${url}   (Ctrl-C stops it)`);
}

/** The demo world is an outsider: a process of its own that knows nothing but the address. */
function startWorld() {
  if (process.env.ONELOT_WORLD === 'off') return say('The demo world is off (ONELOT_WORLD=off).');
  if (!existsSync(join(root, 'dist', 'world.mjs'))) return;
  const world = startProgram('world', { env: { ONELOT_URL: url } });
  programs.unshift(world);
  world.ended.then(
    (end) =>
      stopping ||
      say(
        `The demo world ended: ${howItEnded(end)}. Everything else runs on without it. Begin it again: npx --no-install onelot world --url ${url}`,
      ),
  );
}

async function whoHasThePort() {
  const answer = await health(url);
  return answer?.headers.get('x-onelot')
    ? `onelot already runs at ${url}.`
    : `Port ${port} is used by another program. Choose another one, for example: PORT=${port + 1} npm start`;
}

/** Stops the world before the server it talks to. Asked a second time, it does not wait any longer. */
async function stop(code, sentence) {
  if (stopping) {
    for (const { child } of programs) child.kill('SIGKILL');
    return;
  }
  stopping = true;
  if (sentence) process.stderr.write(`\n${sentence}\n`);
  else say('Stopping.');
  for (const program of programs) await stopProgram(program);
  if (!sentence) say('Stopped. The data is kept.');
  process.exit(code);
}
