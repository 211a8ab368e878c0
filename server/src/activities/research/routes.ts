// What research serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { itemCommands } from './items/commands.ts';
import { itemQueries } from './items/queries.ts';
import { importProducts } from './schemes/import.ts';
import { schemeQueries } from './schemes/queries.ts';
import { migrations, type ResearchTables } from './tables.ts';

export const research = rooms<ResearchTables>('research').module({
  migrations,
  handlers: [...itemCommands, ...itemQueries, importProducts, ...schemeQueries],
});
