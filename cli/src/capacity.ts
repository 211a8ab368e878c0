// How many resources the centers of a network need, from its file: as a table to read, or as JSON and nothing else.
import {
  type BoundsResult,
  bounds,
  type Network,
  type PlanOptions,
  type PlanResult,
  plan,
  search,
  type TransferResult,
  transfers,
} from '@onelot/capacity';
import { flag, read, text } from './arguments.ts';
import { readText } from './files.ts';
import { type ExitCode, type Io, json, Stop } from './io.ts';

type Problems = readonly { readonly code: string; readonly path: string; readonly message: string }[];

/** Problems that are an answer about the network, not a mistake in the file. */
const NO_ANSWER = new Set(['STOPPED', 'LEVEL_CAP']);

export const capacity = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const { values, words } = read(
    args,
    { json: flag, bounds: flag, search: flag, transfers: flag, seed: text, scenarios: text },
    ['FILE.json'],
  );
  const file = words[0] as string;
  const end = (problems: Problems): never => {
    if (values.json) io.out(json({ problems }));
    const code = problems.every((each) => NO_ANSWER.has(each.code)) ? 3 : 2;
    throw new Stop(code, problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));
  };
  const number = (name: 'seed' | 'scenarios', least: number): number | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    if (/^\d{1,9}$/.test(given) && Number(given) >= least) return Number(given);
    return end([
      { code: 'OPTION', path: `--${name}`, message: `must be a whole number from ${least}, not "${given}".` },
    ]);
  };
  const options: PlanOptions = { seed: number('seed', 0), scenarios: number('scenarios', 1) };
  const network = await readNetwork(io, file, end);
  const found = values.search ? search(network, options) : undefined;
  if (found && !found.ok) return end(found.problems);
  const chosen = found ? found.value.network : network;
  const moved = values.transfers ? transfers(chosen, options) : undefined;
  if (moved && !moved.ok) return end(moved.problems);
  const answer = plan(chosen, undefined, undefined, { ...options, ...(moved ? { moves: moved.value.moves } : {}) });
  if (!answer.ok) return end(answer.problems);
  const limits = values.bounds ? bounds(chosen, undefined, undefined, options) : undefined;
  if (limits && !limits.ok) return end(limits.problems);
  const shown = {
    ...withBounds(answer.value, limits?.value),
    ...(found
      ? { search: { before: found.value.before, steps: found.value.steps, changes: found.value.changes } }
      : {}),
    ...(moved ? { transfers: withoutPlan(moved.value) } : {}),
  };
  io.out(values.json ? json(shown) : readable(shown));
  return 0;
};

const readNetwork = async (io: Io, file: string, end: (problems: Problems) => never): Promise<Network> => {
  const content = await readText(io, file).catch((error: Error) =>
    end([{ code: 'FILE', path: '', message: error.message }]),
  );
  try {
    return JSON.parse(content) as Network;
  } catch (error) {
    return end([{ code: 'JSON', path: '', message: `The file is not JSON: ${(error as Error).message}.` }]);
  }
};

const withoutPlan = ({ plan: _, ...rest }: TransferResult): Omit<TransferResult, 'plan'> => rest;

const withBounds = (result: PlanResult, limits: BoundsResult | undefined): PlanResult => {
  if (!limits) return result;
  const known = new Map(limits.resources.map((each) => [`${each.center} ${each.resource}`, each]));
  return {
    ...result,
    notes: [...result.notes, ...limits.notes],
    centers: result.centers.map((center) => ({
      ...center,
      resources: center.resources.map((resource) => {
        const limit = known.get(`${center.id} ${resource.id}`);
        return { ...resource, low: limit?.low ?? null, high: limit?.high ?? null };
      }),
    })),
  };
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const readable = (result: PlanResult): string => {
  const lines = result.centers.flatMap(({ id, stage, resources, levels, stocks }) => [
    `${id} (${stage})`,
    ...resources.map(({ id: name, planned, interval, need, utilisation, low, high }) =>
      [
        `  ${name.padEnd(16)} ${String(planned).padStart(4)} units`,
        `needed in scenarios ${need.p5} to ${need.p95}, at most ${need.max}`,
        `interval ${interval[0]} to ${interval[1] ?? 'open'}`,
        `worked ${percent(utilisation)}`,
        ...(low === null ? [] : [`bounds ${low} to ${high}`]),
      ].join(', '),
    ),
    ...stocks.map(({ level, product, base }) => `  stock of ${product}, ${level}: ${base}`),
    ...levels.map(
      ({ id: level, service, target }) => `  ${level}: served ${percent(service)}, asked ${percent(target)}`,
    ),
  ]);
  const notes = result.notes.map(({ message }) => `Note: ${message}`);
  return `${[...lines, ...notes, `Cost ${result.cost} minor units, ${result.scenarios} scenarios, seed ${result.seed}`].join('\n')}\n`;
};
