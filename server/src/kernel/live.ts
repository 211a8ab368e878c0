// The live feed: the log is read once per company as it grows, and each listener gets what it may see.
import type { CompanyRecord } from './activity.ts';
import type { Database } from './database.ts';
import {
  type Cursor,
  type LoggedEvent,
  maySee,
  published,
  readAfter,
  readCursor,
  START,
  settled,
  writeCursor,
} from './events.ts';
import { type Principal, system } from './principal.ts';
import type { KernelTables } from './tables.ts';

export interface Listener {
  readonly principal: Principal;
  readonly send: (name: string, id: string, data: unknown) => void;
}

export interface Feed {
  /** Wakes the reader of a company; of all where it is empty. */
  wake(company: string): void;
  /** Adds a listener, first giving it what came after its last cursor. Answers how to remove it. */
  add(company: CompanyRecord, listener: Listener, lastCursor: string | undefined): Promise<() => void>;
  /** Tells every listener of a company something that is not in the log (the clock). */
  tell(company: string, name: string, data: unknown): void;
  stop(): void;
}

interface Tail {
  readonly company: string;
  readonly listeners: Set<Listener>;
  cursor: Cursor;
  reading: boolean;
  again: boolean;
}

export const makeFeed = (database: Database, log: (line: string) => void): Feed => {
  const tails = new Map<string, Tail>();
  const read = <T>(company: string, work: (tx: never) => Promise<T>): Promise<T> =>
    database.as<KernelTables, T>(system('platform'), company, (tx) => work(tx as never));
  const pump = async (tail: Tail): Promise<void> => {
    if (tail.reading) {
      tail.again = true;
      return;
    }
    tail.reading = true;
    try {
      do {
        tail.again = false;
        const events = await read(tail.company, (tx) => readAfter(tx, tail.cursor, 500));
        for (const event of events) deliver(tail, event);
        const last = events.at(-1);
        if (last) tail.cursor = last;
        if (events.length === 500) tail.again = true;
      } while (tail.again);
    } catch (error) {
      log(`live feed waits: ${(error as Error).message}`);
    } finally {
      tail.reading = false;
    }
  };
  // The wake-up comes at commit, when an older transaction may still be open: look again shortly.
  const look = (tail: Tail): void => {
    void pump(tail);
    setTimeout(() => void pump(tail), 60).unref();
    setTimeout(() => void pump(tail), 400).unref();
  };
  const slow = setInterval(() => {
    for (const tail of tails.values()) if (tail.listeners.size) void pump(tail);
  }, 2000);
  slow.unref();
  return {
    wake: (company) => {
      for (const tail of tails.values())
        if (tail.listeners.size && (company === '' || tail.company === company)) look(tail);
    },
    add: async (company, listener, lastCursor) => {
      const tail = tails.get(company.id) ?? {
        company: company.id,
        listeners: new Set<Listener>(),
        cursor: START,
        reading: false,
        again: false,
      };
      tails.set(company.id, tail);
      if (tail.listeners.size === 0) tail.cursor = await read(company.id, newest);
      const after = readCursor(lastCursor);
      if (after) {
        const missed = await read(company.id, (tx) => readAfter(tx, after, 2000));
        for (const event of missed) if (isNotAfter(event, tail.cursor)) give(listener, event);
      }
      tail.listeners.add(listener);
      return () => tail.listeners.delete(listener);
    },
    tell: (company, name, data) => {
      for (const listener of tails.get(company)?.listeners ?? []) listener.send(name, '', data);
    },
    stop: () => clearInterval(slow),
  };
};

const newest = async (tx: never): Promise<Cursor> => {
  const row = await (tx as import('./database.ts').Tx<KernelTables>)
    .selectFrom('kernel.events')
    .select(['xid', 'seq'])
    .where(settled)
    .orderBy('xid', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? START;
};

const isNotAfter = (event: Cursor, cursor: Cursor): boolean => {
  const [a, b] = [BigInt(event.xid), BigInt(cursor.xid)];
  return a < b || (a === b && event.seq <= cursor.seq);
};

const give = (listener: Listener, event: LoggedEvent): void => {
  if (maySee(listener.principal, event)) listener.send('event', writeCursor(event), published(event));
};

const deliver = (tail: Tail, event: LoggedEvent): void => {
  for (const listener of tail.listeners) give(listener, event);
};
