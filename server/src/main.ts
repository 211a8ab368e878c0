// Starts the platform: database, migrations, activities, reactions, timers, the border, and says where it is.
import { serve } from '@hono/node-server';
import { ACTIVITY_MODULES } from './activities/index.ts';
import { makeBroker } from './kernel/broker.ts';
import { readConfig } from './kernel/config.ts';
import { startServer } from './kernel/server.ts';

const config = readConfig();
const log = (line: string): void => {
  if (!config.quiet) process.stdout.write(`${line}\n`);
};

const running = await startServer({ config, modules: ACTIVITY_MODULES, log, serve, makeBroker }).catch(
  (error: Error) => {
    process.stderr.write(`onelot could not start: ${error.message}\n`);
    process.exit(1);
  },
);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await running.stop();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// Started by a launcher that died: nobody else would stop us.
process.on('disconnect', stop);
