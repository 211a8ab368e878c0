// A customer's own profile and consent.
import { interaction } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { partyOf } from '../../../kernel/principal.ts';
import { found } from '../../../kernel/refusal.ts';
import type { InteractionTables } from '../tables.ts';
import { profileOf } from './queries.ts';

const { handle } = rooms<InteractionTables>('interaction');

export const profileCommands = [
  handle(interaction.saveProfile, async (context, { consentContact, consentPersonalise }) => {
    const { id } = found(partyOf(context.principal, 'customer'), 'Your profile');
    const consent = { consent_contact: consentContact, consent_personalise: consentPersonalise };
    await context.db
      .insertInto('interaction.profiles')
      .values({ party: id, ...consent, changed_at: context.now, seen_by: [id] })
      .onConflict((conflict) =>
        conflict.columns(['company_id' as never, 'party']).doUpdateSet({ ...consent, changed_at: context.now }),
      )
      .execute();
    return profileOf(context, id);
  }),
];
