// What production serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { planCommands } from './plan/commands.ts';
import { promiseQueries } from './plan/queries.ts';
import { resourceCommands } from './resources/commands.ts';
import { resourceQueries } from './resources/queries.ts';
import { migrations, type ProductionTables } from './tables.ts';

export const production = rooms<ProductionTables>('production').module({
  migrations,
  handlers: [...resourceCommands, ...resourceQueries, ...planCommands, ...promiseQueries],
});
