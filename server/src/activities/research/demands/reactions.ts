// A customized demand from interaction (flow a) arrives at research & development.
import { interaction } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { ResearchTables } from '../tables.ts';

const { on } = rooms<ResearchTables>('research');

export const demandReactions = [
  on(interaction.demandCustomized, async (context, data) => {
    await context.db
      .insertInto('research.demands')
      .values({
        // The same id in both activities: it is one demand.
        id: data.demand,
        title: data.title,
        concept: data.concept,
        product: data.product,
        option: data.option,
        value: data.value,
        classification: 'unclassified',
        state: 'received',
        supporters: data.supporters,
        reasons: JSON.stringify(data.reasons),
        received_at: context.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }),
];
