// The event log: appended in the transaction of the state it tells of, read in the order of commits.
import { ACTIVITIES, type Activity, type EventType, FLOWS, type Level, type platform } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Tx } from './database.ts';
import { activitiesOf, type Principal, partyIds } from './principal.ts';
import type { KernelTables } from './tables.ts';

export interface About {
  /** What the event is about: the id of an order, delivery, purchase order. */
  readonly subject: string;
  /** Parties outside the company's activities that may see it. */
  readonly seenBy?: readonly string[];
}

export interface LoggedEvent {
  readonly xid: string;
  readonly seq: number;
  readonly id: string;
  readonly company_id: string;
  readonly type: string;
  readonly subject: string;
  readonly activity: Activity;
  readonly level: Level;
  readonly flow: string | null;
  readonly receivers: readonly string[];
  readonly seen_by: readonly string[];
  readonly actor: string;
  readonly time: Date;
  readonly data: Record<string, unknown>;
}

const subscribers = new Map<string, Set<Activity>>();

/** Registers that `activity` reacts to events of `type`; what it reacts to it may see. */
export const subscribe = (type: string, activity: Activity): void => {
  subscribers.set(type, (subscribers.get(type) ?? new Set()).add(activity));
};

/** Activities that hear an event: its own, the ends of its flow, and whoever reacts to it; all where it has no flow. */
export const receiversOf = (event: EventType): Activity[] => {
  if (!event.flow) return [...ACTIVITIES];
  const ends: readonly string[] = [...FLOWS[event.flow].from, ...FLOWS[event.flow].to];
  return ACTIVITIES.filter(
    (activity) => activity === event.activity || ends.includes(activity) || subscribers.get(event.type)?.has(activity),
  );
};

export const append = async <E extends EventType>(
  tx: Tx<KernelTables>,
  event: E,
  data: unknown,
  about: About,
  acting: { actor: string; now: Date },
): Promise<void> => {
  const checked = event.data.parse(data);
  await tx
    .insertInto('kernel.events')
    .values({
      id: uuid(),
      type: event.type,
      subject: about.subject,
      activity: event.activity,
      level: event.level,
      flow: event.flow ?? null,
      receivers: receiversOf(event),
      seen_by: [...new Set(about.seenBy ?? [])],
      actor: acting.actor,
      time: acting.now,
      data: JSON.stringify(checked),
    } as never)
    .execute();
};

export interface Cursor {
  readonly xid: string;
  readonly seq: number;
}

export const START: Cursor = { xid: '0', seq: 0 };
export const writeCursor = (cursor: Cursor): string => `${cursor.xid}-${cursor.seq}`;
export const readCursor = (text: string | undefined): Cursor | undefined => {
  const match = /^(\d{1,20})-(\d{1,18})$/.exec(text ?? '');
  return match ? { xid: match[1] as string, seq: Number(match[2]) } : undefined;
};

/**
 * Only events of transactions older than every transaction still running: no later commit can come before one of them,
 * so a cursor never steps over an event that commits late. Order: transaction, then sequence within it.
 */
export const settled = sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`;

export const readAfter = async (
  tx: Tx<KernelTables>,
  after: Cursor,
  limit: number,
  types?: readonly string[],
): Promise<LoggedEvent[]> => {
  let query = tx
    .selectFrom('kernel.events')
    .selectAll()
    .where(settled)
    .where(sql<boolean>`(xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint)`)
    .orderBy('xid')
    .orderBy('seq')
    .limit(limit);
  if (types) query = query.where('type', 'in', [...types]);
  return (await query.execute()) as unknown as LoggedEvent[];
};

export const published = (event: LoggedEvent): platform.EventRecord => ({
  specversion: '1.0',
  id: event.id,
  cursor: writeCursor(event),
  source: `/companies/${event.company_id}/${event.activity}`,
  type: event.type,
  subject: event.subject,
  time: event.time.toISOString(),
  activity: event.activity,
  level: event.level,
  flow: event.flow,
  data: event.data,
});

/** The same rule as the policy on the log, for feeds that read once and serve many. */
export const maySee = (principal: Principal, event: LoggedEvent): boolean => {
  const activities = activitiesOf(principal);
  const parties = partyIds(principal);
  return (
    activities.some((activity) => activity === event.activity || event.receivers.includes(activity)) ||
    event.seen_by.some((party) => parties.includes(party))
  );
};
