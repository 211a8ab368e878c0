// Find, census and indicators of research & development.
import { common } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../kernel/activity.ts';
import type { ResearchTables } from './tables.ts';

const { handle } = rooms<ResearchTables>('research');
const MOST = 20;
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

// With the caller's rights: row-level security leaves a stranger nothing.
const find = handle(common.find.research, async ({ db }, { q }) => {
  const wanted = like(q);
  const drafts = await db
    .selectFrom('research.drafts')
    .select(['id', 'title', 'product', 'state'])
    .where((eb) => eb.or([eb('title', 'ilike', wanted), eb('product', 'ilike', wanted)]))
    .orderBy('changed_at', 'desc')
    .limit(MOST)
    .execute();
  const demands = await db
    .selectFrom('research.demands')
    .select(['id', 'title', 'state'])
    .where('title', 'ilike', wanted)
    .orderBy('received_at', 'desc')
    .limit(MOST)
    .execute();
  const items = await db
    .selectFrom('research.items')
    .select(['item', 'name'])
    .where((eb) =>
      eb.or([
        eb('item', 'ilike', wanted),
        eb(sql`name->>'en'`, 'ilike', wanted),
        eb(sql`name->>'de'`, 'ilike', wanted),
      ]),
    )
    .orderBy('item')
    .limit(MOST)
    .execute();
  return [
    ...drafts.map((row) => ({
      kind: 'draft',
      id: row.id,
      label: row.title,
      note: row.product,
      state: row.state,
      href: `/work/research/${row.id}`,
    })),
    ...demands.map((row) => ({
      kind: 'customized-demand',
      id: row.id,
      label: row.title,
      state: row.state,
      href: `/work/demands/${row.id}`,
    })),
    ...items.map((row) => ({
      kind: 'item',
      id: row.item,
      label: row.item,
      name: row.name,
      href: `/work/stock?item=${encodeURIComponent(row.item)}`,
    })),
  ].slice(0, MOST);
});

const census = handle(common.census.research, async ({ db }) => {
  const { rows } = await sql<Record<'asked' | 'open' | 'schemes' | 'waiting' | 'drafts' | 'approval', number>>`select
    (select count(*)::int from research.quantified) as asked,
    (select count(*)::int from research.quantified q where not exists
      (select 1 from research.responses r where r.company_id = q.company_id and r.quantified = q.id)) as open,
    (select count(*)::int from research.schemes) as schemes,
    (select count(*)::int from research.demands where state = 'received') as waiting,
    (select count(*)::int from research.drafts where state in ('draft', 'verified', 'approved')) as drafts,
    (select count(*)::int from research.drafts where state in ('verified', 'approved')) as approval`.execute(db);
  const { asked, open, schemes, waiting, drafts, approval } = rows[0] as (typeof rows)[0];
  return [
    { level: 'CBL' as const, name: 'Asked of providers', count: asked, waiting: open, href: '/work/demands' },
    { level: 'EPL' as const, name: 'Schemes', count: schemes, waiting, href: '/work/products' },
    { level: 'WSL' as const, name: 'Drafts', count: drafts, waiting: approval, href: '/work/research' },
  ];
});

const indicators = handle(common.indicators.research, async ({ db }) => {
  const { rows } = await sql<{ demands: number; released: number; lead: number | null; counted: number }>`select
    (select count(*)::int from research.demands) as demands,
    (select count(*)::int from research.demands where state = 'released') as released,
    (select avg(extract(epoch from s.released_at - d.received_at))::float8 from research.demands d
      join research.schemes s on s.company_id = d.company_id and s.demand = d.id) as lead,
    (select count(*)::int from research.demands d
      join research.schemes s on s.company_id = d.company_id and s.demand = d.id) as counted`.execute(db);
  const { demands, released, lead, counted } = rows[0] as (typeof rows)[0];
  return [
    {
      id: 'demands-released',
      value: demands === 0 ? null : released / demands,
      unit: 'share' as const,
      of: demands,
      definition: 'indicator.research.demands-released',
    },
    {
      id: 'demand-to-release',
      value: lead === null ? null : Math.round(lead),
      unit: 'seconds' as const,
      of: counted,
      definition: 'indicator.research.demand-to-release',
    },
  ];
});

export const overview = [find, census, indicators];
