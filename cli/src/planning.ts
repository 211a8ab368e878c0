// What is planned: a schedule, or a netting; answers are JSON, and what is wrong with a file is JSON too.
import { flag, read } from './arguments.ts';
import { type ExitCode, type Io, json, Stop } from './io.ts';
import { planNet } from './planning-net.ts';
import { planSchedule } from './planning-schedule.ts';
import { readableSchedule } from './planning-shop.ts';

type Command = (io: Io, args: readonly string[]) => Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = { schedule: planSchedule, net: planNet };

/** `onelot plan schedule ...`, or a shop problem alone: `onelot plan PROBLEM.json [--json]`. */
export const plan: Command = async (io, args) => {
  const [name, ...rest] = args;
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return asJson(io, () => command(io, rest));
  const { values, words } = read(args, { json: flag }, ['PROBLEM.json']);
  return readableSchedule(io, words[0] as string, values.json === true);
};

/** Whoever reads the output by program also gets the reason of a refusal there. */
const asJson = async (io: Io, command: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    io.out(json({ problems: [{ code: 'BAD_INPUT', path: '', message: error.message }] }));
    return error.code;
  }
};
