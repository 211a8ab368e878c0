// Decides how the programs are started, waited for and stopped, so that none is left behind.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './root.mjs';

const isWindows = process.platform === 'win32';

/**
 * Starts dist/<name>.mjs. The channel to it is its lifeline: when we die, however that happens, it sees the channel close
 * ("disconnect") and stops. A group of its own lets Ctrl-C reach us alone, so that we can stop things in order.
 */
export function startProgram(name, { args = [], env = {}, output = 'inherit' } = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', `${name}.mjs`), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
    detached: !isWindows,
    windowsHide: true,
  });
  const ended = new Promise((done) => {
    child.once('error', (error) => done({ code: 1, error }));
    child.once('exit', (code, signal) => done({ code: code ?? 1, signal }));
  });
  const program = { name, child, ended, over: false };
  ended.then(() => {
    program.over = true;
  });
  return program;
}

/** How a program ended, as the end of a sentence: with its exit code, or by which signal. */
export const howItEnded = ({ code, signal, error }) => {
  if (error) return `it could not be started (${error.message})`;
  if (signal === 'SIGKILL') return 'by signal SIGKILL, as the system does when memory runs out';
  return signal ? `by signal ${signal}` : `with exit code ${code}`;
};

/** Asks the program to end, insists after `milliseconds`, and returns when it is gone. */
export async function stopProgram({ child, ended, over }, milliseconds = 40_000) {
  if (over) return;
  if (isWindows) child.disconnect();
  else child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await ended;
  clearTimeout(force);
}

/** Waits until `<url>/healthz` answers 200. False when the program ended first or the time ran out. */
export async function waitForHealth(url, program, { milliseconds = 300_000, waiting = () => {} } = {}) {
  const begin = performance.now();
  let told = begin;
  while (!program.over && performance.now() - begin < milliseconds) {
    const answer = await health(url);
    if (answer?.status === 200) return true;
    if (performance.now() - told > 10_000) {
      told = performance.now();
      waiting();
    }
    await pause(150);
  }
  return false;
}

export const health = (url) => fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);

/** True when nothing listens on this port on any of the addresses of this machine. */
export const portIsFree = (port) =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    probe.listen(port, () => probe.close(() => done(true)));
  });

export const freePort = () =>
  new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', refuse);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
