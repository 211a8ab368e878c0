// Profiles with what their owners consented to show, and the share of orders that chose each value.
import { interaction, type Output } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { partyById } from '../../../kernel/parties.ts';
import { partyOf } from '../../../kernel/principal.ts';
import { found } from '../../../kernel/refusal.ts';
import type { InteractionTables } from '../tables.ts';
import { ALL } from './reactions.ts';

const { handle } = rooms<InteractionTables>('interaction');
type Here = Context<InteractionTables>;
type Profile = Output<typeof interaction.getProfile>;
const MOST = 500;

/** Per option the value chosen most often. */
const favourites = (orders: readonly { words: Readonly<Record<string, string>> }[]): Record<string, string> => {
  const counts = new Map<string, Map<string, number>>();
  for (const { words } of orders)
    for (const [option, value] of Object.entries(words)) {
      const values = counts.get(option) ?? new Map<string, number>();
      counts.set(option, values.set(value, (values.get(value) ?? 0) + 1));
    }
  return Object.fromEntries(
    [...counts].map(([option, values]) => {
      const [first] = [...values].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
      return [option, first?.[0] ?? ''];
    }),
  );
};

export const profileOf = async (context: Here, party: string): Promise<Profile> => {
  const { db } = context;
  const record = found(await partyById(context as never, party), 'This profile');
  const consent = await db
    .selectFrom('interaction.profiles')
    .select(['consent_contact', 'consent_personalise'])
    .where('party', '=', party)
    .executeTakeFirst();
  const orders = await db.selectFrom('interaction.orders').select('words').where('party', '=', party).execute();
  const voices = await db.selectFrom('interaction.voices').select('id').where('party', '=', party).execute();
  const personalise = consent?.consent_personalise ?? false;
  return {
    party,
    name: record.name,
    email: record.email ?? '',
    consentContact: consent?.consent_contact ?? false,
    consentPersonalise: personalise,
    preferences: personalise ? favourites(orders) : {},
    orders: orders.length,
    demands: voices.length,
  };
};

export const profileQueries = [
  handle(interaction.getProfile, (context) =>
    profileOf(context, found(partyOf(context.principal, 'customer'), 'Your profile').id),
  ),
  handle(interaction.listProfiles, async (context) => {
    const rows = await context.db
      .selectFrom('interaction.profiles')
      .select('party')
      .orderBy('changed_at', 'desc')
      .limit(MOST)
      .execute();
    const profiles: Profile[] = [];
    for (const { party } of rows) {
      const profile = await profileOf(context, party);
      profiles.push(profile.consentContact ? profile : { ...profile, email: '' });
    }
    return profiles;
  }),
  // Elevated: the declaration names who may read; shares hold no person.
  handle(interaction.optionShares, (context, { product }) =>
    context.elevated(async ({ db }) => {
      const rows = await db
        .selectFrom('interaction.shares')
        .select(['option', 'value', 'orders'])
        .where('product', '=', product)
        .where('orders', '>', 0)
        .orderBy('option')
        .orderBy('orders', 'desc')
        .orderBy('value')
        .execute();
      const all = new Map(rows.filter((row) => row.value === ALL).map((row) => [row.option, row.orders]));
      return rows
        .filter((row) => row.value !== ALL)
        .map(({ option, value, orders }) => {
          const of = all.get(option) ?? orders;
          return { option, value, share: orders / of, of };
        });
    }),
  ),
];
