// Starts the demo world: a process of its own that reaches the platform only through its published interface.
import { makeLog } from './ground/log.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Running, startWorld } from './world.ts';

const RETRY_MS = 3000;
const log = makeLog((line) => process.stdout.write(`${line}\n`));

const settingsOrEnd = (): Settings => {
  try {
    return readSettings(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`world: ${(error as Error).message}\n`);
    process.exit(2);
  }
};

const settings = settingsOrEnd();
let running: Running | undefined;
let stopping = false;

const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  // A server that is gone must not hold up the end.
  setTimeout(() => process.exit(0), 3000).unref();
  await running?.stop();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// Started by a launcher that died: nobody else would stop us.
process.on('disconnect', stop);

while (!stopping && !running) {
  running = await startWorld(settings, log).catch((error) => {
    log.problem(`waits for ${settings.company} at ${settings.url}`, error);
    return undefined;
  });
  if (!running) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}
