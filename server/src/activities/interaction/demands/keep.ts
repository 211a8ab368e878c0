// How demands become one and are counted: one demand per product, option and value, or per title in words.
import { interaction } from '@onelot/contracts';
import { sql } from 'kysely';
import type { Context } from '../../../kernel/activity.ts';
import type { InteractionTables, Source } from '../tables.ts';

type Here = Context<InteractionTables>;

export interface Voiced {
  readonly title: string;
  readonly text: string;
  readonly source: Source;
  readonly product: string | null;
  readonly option?: string;
  readonly value?: string;
  /** Who wants it: counts once as a person. */
  readonly who: string;
  readonly party: string | null;
}

/** Letters and digits in small, one space between words: what two titles share where they say the same. */
export const normalised = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const keyOf = ({ title, product, option, value }: Voiced): string =>
  option === undefined
    ? `words/${product ?? ''}/${normalised(title) || title}`
    : `choice/${product ?? ''}/${option}/${value}`;

/** What one person or browser says is counted one after the other; held until the transaction ends. */
export const oneAtATime = async (context: Here, who: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`interaction ${context.company.id} ${who}`}, 0))`.execute(
    context.db,
  );
};

/** The demand itself, or the one it was merged into. Locked. */
const standing = async (context: Here, id: string) => {
  const read = (wanted: string) =>
    context.db
      .selectFrom('interaction.demands')
      .selectAll()
      .where('id', '=', wanted)
      .forUpdate()
      .executeTakeFirstOrThrow();
  let row = await read(id);
  while (row.merged_into) row = await read(row.merged_into);
  return row;
};

/** Counts people anew and shows the demand to every party that voiced it. */
export const recount = async (context: Here, demand: string): Promise<void> => {
  const voices = await context.db
    .selectFrom('interaction.voices')
    .select(['party'])
    .where('demand', '=', demand)
    .execute();
  const parties = [...new Set(voices.flatMap(({ party }) => (party ? [party] : [])))];
  await context.db
    .updateTable('interaction.demands')
    .set({ people: voices.length, seen_by: parties })
    .where('id', '=', demand)
    .execute();
};

/** Counts one more wish, in the demand that says the same or in a new one; answers the demand's id and tells of it (flow j). */
export const voice = async (context: Here, voiced: Voiced): Promise<string> => {
  const { db, now } = context;
  const key = keyOf(voiced);
  const { title, source, product } = voiced;
  await db
    .insertInto('interaction.demands')
    .values({
      id: context.id(),
      key,
      title,
      source,
      product,
      option: voiced.option ?? null,
      value: voiced.value ?? null,
      times: 0,
      people: 0,
      first_at: now,
      last_at: now,
      state: 'open',
      verdict: JSON.stringify(null),
      merged_into: null,
      concept: null,
      outcome: null,
      met_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await db
    .selectFrom('interaction.demands')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const row = await standing(context, id);
  await db
    .insertInto('interaction.voices')
    .values({
      id: context.id(),
      demand: row.id,
      who: voiced.who,
      party: voiced.party,
      text: voiced.text,
      at: now,
      seen_by: voiced.party ? [voiced.party] : [],
    })
    .onConflict((conflict) =>
      conflict.columns(['company_id' as never, 'demand', 'who']).doUpdateSet({ text: voiced.text }),
    )
    .execute();
  const times = row.times + 1;
  await db.updateTable('interaction.demands').set({ times, last_at: now }).where('id', '=', row.id).execute();
  await recount(context, row.id);
  await context.emit(
    interaction.demandRaised,
    { demand: row.id, title: row.title, source, product, times },
    { subject: row.id, seenBy: voiced.party ? [voiced.party] : [] },
  );
  return row.id;
};
