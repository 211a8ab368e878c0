// Find, census and indicators of interaction.
import { common } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../kernel/activity.ts';
import type { InteractionTables } from './tables.ts';

const { handle } = rooms<InteractionTables>('interaction');
const MOST = 20;

// With the caller's rights: a customer finds the demands they raised.
const find = handle(common.find.interaction, async ({ db }, { q }) => {
  const rows = await db
    .selectFrom('interaction.demands')
    .select(['id', 'title', 'state'])
    .where('title', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
    .orderBy('people', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'demand',
    id: row.id,
    label: row.title,
    state: row.state,
    href: `/work/demands/${row.id}`,
  }));
});

const census = handle(common.census.interaction, async ({ db }) => {
  const { rows } = await sql<Record<'voices' | 'demands' | 'open' | 'concepts' | 'designing', number>>`select
    (select count(distinct who)::int from interaction.voices) as voices,
    (select count(*)::int from interaction.demands where state <> 'merged') as demands,
    (select count(*)::int from interaction.demands where state = 'open') as open,
    (select count(*)::int from interaction.demands where concept is not null) as concepts,
    (select count(*)::int from interaction.demands where state = 'accepted' and met_at is null) as designing`.execute(
    db,
  );
  const { voices, demands, open, concepts, designing } = rows[0] as (typeof rows)[0];
  return [
    { level: 'CBL' as const, name: 'Voices', count: voices, href: '/work/demands' },
    { level: 'EPL' as const, name: 'Demands', count: demands, waiting: open, href: '/work/demands' },
    { level: 'WSL' as const, name: 'Concepts', count: concepts, waiting: designing, href: '/work/demands' },
  ];
});

const indicators = handle(common.indicators.interaction, async ({ db }) => {
  const { rows } = await sql<Record<'demands' | 'screened' | 'released', number>>`select
    count(*)::int as demands,
    (count(*) filter (where state <> 'open'))::int as screened,
    (count(*) filter (where met_at is not null))::int as released
    from interaction.demands where state <> 'merged'`.execute(db);
  const { demands, screened, released } = rows[0] as (typeof rows)[0];
  const share = (part: number) => (demands === 0 ? null : part / demands);
  return [
    {
      id: 'demands-screened',
      value: share(screened),
      unit: 'share' as const,
      of: demands,
      definition: 'indicator.interaction.demands-screened',
    },
    {
      id: 'demands-met',
      value: share(released),
      unit: 'share' as const,
      of: demands,
      definition: 'indicator.interaction.demands-met',
    },
  ];
});

export const overview = [find, census, indicators];
