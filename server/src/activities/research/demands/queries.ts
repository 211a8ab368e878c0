// Customized demands with what was asked of providers and answered; for a provider only what was sent to it.
import { type Output, research } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { isStaff } from '../../../kernel/principal.ts';
import { found } from '../../../kernel/refusal.ts';
import type { ResearchTables } from '../tables.ts';

const { handle } = rooms<ResearchTables>('research');
type Here = Context<ResearchTables>;
type Demand = Output<typeof research.listDemands>[number];

const readDemands = async (context: Here, only?: string): Promise<Demand[]> => {
  let query = context.db.selectFrom('research.demands').selectAll().orderBy('received_at', 'desc').orderBy('id');
  if (only) query = query.where('id', '=', only);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const asked = await context.db
    .selectFrom('research.quantified')
    .selectAll()
    .where('demand', 'in', ids)
    .orderBy('sent_at')
    .execute();
  const answers = asked.length
    ? await context.db
        .selectFrom('research.responses')
        .select(['quantified', 'provider', 'answer', 'at'])
        .where(
          'quantified',
          'in',
          asked.map((each) => each.id),
        )
        .orderBy('at')
        .execute()
    : [];
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    concept: row.concept,
    product: row.product,
    classification: row.classification,
    state: row.state,
    supporters: row.supporters,
    receivedAt: row.received_at.toISOString(),
    draft: row.draft,
    releasedVersion: row.released_version,
    quantified: asked
      .filter((each) => each.demand === row.id)
      .map(({ id, attribute, target, unit, weight, test, deadline }) => ({
        id,
        attribute,
        target,
        unit,
        weight,
        test,
        deadline: deadline?.toISOString() ?? null,
        responses: answers
          .filter((answer) => answer.quantified === id)
          .map(({ provider, answer, at }) => ({ provider, answer, at: at.toISOString() })),
      })),
  }));
};

export const demandById = async (context: Here, id: string): Promise<Demand> =>
  found((await readDemands(context, id))[0], 'This customized demand');

export const demandQueries = [
  handle(research.listDemands, (context) => context.elevated((own) => readDemands(own))),
  handle(research.listQuantified, async (context) => {
    const rows = await context.db.selectFrom('research.quantified').selectAll().orderBy('sent_at', 'desc').execute();
    const own = context.principal.parties.map((party) => party.id);
    const answers = await context.db.selectFrom('research.responses').select(['quantified', 'party']).execute();
    const answered = new Set(
      answers.filter((each) => isStaff(context.principal) || own.includes(each.party)).map((each) => each.quantified),
    );
    return rows.map(({ id, title, attribute, target, unit, test, deadline }) => ({
      id,
      title,
      attribute,
      target,
      unit,
      test,
      deadline: deadline?.toISOString() ?? null,
      answered: answered.has(id),
    }));
  }),
];
