// What production serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { equipmentCommands } from './equipment/commands.ts';
import { equipmentQueries, equipmentTimers } from './equipment/queries.ts';
import { floorCommands } from './floor/commands.ts';
import { floorQueries } from './floor/queries.ts';
import { adoptingHandlers } from './network/adopting.ts';
import { networkCommands, networkJobs } from './network/commands.ts';
import { boardQueries } from './plan/board.ts';
import { planCommands } from './plan/commands.ts';
import { promiseQueries } from './plan/queries.ts';
import { planReactions, planTimers } from './plan/reactions.ts';
import { commonQueries } from './product/indicators.ts';
import { paperQueries } from './product/papers.ts';
import { productQueries } from './product/queries.ts';
import { resourceCommands } from './resources/commands.ts';
import { resourceQueries } from './resources/queries.ts';
import { migrations, type ProductionTables } from './tables.ts';

export const production = rooms<ProductionTables>('production').module({
  migrations,
  handlers: [
    ...resourceCommands,
    ...resourceQueries,
    ...planCommands,
    ...promiseQueries,
    ...boardQueries,
    ...floorCommands,
    ...floorQueries,
    ...equipmentCommands,
    ...equipmentQueries,
    ...productQueries,
    ...paperQueries,
    ...commonQueries,
    ...networkCommands,
    ...adoptingHandlers,
  ],
  reactions: planReactions,
  timers: [...planTimers, ...equipmentTimers],
  jobs: networkJobs,
});
