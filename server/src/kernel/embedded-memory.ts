// Decides what is kept between two starts of the embedded database, and who may start it when several want to.
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { alive } from './embedded-postmaster.ts';

const patience = 60_000;

/** What is remembered between two starts, in a file only its owner may read. */
export type Memory = { port: number; password: string };

/** One process at a time decides about a data folder; a lock whose holder is dead counts for nothing. */
export async function takeTurn(lock: string): Promise<() => Promise<void>> {
  for (let waited = 0; waited < patience; waited += 100) {
    const file = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (file) {
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    // An empty lock is one that is being written just now, unless it stays empty.
    if (holder ? !alive(holder) || holder === process.pid : waited > 2_000) await rm(lock, { force: true });
    else await pause(100);
  }
  throw new Error(`Another process has been starting this database for a minute. If none is, delete ${lock}.`);
}

export async function recall(place: string): Promise<Memory> {
  const file = join(place, 'postgres.json');
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Memory,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  const memory = kept ?? { port: 0, password: randomBytes(24).toString('hex') };
  if (!kept) await remember(place, memory);
  return memory;
}

export async function remember(place: string, memory: Memory): Promise<void> {
  const file = join(place, 'postgres.json');
  await writeFile(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
