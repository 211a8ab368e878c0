// The event log for people and machines, and the value chain drawn from it.
import { ACTIVITIES, common, FLOWS, type Output, platform } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../activity.ts';
import type { Tx } from '../database.ts';
import { type LoggedEvent, published, readCursor, settled, writeCursor } from '../events.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';

const { handle } = rooms<KernelTables>('platform');

type Asked = {
  after?: string | undefined;
  subject?: string | undefined;
  flow?: string | undefined;
  type?: string | undefined;
  activity?: string | undefined;
  newest?: boolean | undefined;
  limit: number;
};

const page = async (tx: Tx<KernelTables>, asked: Asked) => {
  const after =
    asked.after === undefined
      ? undefined
      : (readCursor(asked.after) ?? invalid('/after', 'This is no cursor of the log.'));
  const order = asked.newest ? 'desc' : 'asc';
  let query = tx
    .selectFrom('kernel.events')
    .selectAll()
    .where(settled)
    .orderBy('xid', order)
    .orderBy('seq', order)
    .limit(asked.limit);
  if (after) {
    const compare = sql.raw(asked.newest ? '<' : '>');
    query = query.where(sql<boolean>`(xid, seq) ${compare} (${after.xid}::xid8, ${after.seq}::bigint)`);
  }
  if (asked.subject) query = query.where('subject', '=', asked.subject);
  if (asked.flow) query = query.where('flow', '=', asked.flow);
  if (asked.type) query = query.where('type', '=', asked.type);
  if (asked.activity) query = query.where('activity', '=', asked.activity);
  const events = (await query.execute()) as unknown as LoggedEvent[];
  const last = events.at(-1);
  return { events: events.map(published), next: last ? writeCursor(last) : (asked.after ?? '0-0') };
};

const flowCounts = async (tx: Tx<KernelTables>, since: Date) => {
  const { rows } = await sql<{
    flow: string;
    type: string;
    count: number;
    total: number;
  }>`select flow, type, count(*) filter (where time >= ${since})::int as count, count(*)::int as total
    from kernel.events where flow is not null group by flow, type`.execute(tx);
  const counts = new Map<string, { count: number; total: number; byType: Record<string, number> }>();
  for (const { flow, type, count, total } of rows) {
    const sum = counts.get(flow) ?? { count: 0, total: 0, byType: {} };
    counts.set(flow, {
      count: sum.count + count,
      total: sum.total + total,
      byType: { ...sum.byType, ...(count > 0 ? { [type]: count } : {}) },
    });
  }
  const { rows: last } =
    await sql<LoggedEvent>`select distinct on (flow) * from kernel.events where flow is not null order by flow, xid desc, seq desc`.execute(
      tx,
    );
  return {
    counts,
    last: new Map(last.map((event) => [event.flow, event])),
  };
};

const partyCount = async (tx: Tx<KernelTables>, kinds: readonly string[]): Promise<number> => {
  const row = await tx
    .selectFrom('kernel.parties')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('kind', 'in', [...kinds])
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

const MOST_HITS = 40;

/** One of each list after the other, so that many hits of one kind do not push the only one of another out. */
export const inTurns = <T>(lists: readonly (readonly T[])[]): T[] =>
  Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) }, (_, turn) => turn).flatMap((turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  );

/** Accounts by name or address, for those who may read who works here. */
const peopleLike = (people: Output<typeof platform.listPeople>, q: string): common.Hit[] => {
  const wanted = q.toLowerCase();
  const names = new Map(people.map((each) => [each.account, each]));
  return [...names.values()]
    .filter(({ name, email }) => name.toLowerCase().includes(wanted) || email.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map(({ account, name, email }) => ({
      kind: 'person',
      id: account,
      label: name,
      note: email,
      href: `/work/people?person=${encodeURIComponent(name)}`,
    }));
};

export const logHandlers = [
  handle(platform.listEvents, ({ db }, input) => page(db, input)),
  handle(platform.getChain, async (context, input) => {
    const since = new Date(context.now.getTime() - input.hours * 3_600_000);
    const { counts, last } = await flowCounts(context.db, since);
    const cells = [];
    for (const activity of ACTIVITIES) {
      if (!context.principal.roles.has(activity)) continue;
      for (const cell of await context.ask(common.census[activity], {})) cells.push({ ...cell, activity });
    }
    const flows = Object.entries(FLOWS).map(([letter, flow]) => {
      const event = last.get(letter);
      const number = counts.get(letter);
      return {
        flow: letter,
        name: flow.name,
        from: [...flow.from],
        to: [...flow.to],
        carries: flow.carries,
        count: number?.count ?? 0,
        total: number?.total ?? 0,
        byType: number?.byType ?? {},
        last: event ? published(event) : null,
      };
    });
    return {
      cells,
      flows,
      users: await partyCount(context.db, ['customer']),
      suppliers: await partyCount(context.db, ['supplier']),
      designers: await partyCount(context.db, ['provider']),
    };
  }),
  handle(platform.search, async (context, input) => {
    const asked = async <T>(answer: Promise<T[]>): Promise<T[]> =>
      answer.catch((error) => (error instanceof Refusal ? [] : Promise.reject(error)));
    const found: common.Hit[][] = [];
    for (const activity of ACTIVITIES) found.push(await asked(context.ask(common.find[activity], input)));
    found.push(peopleLike(await asked(context.ask(platform.listPeople, {})), input.q));
    return inTurns(found).slice(0, MOST_HITS);
  }),
];

export const mailHandlers = [
  handle(platform.listMail, async ({ db }, input) => {
    const rows = await db.selectFrom('kernel.mail').selectAll().orderBy('made_at', 'desc').limit(input.limit).execute();
    return rows.map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: row.text,
      at: row.at.toISOString(),
      state: row.state as 'kept',
      error: row.error,
    }));
  }),
];
