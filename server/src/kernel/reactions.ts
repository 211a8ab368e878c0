// Activities hear each other: each reads the log at its own cursor, and the cursor moves in the transaction of the effect.
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ActivityModule, CompanyRecord, Context, Reaction } from './activity.ts';
import { type House, inCompany } from './context.ts';
import type { Tx } from './database.ts';
import { type LoggedEvent, readAfter } from './events.ts';
import { system } from './principal.ts';
import type { KernelTables } from './tables.ts';

const BATCH = 50;
/** Failures in a row after which an event is set aside, so that the ones behind it move on; it can be tried again by hand. */
const PARK_AFTER = 8;

export interface Reactor {
  /** Wakes the readers of a company; of all where it is empty. */
  wake(company: string): void;
  /** Resolves once every reader has read all that was committed when it was called. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** `busy`: another reader has the cursor at this moment. */
type Step = 'idle' | 'moved' | 'failed' | 'busy';

export const startReactor = (
  house: House,
  modules: readonly ActivityModule[],
  companies: () => Promise<readonly CompanyRecord[]>,
): Reactor => {
  const readers = modules.filter((module) => module.reactions.length > 0);
  let stopped = false;
  let dirty = true;
  let alarm: (() => void) | undefined;
  const wake = (): void => {
    dirty = true;
    alarm?.();
  };
  const loop = async (module: ActivityModule, company: CompanyRecord): Promise<Step> => {
    let last: Step = 'idle';
    for (let round = 0; round < 200 && !stopped; round += 1) {
      const step = await readBatch(house, module, company).catch((error): Step => {
        if (!stopped) house.log(`${module.activity} cannot read its events: ${error.message}`);
        return 'failed';
      });
      if (step !== 'moved') return step === 'idle' ? last : step;
      last = step;
    }
    return last;
  };
  const sweep = async (): Promise<Step[]> => {
    const steps = await Promise.all(
      (await companies()).map((company) => Promise.all(readers.map((module) => loop(module, company)))),
    );
    return steps.flat();
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      dirty = false;
      const steps = await sweep().catch((error): Step[] => {
        if (!stopped) house.log(`reactions wait: ${error.message}`);
        return [];
      });
      const moved = steps.includes('moved');
      // An event of a transaction that was still open is readable a moment later: look again soon, then at leisure.
      if (!moved && !dirty) {
        await Promise.race([wait(700, undefined, { ref: false }), new Promise<void>((resolve) => (alarm = resolve))]);
        await wait(2);
      }
    }
  };
  const running = run();
  return {
    wake,
    settle: async () => {
      for (let quiet = 0; quiet < 3; ) {
        const steps = await sweep();
        quiet = steps.includes('moved') || steps.includes('busy') ? 0 : quiet + 1;
        if (quiet < 3) await wait(15);
      }
    },
    stop: async () => {
      stopped = true;
      alarm?.();
      await running;
    },
  };
};

/** Reads on behalf of one activity; several processes may try, one at a time gets the cursor. */
const readBatch = (house: House, module: ActivityModule, company: CompanyRecord): Promise<Step> => {
  const own = module.activity;
  return inCompany(house, company, system(own), own, async (context) => {
    const tx = context.db as Tx<KernelTables>;
    const cursor = await lockCursor(tx, own);
    if (!cursor) return 'busy';
    if (cursor.retry_at && cursor.retry_at > context.wall) return 'idle';
    const events = await readAfter(tx, cursor, BATCH, [
      ...new Set(module.reactions.map((reaction) => reaction.event.type)),
    ]);
    if (events.length === 0) return 'idle';
    for (const event of events) {
      const fault = await react(context, tx, module.reactions, event);
      if (fault) return noteFault(house, tx, own, cursor.failures, event, fault, context.wall);
      await moveCursor(tx, own, event);
    }
    return 'moved';
  });
};

const lockCursor = async (tx: Tx<KernelTables>, reader: string) => {
  await sql`insert into kernel.cursors (reader) values (${reader}) on conflict do nothing`.execute(tx);
  return tx
    .selectFrom('kernel.cursors')
    .selectAll()
    .where('reader', '=', reader)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
};

const moveCursor = (tx: Tx<KernelTables>, reader: string, event: LoggedEvent) =>
  tx
    .updateTable('kernel.cursors')
    .set({ xid: event.xid, seq: event.seq, failures: 0, error: null, retry_at: null })
    .where('reader', '=', reader)
    .execute();

/** The effect of one event within a savepoint: what it half did is undone where it fails. Answers the fault in words. */
const react = async (
  context: Context,
  tx: Tx<KernelTables>,
  reactions: readonly Reaction[],
  event: LoggedEvent,
): Promise<string | undefined> => {
  await sql`savepoint reaction`.execute(tx);
  try {
    for (const reaction of reactions) {
      if (reaction.event.type === event.type) await reaction.run(context, event.data as never, event);
    }
    await sql`release savepoint reaction`.execute(tx);
    return undefined;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '40001' || code === '40P01') throw error;
    await sql`rollback to savepoint reaction`.execute(tx);
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
};

const noteFault = async (
  house: House,
  tx: Tx<KernelTables>,
  reader: string,
  failures: number,
  event: LoggedEvent,
  fault: string,
  wall: Date,
): Promise<Step> => {
  house.log(`${reader} failed on ${event.type} (${failures + 1}): ${fault}`);
  if (failures + 1 >= PARK_AFTER) {
    await tx
      .insertInto('kernel.parked')
      .values({ reader, event_id: event.id, error: fault.slice(0, 2000) } as never)
      .execute();
    await moveCursor(tx, reader, event);
    return 'moved';
  }
  const retry = new Date(wall.getTime() + 250 * 2 ** failures);
  await tx
    .updateTable('kernel.cursors')
    .set({ failures: failures + 1, error: fault.slice(0, 2000), retry_at: retry })
    .where('reader', '=', reader)
    .execute();
  return 'failed';
};
