// How the database is reached: an owner that migrates, and a role that owns nothing under which everything else runs.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { activitiesOf, type Principal, partyIds } from './principal.ts';
import { attempts } from './retry.ts';

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text));

export type Tx<DB> = Transaction<DB>;

export interface Database {
  readonly pool: pg.Pool;
  /** Address with owner rights, for migrations only. */
  readonly ownerUrl: string;
  /** Runs `work` in one transaction as `principal` in `company`; serialisation failures and deadlocks are tried again. */
  as<DB, T>(principal: Principal, company: string | null, work: (tx: Tx<DB>) => Promise<T>): Promise<T>;
  /** Calls `heard` with the company id whenever its log grew; returns how to stop. */
  listen(heard: (company: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export const APP_ROLE = 'onelot_app';

export interface Acting {
  readonly company: string | null;
  readonly parties: readonly string[];
  readonly activities: readonly string[];
}

/** Row-level security reads who acts from these settings; they end with the transaction. */
export const actAs = async <DB>(tx: Tx<DB>, acting: Acting): Promise<void> => {
  await sql`select set_config('onelot.company', ${acting.company ?? ''}, true),
                   set_config('onelot.parties', ${acting.parties.join(',')}, true),
                   set_config('onelot.activities', ${acting.activities.join(',')}, true)`.execute(tx);
};

export const actingOf = (principal: Principal, company: string | null): Acting => ({
  company,
  parties: partyIds(principal),
  activities:
    principal.kind === 'system' && principal.installation
      ? [...activitiesOf(principal), 'platform']
      : activitiesOf(principal),
});

const asRole = (url: string, password: string): string => {
  const address = new URL(url);
  address.username = APP_ROLE;
  address.password = password;
  return address.toString();
};

export const openDatabase = (ownerUrl: string, password: string, log: (line: string) => void): Database => {
  const url = asRole(ownerUrl, password);
  const pool = new pg.Pool({ connectionString: url, max: 24 });
  pool.on('error', (error) => log(`database connection lost: ${error.message}`));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    ownerUrl,
    as: (principal, company, work) =>
      attempts(() =>
        kysely.transaction().execute(async (tx) => {
          await actAs(tx, actingOf(principal, company));
          return work(tx as never);
        }),
      ),
    listen: (heard) => listen(url, heard, log),
    close: () => kysely.destroy(),
  };
};

/** A connection of its own that comes back after a loss and then wakes everyone, since it may have missed something. */
const listen = async (
  url: string,
  heard: (company: string) => void,
  log: (line: string) => void,
): Promise<() => Promise<void>> => {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', (message) => heard(message.payload ?? ''));
    next.on('error', (error) => {
      if (stopped) return;
      log(`event wire lost: ${error.message}`);
      next.end().catch(() => undefined);
      setTimeout(again, 500).unref();
    });
    await next.connect();
    await next.query('listen onelot_events');
    client = next;
    heard('');
  };
  const again = (): void => {
    if (!stopped) connect().catch(() => setTimeout(again, 1000).unref());
  };
  await connect();
  return async () => {
    stopped = true;
    await client?.end().catch(() => undefined);
  };
};
