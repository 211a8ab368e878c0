// What may be asked of logistics, idea by idea.
import { deliveryCommands } from './deliveries/commands.ts';
import { finishedCommands } from './finished/commands.ts';
import { placeCommands } from './places/commands.ts';
import { receivingCommands } from './receiving/commands.ts';
import { stockCommands } from './stock/commands.ts';

export const commands = [
  ...placeCommands,
  ...stockCommands,
  ...receivingCommands,
  ...finishedCommands,
  ...deliveryCommands,
];
