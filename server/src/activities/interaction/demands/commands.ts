// Demands in own words, and the verdict over a demand with its reasons.
import { problem } from '@onelot/base';
import { type Input, interaction } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { partyOf } from '../../../kernel/principal.ts';
import { found, invalid, refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { DemandState, InteractionTables } from '../tables.ts';
import { oneAtATime, recount, voice } from './keep.ts';
import { tellRaisers } from './letters.ts';
import { readDemand } from './queries.ts';

const { handle } = rooms<InteractionTables>('interaction');
type Here = Context<InteractionTables>;
type Screening = Input<typeof interaction.screenDemand>;

/** Wishes in own words that one visit may raise. */
const MOST_A_VISIT = 20;

/** A demand that was declined may be taken up again when more people want it; the other verdicts stand. */
const NEXT: Readonly<Record<DemandState, readonly DemandState[]>> = {
  open: ['accepted', 'declined', 'merged'],
  declined: ['accepted', 'merged'],
  accepted: [],
  merged: [],
};

const raised = handle(interaction.raiseDemand, async (context, input) => {
  const party = partyOf(context.principal, 'customer');
  const id = await context.elevated(async (own) => {
    const who = party ? `party:${party.id}` : `visit:${input.visit ?? own.id()}`;
    await oneAtATime(own, who);
    const { many } = await own.db
      .selectFrom('interaction.voices')
      .innerJoin('interaction.demands', (join) =>
        join.onRef('interaction.demands.id', '=', 'interaction.voices.demand').on('source', '=', 'form'),
      )
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('who', '=', who)
      .where('at', '>', new Date(own.now.getTime() - 86_400_000))
      .executeTakeFirstOrThrow();
    if (many >= MOST_A_VISIT)
      refuseAs('too-many-requests', 'TOO_MANY_WISHES', 'That is a lot of wishes for one day. Come back tomorrow.');
    const { title, text } = input;
    const product = input.product ?? null;
    return voice(own, { title, text, source: 'form', product, who, party: party?.id ?? null });
  });
  // A stranger sees no rows, but does see what they just said.
  return context.elevated(async (own) => {
    const demand = await readDemand(own, id, { staff: false, parties: party ? [party.id] : [] });
    return { ...demand, text: input.text, mine: true };
  });
});

const checkTarget = async (context: Here, input: Screening): Promise<string> => {
  if (!input.mergedInto) return invalid('/mergedInto', 'Name the demand that this one is merged into.', 'MERGE_INTO');
  if (input.mergedInto === input.demand)
    invalid('/mergedInto', 'A demand cannot be merged into itself.', 'MERGE_ITSELF');
  const target = await context.db
    .selectFrom('interaction.demands')
    .select('state')
    .where('id', '=', input.mergedInto)
    .forUpdate()
    .executeTakeFirst();
  if (found(target, 'The demand to merge into').state === 'merged')
    invalid('/mergedInto', 'That demand is merged into another one itself; name that one.', 'MERGED_ALREADY');
  return input.mergedInto;
};

const earliest = (...dates: Date[]): Date => new Date(Math.min(...dates.map(Number)));
const latest = (...dates: Date[]): Date => new Date(Math.max(...dates.map(Number)));

/** Voices and attempts move over; who voiced both counts once. */
const mergeInto = async (
  context: Here,
  from: { id: string; times: number; first_at: Date; last_at: Date },
  into: string,
) => {
  const { db } = context;
  const moved = await db.selectFrom('interaction.voices').select(['id', 'who']).where('demand', '=', from.id).execute();
  const there = new Set(
    (await db.selectFrom('interaction.voices').select('who').where('demand', '=', into).execute()).map(
      ({ who }) => who,
    ),
  );
  const fresh = moved.filter(({ who }) => !there.has(who)).map(({ id }) => id);
  if (fresh.length > 0)
    await db.updateTable('interaction.voices').set({ demand: into }).where('id', 'in', fresh).execute();
  await db.updateTable('interaction.attempts').set({ demand: into }).where('demand', '=', from.id).execute();
  const target = await db
    .selectFrom('interaction.demands')
    .select(['times', 'first_at', 'last_at'])
    .where('id', '=', into)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('interaction.demands')
    .set({
      times: target.times + from.times,
      first_at: earliest(target.first_at, from.first_at),
      last_at: latest(target.last_at, from.last_at),
    })
    .where('id', '=', into)
    .execute();
  await recount(context, into);
};

const outcomeOf = ({ verdict, note }: Screening): string | null =>
  verdict === 'accepted' ? `Accepted, now in development. ${note}` : verdict === 'declined' ? note : null;

const screened = handle(interaction.screenDemand, async (context, input) => {
  const row = found(
    await context.db
      .selectFrom('interaction.demands')
      .selectAll()
      .where('id', '=', input.demand)
      .forUpdate()
      .executeTakeFirst(),
    'This demand',
  );
  if (!NEXT[row.state].includes(input.verdict))
    refuseAs('conflict', 'WRONG_STATE', `This demand is ${row.state} already.`);
  if (input.verdict === 'accepted' && !input.concept)
    refuse(
      'not-valid',
      'An accepted demand goes to research & development with its concept.',
      problem('MISSING', '/concept', 'Say in a few sentences what should be offered.'),
    );
  const into = input.verdict === 'merged' ? await checkTarget(context, input) : null;
  const { reasons, note, verdict } = input;
  await context.db
    .updateTable('interaction.demands')
    .set({
      state: verdict,
      verdict: JSON.stringify({ reasons, note, by: context.principal.name, at: context.now.toISOString() }),
      concept: input.concept ?? row.concept,
      merged_into: into,
      outcome: outcomeOf(input),
    })
    .where('id', '=', row.id)
    .execute();
  if (into) await mergeInto(context, row, into);
  await tell(context, row, input);
  return readDemand(context, row.id, { staff: true, parties: [] });
});

type Row = {
  id: string;
  title: string;
  product: string | null;
  option: string | null;
  value: string | null;
  people: number;
  seen_by: string[];
};

const tell = async (context: Here, row: Row, { verdict, note, concept, reasons }: Screening): Promise<void> => {
  const { id, title, product, option, value, people } = row;
  const about = { subject: id, seenBy: row.seen_by };
  await context.emit(interaction.demandScreened, { demand: id, title, verdict, note }, about);
  if (verdict === 'accepted')
    await context.emit(
      interaction.demandCustomized,
      { demand: id, title, concept: concept ?? '', product, option, value, supporters: people, reasons },
      { subject: id },
    );
  if (verdict === 'merged') return;
  const answer = {
    accepted: { en: 'We take it up.', de: 'Wir greifen es auf.' },
    declined: { en: 'We cannot offer it now.', de: 'Wir können es zurzeit nicht anbieten.' },
  }[verdict];
  await tellRaisers(
    context,
    id,
    { en: `Your wish: ${title}`, de: `Ihr Wunsch: ${title}` },
    { en: `${answer.en} ${note}`, de: `${answer.de} ${note}` },
  );
};

export const demandCommands = [raised, screened];
