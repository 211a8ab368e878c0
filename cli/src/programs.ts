// Starting the server or the demo world: as programs of their own that stop with this one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, text } from './arguments.ts';
import { cannot, type ExitCode, type Io, wrong } from './io.ts';

/** Runs dist/<name>.mjs to its end and answers its exit code. */
const run = async (io: Io, name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const file = join(import.meta.dirname, `${name}.mjs`);
  if (!existsSync(file)) cannot(`${file} is not built. Run: npm run build`);
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: io.cwd,
    env: { ...io.env, ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('exit', (exit, signal) => done(signal ? 0 : (exit ?? 1)));
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  return code === 0 || code === 2 ? code : 3;
};

export const serve = (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const { values } = read(args, { port: text, data: text });
  if (values.port !== undefined && !/^\d{1,5}$/.test(values.port))
    wrong(`--port is "${values.port}"; it must be a number from 1 to 65535.`);
  return run(io, 'server', [], {
    ...(values.port ? { PORT: values.port } : {}),
    ...(values.data ? { ONELOT_DATA: values.data } : {}),
  });
};

/** The world reads its own options and says what is wrong with them. */
export const world = (io: Io, args: readonly string[]): Promise<ExitCode> => run(io, 'world', args, {});
