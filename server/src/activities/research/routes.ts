// What research serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { demandCommands } from './demands/commands.ts';
import { demandQueries } from './demands/queries.ts';
import { demandReactions } from './demands/reactions.ts';
import { draftCommands } from './drafts/commands.ts';
import { draftQueries } from './drafts/queries.ts';
import { releaseDraft } from './drafts/release.ts';
import { itemCommands } from './items/commands.ts';
import { itemQueries } from './items/queries.ts';
import { overview } from './queries.ts';
import { importProducts } from './schemes/import.ts';
import { schemeQueries } from './schemes/queries.ts';
import { migrations, type ResearchTables } from './tables.ts';

export const research = rooms<ResearchTables>('research').module({
  migrations,
  handlers: [
    ...itemCommands,
    ...itemQueries,
    importProducts,
    ...schemeQueries,
    ...draftCommands,
    releaseDraft,
    ...draftQueries,
    ...demandCommands,
    ...demandQueries,
    ...overview,
  ],
  reactions: demandReactions,
});
