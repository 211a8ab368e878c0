// What interaction serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';
import { recordAttempt } from './demands/attempts.ts';
import { demandCommands } from './demands/commands.ts';
import { demandQueries } from './demands/queries.ts';
import { demandReactions } from './demands/reactions.ts';
import { profileCommands } from './profiles/commands.ts';
import { profileQueries } from './profiles/queries.ts';
import { profileReactions } from './profiles/reactions.ts';
import { overview } from './queries.ts';
import { type InteractionTables, migrations } from './tables.ts';

export const interaction = rooms<InteractionTables>('interaction').module({
  migrations,
  handlers: [recordAttempt, ...demandCommands, ...demandQueries, ...profileCommands, ...profileQueries, ...overview],
  reactions: [...demandReactions, ...profileReactions],
});
