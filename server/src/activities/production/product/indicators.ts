// What production counts of itself: first-pass yield, time in the factory, keeping to the schedule and to the promise.
import { common, type Output } from '@onelot/contracts';
import { sql } from 'kysely';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { isStaff } from '../../../kernel/principal.ts';
import { GRACE } from '../plan/frozen.ts';
import { workCenters } from '../resources/queries.ts';
import type { ProductionTables } from '../tables.ts';

const { handle } = rooms<ProductionTables>('production');
type Indicators = Output<typeof common.indicators.production>;

interface Counted {
  stored: number;
  first_pass: number;
  lead_seconds: number | null;
  in_time: number;
  started: number;
  on_schedule: number;
}

type Day = { day: string; first_pass: number; lead: number | null; in_time: number };

/** Finished on the local day that was planned when the date was promised, or before: customers are promised days. */
const inTime = ({ company: { timeZone } }: Context<ProductionTables>) =>
  sql`(stored_at at time zone ${timeZone})::date <= (promised_ready_at at time zone ${timeZone})::date`;

/** The last sixty days by the day on which an order was finished. */
const seriesOf = async (context: Context<ProductionTables>): Promise<Day[]> => {
  const { rows } = await sql<Day>`select
    to_char(stored_at at time zone ${context.company.timeZone}, 'YYYY-MM-DD') as day,
    avg(case when attempt = 1 then 1 else 0 end)::float8 as first_pass,
    avg(extract(epoch from stored_at - started_at))::float8 as lead,
    avg(case when ${inTime(context)} then 1 else 0 end)::float8 as in_time
    from production.orders
    where state = 'stored' and stored_at > ${new Date(context.now.getTime() - 60 * 86_400_000)}
    group by 1 order by 1`.execute(context.db);
  return rows;
};

/** Orders like `10452` and `%` typed as text, not as a pattern. */
const like = (q: string): string => `%${q.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

type Hits = Output<typeof common.find.production>;

/** Work centers by code or name in either language, and machines by theirs, each at its work center. */
const resourcesLike = async (context: Context<ProductionTables>, q: string): Promise<Hits> => {
  const wanted = q.toLowerCase();
  const has = (...words: readonly (string | undefined)[]): boolean =>
    words.some((word) => word?.toLowerCase().includes(wanted));
  const states = await context.db.selectFrom('production.equipment').select(['equipment', 'state']).execute();
  const stateOf = new Map(states.map(({ equipment, state }) => [equipment, state]));
  return (await workCenters(context)).flatMap(({ work_center: code, name, equipment }): Hits => {
    const href = `/work/products?tab=centers&center=${encodeURIComponent(code)}`;
    const machines = equipment.filter((machine) => has(machine));
    return [
      ...(has(code, name.en, name.de) ? [{ kind: 'work-center', id: code, label: code, name, href }] : []),
      ...machines.map((machine) => {
        const state = stateOf.get(machine);
        return { kind: 'machine', id: machine, label: machine, name, ...(state ? { state } : {}), href };
      }),
    ];
  });
};

export const commonQueries = [
  handle(common.find.production, async (context, { q }) => {
    const rows = await context.db
      .selectFrom('production.orders')
      .select(['order_id', 'number', 'product_name', 'identifier', 'state'])
      .where((when) =>
        when.or([
          when('number', 'ilike', like(q)),
          when('identifier', 'ilike', like(q)),
          when('product_name', 'ilike', like(q)),
        ]),
      )
      .orderBy('number', 'desc')
      .limit(20)
      .execute();
    const staff = isStaff(context.principal);
    const made = rows.map((row) => ({
      kind: row.identifier ? 'product' : 'job',
      id: row.order_id,
      label: row.identifier ?? `${row.number} ${row.product_name}`,
      ...(row.identifier ? { note: `${row.number} ${row.product_name}` } : {}),
      state: row.state,
      href: staff ? `/work/orders/${row.order_id}` : `/orders/${row.order_id}`,
    }));
    return staff ? [...(await context.elevated((own) => resourcesLike(own, q))), ...made] : made;
  }),
  handle(common.census.production, async (context): Promise<Output<typeof common.census.production>> => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*) from production.equipment) as machines,
      (select count(*) from production.equipment where state in ('fault', 'offline')) as faults,
      (select count(*) from production.operations where equipment is not null and state in ('planned', 'started')) as sent,
      (select count(*) from production.operations where state in ('planned', 'started')) as jobs,
      (select count(*) from production.operations where state = 'started') as running,
      (select count(*) from production.orders where state in ('confirmed', 'in-work')) as orders,
      (select count(*) from production.orders where state in ('confirmed', 'in-work') and planned_at > first_promised_at) as late,
      (select count(*) from production.orders where state = 'reserved') as reserved`.execute(context.db);
    const count = (name: string): number => Number(rows[0]?.[name] ?? 0);
    return [
      { level: 'EML', name: 'Machines', count: count('machines'), waiting: count('faults'), href: '/floor' },
      { level: 'CTL', name: 'Recipes sent', count: count('sent'), href: '/floor' },
      { level: 'WSL', name: 'Jobs', count: count('jobs'), waiting: count('jobs') - count('running'), href: '/floor' },
      { level: 'EPL', name: 'Orders in the plan', count: count('orders'), waiting: count('late'), href: '/work/board' },
      { level: 'CBL', name: 'Promises held', count: count('reserved'), href: '/work/board' },
    ];
  }),
  handle(common.indicators.production, async (context): Promise<Indicators> => {
    const { rows } = await sql<Counted>`select
      count(*) filter (where state = 'stored') as stored,
      count(*) filter (where state = 'stored' and attempt = 1) as first_pass,
      avg(extract(epoch from stored_at - started_at)) filter (where state = 'stored')::float8 as lead_seconds,
      count(*) filter (where state = 'stored' and ${inTime(context)}) as in_time,
      (select count(*) from production.operations where start_deviation is not null) as started,
      (select count(*) from production.operations where start_deviation <= ${GRACE}) as on_schedule
      from production.orders`.execute(context.db);
    const counted = rows[0]!;
    const days = await seriesOf(context);
    const share = (part: number, of: number): number | null => (of ? part / of : null);
    return [
      {
        id: 'first-pass-yield',
        value: share(counted.first_pass, counted.stored),
        unit: 'share',
        of: counted.stored,
        definition: 'indicator.first-pass-yield',
        series: days.map(({ day, first_pass }) => ({ day, value: first_pass })),
      },
      {
        id: 'factory-lead-time',
        value: counted.lead_seconds === null ? null : Math.round(counted.lead_seconds),
        unit: 'seconds',
        of: counted.stored,
        definition: 'indicator.factory-lead-time',
        series: days.map(({ day, lead }) => ({ day, value: lead === null ? null : Math.round(lead) })),
      },
      {
        id: 'schedule-adherence',
        value: share(counted.on_schedule, counted.started),
        unit: 'share',
        of: counted.started,
        definition: 'indicator.schedule-adherence',
      },
      {
        id: 'ready-on-time',
        value: share(counted.in_time, counted.stored),
        unit: 'share',
        of: counted.stored,
        definition: 'indicator.ready-on-time',
        series: days.map(({ day, in_time }) => ({ day, value: in_time })),
      },
    ];
  }),
];
