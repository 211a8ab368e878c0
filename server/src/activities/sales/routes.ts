// What sales serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { libraryQueries } from './library/queries.ts';
import { libraryReactions } from './library/reactions.ts';
import { memberQueries } from './members/queries.ts';
import { offerCommands } from './offers/commands.ts';
import { offerQueries } from './offers/queries.ts';
import { offerReactions } from './offers/reactions.ts';
import { accuracyQueries } from './orders/accuracy.ts';
import { orderCommands } from './orders/commands.ts';
import { holdTimer } from './orders/expire.ts';
import { orderQueries } from './orders/queries.ts';
import { orderReactions } from './orders/reactions.ts';
import { commonQueries } from './queries.ts';
import { migrations, type SalesTables } from './tables.ts';

export const sales = rooms<SalesTables>('sales').module({
  migrations,
  handlers: [
    ...offerQueries,
    ...offerCommands,
    ...orderQueries,
    ...accuracyQueries,
    ...orderCommands,
    ...memberQueries,
    ...libraryQueries,
    ...commonQueries,
  ],
  reactions: [...offerReactions, ...orderReactions, ...libraryReactions],
  timers: [holdTimer],
});
