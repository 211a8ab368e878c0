// Letters to those who raised a demand: its verdict, and what became of it.
import type { Context } from '../../../kernel/activity.ts';
import { partyById } from '../../../kernel/parties.ts';
import type { InteractionTables } from '../tables.ts';

type Here = Context<InteractionTables>;
type Words = { readonly en: string; readonly de: string };

/** Writes in the company's language to every party that voiced the demand and has an address. */
export const tellRaisers = async (context: Here, demand: string, subject: Words, text: Words): Promise<void> => {
  const voices = await context.db
    .selectFrom('interaction.voices')
    .select('party')
    .where('demand', '=', demand)
    .where('party', 'is not', null)
    .execute();
  const language = context.company.locale.startsWith('de') ? 'de' : 'en';
  for (const id of new Set(voices.map((each) => each.party as string))) {
    const party = await partyById(context as never, id);
    if (!party?.email) continue;
    await context.mail({ to: party.email, subject: subject[language], text: text[language], seenBy: [id] });
  }
};
