// What sourcing serves and hears: its handlers, reactions and timers in one list.
import { allocationHandlers } from './allocation/commands.ts';
import { consumptionReactions } from './allocation/consumption.ts';
import { finishMakes } from './allocation/makes.ts';
import { allocationQueries } from './allocation/queries.ts';
import { parameterHandlers } from './planning/parameters.ts';
import { supplierHandlers } from './planning/suppliers.ts';
import { purchaseCommands } from './purchases/commands.ts';
import { purchaseQueries } from './purchases/queries.ts';
import { purchaseReactions } from './purchases/reactions.ts';
import { keepSupply } from './purchases/replenishment.ts';
import { commonHandlers } from './queries.ts';
import { scheduleQueries } from './schedule/queries.ts';
import { scheduleReactions } from './schedule/reactions.ts';
import { searchCommands, takeBestOffers } from './searches/commands.ts';
import { searchQueries } from './searches/queries.ts';
import { searchReactions } from './searches/reactions.ts';
import { every, migrations, module } from './tables.ts';

export const sourcing = module({
  migrations,
  handlers: [
    ...parameterHandlers,
    ...supplierHandlers,
    ...allocationHandlers,
    ...allocationQueries,
    ...scheduleQueries,
    ...purchaseCommands,
    ...purchaseQueries,
    ...searchCommands,
    ...searchQueries,
    ...commonHandlers,
  ],
  reactions: [...scheduleReactions, ...consumptionReactions, ...purchaseReactions, ...searchReactions],
  timers: [
    every('finish make orders', 2, finishMakes),
    every('keep supply true', 5, keepSupply),
    every('take best offers', 10, takeBestOffers),
  ],
});
