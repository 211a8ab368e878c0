// What may be asked of logistics, idea by idea.
import { placeCommands } from './places/commands.ts';
import { stockCommands } from './stock/commands.ts';

export const commands = [...placeCommands, ...stockCommands];
