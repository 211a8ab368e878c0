// Makes the context of one transaction: who acts, in which company, at which business time, and what they may ask.
import type { Activity, Operation } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { ActivityModule, CompanyRecord, Context, Handled } from './activity.ts';
import { businessTime, readClock } from './clock.ts';
import { actAs, actingOf, type Database, type Tx } from './database.ts';
import { append } from './events.ts';
import { checkInput } from './input.ts';
import type { Links } from './links.ts';
import { mayCall, type Principal, system } from './principal.ts';
import { Refusal, refuse } from './refusal.ts';
import type { KernelTables } from './tables.ts';

export interface House {
  readonly database: Database;
  readonly links: Links;
  readonly log: (line: string) => void;
  readonly handlers: ReadonlyMap<string, Handled>;
}

export const handlerMap = (modules: readonly ActivityModule[]): Map<string, Handled> => {
  const map = new Map<string, Handled>();
  for (const handled of modules.flatMap((module) => module.handlers)) {
    if (map.has(handled.operation.id)) throw new Error(`Two handlers for ${handled.operation.id}.`);
    map.set(handled.operation.id, handled);
  }
  return map;
};

type Own = Activity | 'platform';

const makeContext = (
  house: House,
  tx: Tx<KernelTables>,
  company: CompanyRecord,
  principal: Principal,
  own: Own,
  time: { now: Date; wall: Date },
): Context => {
  const withRights = async <T>(rights: Principal, work: () => Promise<T>): Promise<T> => {
    const back = () => actAs(tx, actingOf(principal, company.id));
    await actAs(tx, actingOf(rights, company.id));
    try {
      const value = await work();
      await back();
      return value;
    } catch (error) {
      // A broken transaction cannot be set back, and does not need to be.
      await back().catch(() => undefined);
      throw error;
    }
  };
  return {
    db: tx as never,
    company,
    principal,
    ...time,
    id: uuid,
    log: house.log,
    link: (path, party) => house.links.address(company, path, party),
    next: (series, first = 1) => withRights(system(own), () => nextNumber(tx, series, first)),
    emit: (event, data, about) =>
      withRights(system(own), () => append(tx, event, data, about, { actor: principal.name, now: time.now })),
    ask: async (operation, input) => {
      // The platform composes for the person who asks; an activity asks in its own name.
      const caller = own === 'platform' ? principal : system(own);
      mayCall(caller, operation);
      const handled =
        house.handlers.get(operation.id) ?? refuse('not-available', `${operation.id} is not served here.`);
      const asked = checkInput(operation, input);
      const callee = operation.activity;
      const rights = callee === 'platform' || own === 'platform' ? principal : system(callee);
      return (await withRights(rights, () =>
        handled.run(makeContext(house, tx, company, rights, callee, time), asked as never),
      )) as never;
    },
    elevated: (work) => {
      const rights: Principal = { ...system(own), name: principal.name, parties: principal.parties };
      return withRights(rights, () => work(makeContext(house, tx, company, rights, own, time) as never));
    },
    begin: (kind, input, about) => {
      const id = uuid();
      return withRights(system(own), async () => {
        await tx
          .insertInto('kernel.jobs')
          .values({
            id,
            activity: kind.activity,
            kind: kind.id,
            subject: about.subject,
            input: JSON.stringify(input),
            requested_by: principal.name,
            seen_by: [...(about.seenBy ?? [])],
          } as never)
          .execute();
        return id;
      });
    },
    mail: (letter) =>
      withRights(system(own), async () => {
        await tx
          .insertInto('kernel.mail')
          .values({
            id: uuid(),
            recipient: letter.to,
            subject: letter.subject,
            text: letter.text,
            at: time.now,
            state: 'queued',
            seen_by: [...(letter.seenBy ?? [])],
          } as never)
          .execute();
      }),
  };
};

const nextNumber = async (tx: Tx<KernelTables>, series: string, first: number): Promise<number> => {
  const { rows } = await sql<{ value: number }>`insert into kernel.counters (name, value) values (${series}, ${first})
    on conflict (company_id, name) do update set value = kernel.counters.value + 1 returning value`.execute(tx);
  return rows[0]!.value;
};

/** Runs `work` in one transaction as `principal`; `own` is the activity whose code runs. */
export const inCompany = <T>(
  house: House,
  company: CompanyRecord,
  principal: Principal,
  own: Own,
  work: (context: Context) => Promise<T>,
): Promise<T> =>
  house.database.as<KernelTables, T>(principal, company.id, async (tx) => {
    const wall = new Date();
    const clock = await readClock(tx);
    return work(makeContext(house, tx, company, principal, own, { now: businessTime(clock, wall), wall }));
  });

/** Calls one operation after checking rights and input. */
export const callOperation = async (
  house: House,
  company: CompanyRecord,
  principal: Principal,
  operation: Operation,
  input: unknown,
  around?: Around,
): Promise<unknown> => {
  mayCall(principal, operation);
  const handled = house.handlers.get(operation.id) ?? refuse('not-available', `${operation.id} is not served here.`);
  const checked = checkInput(operation, input);
  const answer = await inCompany(house, company, principal, operation.activity, async (context) => {
    const run = () => handled.run(context, checked as never);
    try {
      return await (around ? around(context, run) : run());
    } catch (error) {
      // Answered rather than thrown, so that the transaction commits; thrown again behind it.
      if (error instanceof Refusal && error.keeps) return error;
      throw error;
    }
  });
  if (answer instanceof Refusal) throw answer;
  return answer;
};

/** Wraps a call inside its transaction (idempotency). */
export type Around = (context: Context, run: () => Promise<unknown>) => Promise<unknown>;
