// Demands, most wanted first; a customer sees those they raised, in their own words.
import { interaction } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { type Principal, partyIds } from '../../../kernel/principal.ts';
import { found } from '../../../kernel/refusal.ts';
import type { Demand, InteractionTables } from '../tables.ts';

const { handle } = rooms<InteractionTables>('interaction');
type Here = Context<InteractionTables>;
const MOST = 500;
const WORDS = 2000;

interface Reader {
  readonly staff: boolean;
  readonly parties: readonly string[];
}

const readerOf = (principal: Principal): Reader => ({
  staff: principal.roles.has('interaction'),
  parties: partyIds(principal),
});

const readDemands = async (context: Here, reader: Reader, only: { id?: string; state?: Demand['state'] }) => {
  let query = context.db
    .selectFrom('interaction.demands')
    .selectAll()
    .orderBy('people', 'desc')
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .limit(MOST);
  if (only.id) query = query.where('id', '=', only.id);
  if (only.state) query = query.where('state', '=', only.state);
  // For who raised it a merged demand is the one it went into.
  else if (!only.id && !reader.staff) query = query.where('state', '!=', 'merged');
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const voices = await context.db
    .selectFrom('interaction.voices')
    .select(['demand', 'party', 'text'])
    .where(
      'demand',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('at')
    .execute();
  return rows.map((row): Demand => {
    const mine = voices.filter((each) => each.demand === row.id && each.party && reader.parties.includes(each.party));
    // What others wrote is between them and the company.
    const heard = reader.staff ? voices.filter((each) => each.demand === row.id) : mine;
    const texts = [...new Set(heard.map((each) => each.text))].filter((text) => text !== '');
    return {
      id: row.id,
      title: row.title,
      text: texts.join('\n\n').slice(0, WORDS),
      source: row.source,
      product: row.product,
      option: row.option,
      value: row.value,
      times: row.times,
      people: row.people,
      firstAt: row.first_at.toISOString(),
      lastAt: row.last_at.toISOString(),
      state: row.state,
      // The reasons weigh cost, and the concept is the company's own; a customer reads the outcome.
      verdict: reader.staff ? row.verdict : null,
      mergedInto: row.merged_into,
      concept: reader.staff ? row.concept : null,
      outcome: row.outcome,
      mine: mine.length > 0,
    };
  });
};

export const readDemand = async (context: Here, id: string, reader: Reader): Promise<Demand> =>
  found((await readDemands(context, reader, { id }))[0], 'This demand');

export const demandQueries = [
  handle(interaction.listDemands, (context, { state }) =>
    readDemands(context, readerOf(context.principal), state ? { state } : {}),
  ),
  handle(interaction.getDemand, (context, { demand }) => readDemand(context, demand, readerOf(context.principal))),
];
