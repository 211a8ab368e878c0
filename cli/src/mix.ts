// Which variants to offer and how many of each to make, from a model in a file: JSON out, whatever the end.
import { type Problem, problem } from '@onelot/base';
import { type Model, type SolveOptions, solve } from '@onelot/mix';
import { flag, read, text } from './arguments.ts';
import { readText } from './files.ts';
import { type ExitCode, type Io, Stop, wrong } from './io.ts';
import { QUESTIONS } from './mix-questions.ts';

const CANNOT_NOW = new Set(['INFEASIBLE', 'STOPPED']);

export const mix = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const options = { json: flag, ask: text, gap: text, 'max-steps': text, seconds: text };
  const { values, words } = read(args, options, ['FILE.json']);
  const seconds = amount('--seconds', values.seconds);
  const gap = amount('--gap', values.gap);
  const maxSteps = amount('--max-steps', values['max-steps']);
  const model = await readModel(io, words[0] as string);
  if ('problem' in model) return refuse(io, [model.problem]);
  const effort = {
    ...(gap !== undefined && { gap }),
    ...(maxSteps !== undefined && { maxSteps }),
    ...limitedBy(seconds),
    onProgress: progress(io),
  };
  if (values.ask !== undefined) return ask(io, values.ask, model.value, effort);
  const answer = solve(model.value as Model, effort);
  if (!answer.ok) return refuse(io, answer.problems);
  const { value, bound, gap: left, proof, x, steps, stopped } = answer.value;
  io.out(`${JSON.stringify({ value, bound, gap: left, proof, x, steps, ...(stopped && { stopped }) })}\n`);
  // A limit the caller set was reached before the proof: the plan is told, and so is that it was stopped.
  return stopped && (maxSteps !== undefined || seconds !== undefined) ? 3 : 0;
};

const ask = (io: Io, name: string, model: unknown, effort: SolveOptions): ExitCode => {
  const question = Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined;
  if (!question) return wrong(`--ask is "${name}"; it can be ${Object.keys(QUESTIONS).join(', ')}.`);
  const asked = typeof model === 'object' && model !== null ? model : {};
  const answer = question(asked as Model, effort);
  if (!answer.ok) return refuse(io, answer.problems);
  io.out(`${JSON.stringify(answer.value)}\n`);
  return 0;
};

const amount = (name: string, given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  const value = Number(given);
  return given.trim() !== '' && value >= 0 ? value : wrong(`${name} must be a number that is not negative.`);
};

const limitedBy = (seconds: number | undefined): SolveOptions => {
  if (seconds === undefined) return {};
  const end = Date.now() + seconds * 1000;
  return { shouldStop: () => Date.now() > end, maxSteps: Number.MAX_SAFE_INTEGER };
};

const readModel = async (io: Io, file: string): Promise<{ value: unknown } | { problem: Problem }> => {
  try {
    return { value: JSON.parse(await readText(io, file)) as unknown };
  } catch (error) {
    const message = error instanceof Stop ? error.message : `${file} is not JSON: ${(error as Error).message}.`;
    return { problem: problem('MIX_FILE', '', message) };
  }
};

const refuse = (io: Io, problems: readonly Problem[]): ExitCode => {
  io.out(`${JSON.stringify({ ...problems[0], problems })}\n`);
  io.err(problems.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('\n'));
  return problems.some(({ code }) => CANNOT_NOW.has(code)) ? 3 : 2;
};

/** Progress for the person who waits, a line a second at most. */
const progress = (io: Io): NonNullable<SolveOptions['onProgress']> => {
  let told = Date.now();
  return ({ value, bound, steps }) => {
    if (Date.now() - told < 1000) return;
    told = Date.now();
    io.err(`value ${value}, bound ${bound}, ${steps} steps`);
  };
};
