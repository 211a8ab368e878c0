// Whether the figures of a network make sense one by one: names that exist, shares within 1, resources that give time.
import { type Problem, pointer, problem } from '@onelot/base';
import { type FlatCenter, flatten, resolve } from './flatten.ts';
import type { Center, Network, Process, Resource } from './network.ts';

/** Longest horizon and longest response time in days: keeps the work bounded. */
const LONGEST = 3660;

/** Problems of a network of the right shape, each with its field. What hangs together over centers is judged by `compile`. */
export const checkFigures = (network: Network): readonly Problem[] => {
  const flat = flatten(network);
  const known = new Map(flat.map((center) => [center.id, center]));
  const levels = new Set(network.levels.map(({ id }) => id));
  return [
    ...twice(flat.map(({ id, path }) => [id, `${path}/id`])),
    ...twice(network.levels.map(({ id }, index) => [id, pointer('levels', index, 'id')])),
    ...checkTop(network, levels),
    ...checkResponses(network, levels, known),
    ...flat.flatMap((center) => checkCenter(center, known, levels)),
  ];
};

const twice = (entries: readonly (readonly [string, string])[]): readonly Problem[] => {
  const seen = new Set<string>();
  return entries.flatMap(([id, path]) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem('DUPLICATE', path, `"${id}" is there twice. Give each its own id.`)];
  });
};

const sumOver = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);
const overOne = (shares: readonly number[], path: string): readonly Problem[] =>
  sumOver(shares) > 1 + 1e-9
    ? [problem('SHARES', path, `The shares sum to ${Number(sumOver(shares).toFixed(6))}, more than 1. Lower them.`)]
    : [];
const unknownLevel = (level: string, path: string): Problem =>
  problem('UNKNOWN_LEVEL', path, `No level is called "${level}". Correct the name or add it under "levels".`);

const checkTop = (network: Network, levels: ReadonlySet<string>): readonly Problem[] => {
  const problems: Problem[] = [];
  const { periods } = network.calendar;
  if (periods.reduce((sum, { days }) => sum + days, 0) > LONGEST)
    problems.push(problem('HORIZON', '/calendar/periods', `The periods hold more than ${LONGEST} days.`));
  network.levels.forEach((level, index) => {
    if (level.products)
      problems.push(
        ...overOne(
          level.products.map(({ share }) => share),
          pointer('levels', index, 'products'),
        ),
      );
    if (level.delayDays > LONGEST)
      problems.push(problem('HORIZON', pointer('levels', index, 'delayDays'), 'The delay is too long.'));
  });
  network.forecast.forEach((line, index) => {
    if (!levels.has(line.level)) problems.push(unknownLevel(line.level, pointer('forecast', index, 'level')));
    if (line.quarters.length !== periods.length)
      problems.push(
        problem(
          'PERIODS',
          pointer('forecast', index, 'quarters'),
          `There are ${line.quarters.length} periods here and ${periods.length} in the calendar. Let them be as many.`,
        ),
      );
  });
  const shares = network.weekdayShares?.shares;
  if (shares && Math.abs(sumOver(shares) - 1) > 1e-6)
    problems.push(problem('SHARES', '/weekdayShares/shares', 'The shares of the weekdays must sum to 1.'));
  const markets = new Map<string, number[]>();
  for (const { market } of network.centers)
    if (market) markets.set(market.id ?? '', [...(markets.get(market.id ?? '') ?? []), market.share]);
  for (const shares of markets.values()) problems.push(...overOne(shares, '/centers'));
  return problems;
};

const checkResponses = (
  network: Network,
  levels: ReadonlySet<string>,
  known: ReadonlyMap<string, FlatCenter>,
): readonly Problem[] => {
  const problems: Problem[] = [];
  network.responseTimes.forEach((entry, index) => {
    const at = (field: string): string => pointer('responseTimes', index, field);
    if (!levels.has(entry.level)) problems.push(unknownLevel(entry.level, at('level')));
    if (!known.has(entry.center))
      problems.push(problem('UNKNOWN_CENTER', at('center'), `No center is called "${entry.center}".`));
    if (entry.internalDays > LONGEST) problems.push(problem('HORIZON', at('internalDays'), 'The time is too long.'));
  });
  const keys = network.responseTimes.map(
    ({ level, center }, index) => [`${center}, ${level}`, pointer('responseTimes', index)] as const,
  );
  return [...problems, ...twice(keys)];
};

const checkCenter = (
  center: FlatCenter,
  known: ReadonlyMap<string, FlatCenter>,
  levels: ReadonlySet<string>,
): readonly Problem[] => {
  const { spec, path } = center;
  const resources = new Set((spec.resources ?? []).map(({ id }) => id));
  return [
    ...(spec.resources ?? []).flatMap((resource, index) => checkResource(resource, `${path}/resources/${index}`)),
    ...twice((spec.resources ?? []).map(({ id }, index) => [id, `${path}/resources/${index}/id`])),
    ...(spec.market?.offers ?? []).flatMap((level, index) =>
      levels.has(level) ? [] : [unknownLevel(level, `${path}/market/offers/${index}`)],
    ),
    ...(spec.transfers ?? []).flatMap(({ to }, index) =>
      resolve(known, center, to)
        ? []
        : [problem('UNKNOWN_CENTER', `${path}/transfers/${index}/to`, `No center is called "${to}".`)],
    ),
    ...spec.processes.flatMap((process, index) =>
      checkProcess(process, `${path}/processes/${index}`, center, known, { levels, resources }),
    ),
  ];
};

const checkResource = (resource: Resource, path: string): readonly Problem[] => {
  const problems: Problem[] = [];
  const inside = (field: 'efficiency' | 'reliability'): void => {
    const value = resource[field];
    if (value !== undefined && !(value > 0 && value <= 1))
      problems.push(
        problem('RANGE', `${path}/${field}`, `The ${field} is ${value}; it must be above 0 and at most 1.`),
      );
  };
  inside('efficiency');
  inside('reliability');
  if ((resource.setupSeconds ?? 0) >= resource.availableSeconds)
    problems.push(
      problem(
        'SETUP_TOO_LONG',
        `${path}/setupSeconds`,
        `Setup takes ${resource.setupSeconds ?? 0} s of ${resource.availableSeconds} s available: nothing is left for work.`,
      ),
    );
  return problems;
};

const checkProcess = (
  process: Process,
  path: string,
  center: FlatCenter,
  known: ReadonlyMap<string, FlatCenter>,
  names: { readonly levels: ReadonlySet<string>; readonly resources: ReadonlySet<string> },
): readonly Problem[] => [
  ...(process.levels ?? []).flatMap((level, index) =>
    names.levels.has(level) ? [] : [unknownLevel(level, `${path}/levels/${index}`)],
  ),
  ...(process.groups ?? []).flatMap((group, index) =>
    Object.keys(group.seconds).flatMap((id) =>
      names.resources.has(id)
        ? []
        : [
            problem(
              'UNKNOWN_RESOURCE',
              `${path}/groups/${index}${pointer('seconds', id)}`,
              `Center "${center.id}" has no resource "${id}".`,
            ),
          ],
    ),
  ),
  ...(process.needs ?? []).flatMap((need, index) => [
    ...overOne(
      need.suppliers.map(({ share }) => share ?? 0),
      `${path}/needs/${index}/suppliers`,
    ),
    ...need.suppliers.flatMap((supplier, place) =>
      resolve(known, center, supplier.center)
        ? []
        : [
            problem(
              'UNKNOWN_CENTER',
              `${path}/needs/${index}/suppliers/${place}/center`,
              `No center is called "${supplier.center}". Correct the supplier or add the center.`,
            ),
          ],
    ),
  ]),
];

/** The centers a center buys from, by id, each once. */
export const suppliersOf = (
  known: ReadonlyMap<string, FlatCenter>,
  center: FlatCenter,
  spec: Center = center.spec,
): readonly string[] => [
  ...new Set(
    spec.processes.flatMap(({ needs }) =>
      (needs ?? []).flatMap(({ suppliers }) =>
        suppliers.map((supplier) => resolve(known, center, supplier.center)?.id ?? supplier.center),
      ),
    ),
  ),
];
