// Decides in which folder the embedded database keeps its data when the wanted one is closed to its user.
import { createHash } from 'node:crypto';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { may, type RunAs } from './embedded-engine.ts';

const elsewhere = '/var/lib/onelot';

/**
 * The data folder itself wherever possible. Root's database runs as another user, who must be able to walk to it: a folder
 * below a closed one (such as root's home) gets a named place under /var/lib/onelot instead, which is said and noted.
 */
export async function databasePlace(dataDir: string, user: RunAs, log: (line: string) => void): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  if (user.uid === undefined) return dataDir;
  await openForWalking(dataDir);
  if (await may(user, 'execute', [dataDir])) return dataDir;
  const name = `${basename(dataDir).replace(/^\.+/, '')}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const place = join(elsewhere, name);
  await mkdir(place, { recursive: true, mode: 0o711 });
  await openForWalking(elsewhere);
  await openForWalking(place);
  if (!(await may(user, 'execute', [place]))) {
    throw new Error(
      `PostgreSQL refuses to run as root and its user can enter neither ${dataDir} nor ${place}. Set ONELOT_DATA to a folder that all may enter, or start as another user.`,
    );
  }
  await writeFile(join(dataDir, 'database-is-in.txt'), `${place}\n`);
  log(`The database lies in ${place}: PostgreSQL refuses to run as root, and its user may not enter ${dataDir}.`);
  return place;
}

async function openForWalking(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o7777) | 0o011);
}
