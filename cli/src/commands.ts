// Which command was asked for, its help, and how it ends.
import { capacity } from './capacity.ts';
import { exportFolder, importFolder } from './companies.ts';
import { configure } from './configuring.ts';
import { HELP, OVERVIEW } from './help.ts';
import { type ExitCode, type Io, Stop } from './io.ts';
import { mix } from './mix.ts';
import { plan } from './planning.ts';
import { serve, world } from './programs.ts';

const COMMANDS: Readonly<Record<string, (io: Io, args: readonly string[]) => Promise<ExitCode>>> = {
  serve,
  world,
  import: importFolder,
  export: exportFolder,
  configure,
  mix,
  capacity,
  plan,
};

export const run = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const help = name === 'help' && rest[0] !== undefined ? HELP[rest[0]] : undefined;
    io.out(help ?? OVERVIEW);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err(`There is no command "${name}". onelot --help lists what there is.\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(HELP[name] ?? OVERVIEW);
    return 0;
  }
  try {
    return await command(io, rest);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    io.err(`${error.message}\n`);
    return error.code;
  }
};
