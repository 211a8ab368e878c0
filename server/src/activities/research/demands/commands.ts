// Turning a demand into a quantifiable one for providers, and their answers.
import { problem } from '@onelot/base';
import { research } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { type PartyRecord, partyById } from '../../../kernel/parties.ts';
import { found, refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { ResearchTables } from '../tables.ts';
import { demandById } from './queries.ts';
import { demandMayBecome, lockDemand } from './states.ts';

const { handle } = rooms<ResearchTables>('research');
type Here = Context<ResearchTables>;
const DAY_MS = 86_400_000;

/** Only providers and suppliers of the company may be asked. */
const chosen = async (context: Here, ids: readonly string[]): Promise<PartyRecord[]> => {
  const parties: PartyRecord[] = [];
  for (const [index, id] of ids.entries()) {
    const party = await partyById(context as never, id);
    if (!party || (party.kind !== 'provider' && party.kind !== 'supplier'))
      refuse(
        'not-valid',
        'Not all chosen can be asked.',
        problem('NO_PROVIDER', `/providers/${index}`, 'This is no provider or supplier of the company.'),
      );
    else if (!parties.some((known) => known.id === id)) parties.push(party);
  }
  return parties;
};

const quantified = handle(research.quantifyDemand, async (context, input) => {
  const demand = await lockDemand(context, input.demand);
  if (demand.state !== 'in-design') demandMayBecome(demand.state, 'quantified');
  const parties = await chosen(context, input.providers);
  const { attribute, target, unit, weight, test } = input;
  const id = context.id();
  const deadline = new Date(context.now.getTime() + input.deadlineDays * DAY_MS);
  const seen = parties.map((party) => party.id);
  await context.db
    .insertInto('research.quantified')
    .values({
      id,
      demand: demand.id,
      title: demand.title,
      attribute,
      target,
      unit,
      weight,
      test,
      sent_at: context.now,
      deadline,
      seen_by: seen,
    })
    .execute();
  await context.db
    .updateTable('research.demands')
    .set({
      classification: input.classification,
      ...(demand.state === 'in-design' ? {} : { state: 'quantified' as const }),
    })
    .where('id', '=', demand.id)
    .execute();
  const told = { quantified: id, demand: demand.id, attribute, target, unit, test, deadline: deadline.toISOString() };
  await context.emit(research.demandQuantified, told, { subject: demand.id, seenBy: seen });
  for (const party of parties) await invite(context, party, { title: demand.title, attribute, target, unit, deadline });
  return demandById(context, demand.id);
});

const invite = async (
  context: Here,
  party: PartyRecord,
  about: { title: string; attribute: string; target: string; unit: string; deadline: Date },
): Promise<void> => {
  if (!party.email) return;
  const company = context.company.name.en;
  await context.mail({
    to: party.email,
    subject: `${company} asks: ${about.title}`,
    text: [
      `${company} looks for someone who can do this: ${about.title}.`,
      `${about.attribute}: ${about.target} ${about.unit}`,
      `Answer until ${about.deadline.toISOString().slice(0, 10)}: ${context.link('/portal', party.id)}`,
    ].join('\n'),
    seenBy: [party.id],
  });
};

const responded = handle(research.respondToDemand, async (context, input) => {
  // With the caller's rights: what was not sent to them is not there.
  const row = found(
    await context.db
      .selectFrom('research.quantified')
      .select(['id', 'demand', 'deadline', 'seen_by'])
      .where('id', '=', input.quantified)
      .executeTakeFirst(),
    'This demand',
  );
  const party = found(
    context.principal.parties.find((own) => row.seen_by.includes(own.id)),
    'This demand',
  );
  if (row.deadline && context.now > row.deadline)
    refuseAs('conflict', 'DEADLINE_OVER', `Answers were taken until ${row.deadline.toISOString()}.`);
  await context.db
    .insertInto('research.responses')
    .values({
      id: context.id(),
      quantified: row.id,
      party: party.id,
      provider: party.name,
      answer: input.answer,
      at: context.now,
      seen_by: [party.id],
    })
    // Until the deadline an answer can be given anew; the last one counts.
    .onConflict((conflict) =>
      conflict
        .columns(['company_id' as never, 'quantified', 'party'])
        .doUpdateSet({ answer: input.answer, at: context.now }),
    )
    .execute();
  await context.emit(
    research.demandResponded,
    { quantified: row.id, demand: row.demand, answer: input.answer },
    { subject: row.demand, seenBy: [party.id] },
  );
  return {};
});

export const demandCommands = [quantified, responded];
