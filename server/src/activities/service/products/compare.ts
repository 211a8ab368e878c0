// Configuration accuracy: whether a product was built as it was ordered, by choices, components and what was measured.
import type { EngineChoices, Output, production, research } from '@onelot/contracts';

type AsBuilt = Output<typeof production.asBuilt>;
type Variant = Output<typeof research.resolveVariant>;

/** A measured number may differ by this share where the operation names no tolerance. */
const TOLERANCE = 0.02;

const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && [...a].sort().every((each, index) => same(each, [...b].sort()[index]));
  return a === b;
};

const choices = (ordered: EngineChoices, built: EngineChoices): string[] =>
  [...new Set([...Object.keys(ordered), ...Object.keys(built)])]
    .sort()
    .filter((option) => !same(ordered[option], built[option]))
    .map(
      (option) =>
        `choice ${option}: ordered ${JSON.stringify(ordered[option])}, built ${JSON.stringify(built[option])}`,
    );

const quantities = (lines: readonly { item: string; quantity: number }[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { item, quantity } of lines) sums.set(item, (sums.get(item) ?? 0) + quantity);
  return sums;
};

const components = (variant: Variant, pieces: number, built: AsBuilt): string[] => {
  const lines = variant.bom.map(({ item, quantity }) => ({ item, quantity: quantity * pieces }));
  const [ordered, made] = [quantities(lines), quantities(built.components)];
  return [...new Set([...ordered.keys(), ...made.keys()])]
    .sort()
    .filter((item) => Math.abs((ordered.get(item) ?? 0) - (made.get(item) ?? 0)) > 1e-6)
    .map((item) => `component ${item}: ordered ${ordered.get(item) ?? 0}, built ${made.get(item) ?? 0}`);
};

/** `lie_tolerance_deg` is the tolerance of `lie_deg`. */
const toleranceOf = (parameters: Record<string, unknown>, name: string, target: number): number => {
  const [, stem, unit] = /^(.*)_([a-z0-9]+)$/.exec(name) ?? [];
  const given = Number(parameters[`${stem}_tolerance_${unit}`] ?? parameters[`${name}_tolerance`]);
  return Number.isFinite(given) ? given : Math.abs(target) * TOLERANCE;
};

const isNumber = (value: unknown): boolean =>
  typeof value !== 'boolean' && String(value).trim() !== '' && Number.isFinite(Number(value));

/** What was measured under the name of a parameter must be that parameter, numbers within tolerance. */
const measured = (variant: Variant, built: AsBuilt): string[] =>
  built.operations.flatMap((operation) => {
    const parameters = variant.routing.find(({ sequence }) => sequence === operation.sequence)?.parameters ?? {};
    return Object.entries(operation.measurements).flatMap(([name, value]) => {
      const target = parameters[name];
      if (target === undefined) return [];
      const fits =
        isNumber(target) && isNumber(value)
          ? Math.abs(Number(value) - Number(target)) <= toleranceOf(parameters, name, Number(target)) + 1e-9
          : same(String(value), String(target));
      return fits ? [] : [`operation ${operation.sequence}, ${name}: ordered ${target}, measured ${value}`];
    });
  });

const operations = (variant: Variant, built: AsBuilt): string[] => {
  const done = new Set(built.operations.map(({ sequence }) => sequence));
  return variant.routing
    .filter(({ sequence }) => !done.has(sequence))
    .map(({ sequence }) => `operation ${sequence}: not recorded`);
};

/**
 * Differences in a few words, none where it was built as ordered. Without a variant (research does not know it any
 * more) only the choices are compared.
 */
export const differences = (
  ordered: { choices: EngineChoices; variant: Variant | undefined; pieces: number },
  built: AsBuilt,
): string[] => [
  ...choices(ordered.choices, built.choices),
  ...(ordered.variant
    ? [
        ...components(ordered.variant, ordered.pieces, built),
        ...operations(ordered.variant, built),
        ...measured(ordered.variant, built),
      ]
    : []),
];
