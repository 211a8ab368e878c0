// What may be asked of service, idea by idea.
import { demandCommands } from './demands/commands.ts';
import { experienceCommands } from './experience/commands.ts';

export const commands = [...demandCommands, ...experienceCommands];
