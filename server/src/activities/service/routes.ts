// What service serves and hears: its handlers, reactions and timers in one list.
import { commands } from './commands.ts';
import { queries } from './queries.ts';
import { reactions } from './reactions.ts';
import { migrations, room } from './tables.ts';

export const service = room.module({ migrations, handlers: [...commands, ...queries], reactions });
