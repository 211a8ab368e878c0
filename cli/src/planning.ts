// Scheduling a problem from a file: each operation in its place with the reason for it, or what is wrong with the problem.
import { type ShopProblem, schedule } from '@onelot/plan';
import { flag, read } from './arguments.ts';
import { readJson } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';

export const plan = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const { values, words } = read(args, { json: flag }, ['PROBLEM.json']);
  const file = words[0] as string;
  const answer = schedule((await readJson(io, file)) as ShopProblem);
  if (!answer.ok) {
    if (values.json) io.out(json({ problems: answer.problems }));
    return wrong(answer.problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));
  }
  io.out(values.json ? json(answer.value) : readable(answer.value.operations));
  return 0;
};

type Placed = {
  readonly operation: string;
  readonly workCenter: string;
  readonly unit: number;
  readonly start: number;
  readonly finish: number;
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const readable = (operations: readonly Placed[]): string =>
  [...operations]
    .sort((a, b) => a.start - b.start || a.operation.localeCompare(b.operation))
    .map(
      ({ start, finish, workCenter, unit, operation }) =>
        `${instant(start)}  ${instant(finish)}  ${`${workCenter} ${unit + 1}`.padEnd(16)} ${operation}\n`,
    )
    .join('');
