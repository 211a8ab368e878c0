// What a scanned code means: the address on a job card, an operation, an order's number, a product's identifier.
import { type Client, platform, production } from '@onelot/contracts';
import { isOpen } from './pick.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

export interface Scanned {
  /** Record ids in the code, as they stand. */
  readonly ids: readonly string[];
  /** What is left to search by: a number or an identifier. */
  readonly text: string;
}

/** Takes an address apart: the last part of its path, and any id in it. */
export const readScan = (code: string): Scanned => {
  const plain = code.trim();
  const ids = (plain.match(UUID) ?? []).map((id) => id.toLowerCase());
  if (!/^https?:\/\//i.test(plain)) return { ids, text: plain };
  try {
    const path = new URL(plain).pathname.split('/').filter(Boolean);
    return { ids, text: decodeURIComponent(path.at(-1) ?? '') };
  } catch {
    return { ids, text: plain };
  }
};

export interface Found {
  readonly workCenter: string;
  readonly operation: string;
}

/** The first operation of an order that is not done: that is where its card belongs now. */
const openOf = async (client: Client, order: string): Promise<Found | undefined> => {
  const operations = await client.call(production.orderOperations, { order });
  const open = operations
    .filter(({ state }) => state === 'planned' || state === 'started')
    .sort((a, b) => a.sequence - b.sequence)[0];
  return open && { workCenter: open.workCenter, operation: open.id };
};

const quietly = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);

/** Finds the open operation that a code belongs to; undefined where nothing here answers to it. */
export const findJob = async (client: Client, code: string): Promise<Found | undefined> => {
  const { ids, text } = readScan(code);
  for (const id of ids) {
    const job = await quietly(client.call(production.getOperation, { operation: id }));
    if (job && isOpen(job)) return { workCenter: job.workCenter, operation: job.id };
    // The card names a step that is done: the order's next one is meant.
    const found = await quietly(openOf(client, job?.order ?? id));
    if (found) return found;
  }
  if (!text) return undefined;
  const hits = (await quietly(client.call(platform.search, { q: text.slice(0, 100) }))) ?? [];
  for (const hit of hits.slice(0, 5)) {
    const order = hit.href.match(UUID)?.[0] ?? hit.id;
    const found = await quietly(openOf(client, order));
    if (found) return found;
  }
  return undefined;
};
