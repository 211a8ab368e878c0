// Demands that others found: in use, in service, in the product library; and what became of a demand when it is released.
import { research, sales, service } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { partyById } from '../../../kernel/parties.ts';
import type { InteractionTables } from '../tables.ts';
import { voice } from './keep.ts';
import { tellRaisers } from './letters.ts';

const { on } = rooms<InteractionTables>('interaction');
const TITLE = 120;
/** At most this rating says by itself that something is missing. */
const LOW_RATING = 3;

/** The first sentence, short enough for a title. */
const headOf = (text: string): string => {
  const first = (/^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text).replace(/\s+/g, ' ').trim();
  return first.length <= TITLE ? first : `${first.slice(0, TITLE - 1)}…`;
};

/** The customer among the parties who may see an event. */
const customerAmong = async (context: Context<InteractionTables>, parties: readonly string[]) => {
  for (const id of parties) if ((await partyById(context as never, id))?.kind === 'customer') return id;
  return null;
};

export const demandReactions = [
  on(service.experienceShared, async (context, data, event) => {
    const { rating, text, product } = data;
    if (rating > LOW_RATING && !text) return;
    const party = await customerAmong(context, event.seen_by);
    await voice(context, {
      title: text ? headOf(text) : `Rated ${rating} of 5, without words`,
      text: text ? `${rating} of 5. ${text}` : `${rating} of 5.`,
      source: 'feedback',
      product,
      who: party ? `party:${party}` : `order:${data.order}`,
      party,
    });
  }),
  on(service.demandForwarded, async (context, data, event) => {
    const party = await customerAmong(context, event.seen_by);
    await voice(context, {
      title: data.need,
      text: data.evidence,
      source: 'service',
      product: data.product,
      who: party ? `party:${party}` : `service:${data.demand}`,
      party,
    });
  }),
  on(sales.demandUnmatched, async (context, data) => {
    const { title, text, party, product } = data;
    await voice(context, { title: headOf(title), text, source: 'unmatched', product, who: `party:${party}`, party });
  }),
  on(research.schemeReleased, async (context, data) => {
    if (!data.demand) return;
    const row = await context.db
      .selectFrom('interaction.demands')
      .select(['id', 'title', 'outcome'])
      .where('id', '=', data.demand)
      .forUpdate()
      .executeTakeFirst();
    const outcome = `Released: ${data.name.en}, version ${data.version}.`;
    if (!row || row.outcome === outcome) return;
    await context.db
      .updateTable('interaction.demands')
      .set({ outcome, met_at: context.now })
      .where('id', '=', row.id)
      .execute();
    const german = data.name.de ?? data.name.en;
    await tellRaisers(
      context,
      row.id,
      { en: `Now to be had: ${row.title}`, de: `Jetzt zu haben: ${row.title}` },
      {
        en: `What you wished for is part of ${data.name.en} from now on (version ${data.version}).`,
        de: `Was Sie sich gewünscht haben, gehört ab jetzt zu ${german} (Version ${data.version}).`,
      },
    );
  }),
];
