// A second opinion on formulas for the tests: small random ones, and all their products by trying every assignment.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const clause = (variables: number) =>
  fc
    .uniqueArray(fc.nat(variables - 1), { minLength: 1, maxLength: 4 })
    .chain((vs) => fc.tuple(...vs.map((v) => fc.boolean().map((not) => 2 * v + (not ? 1 : 0)))));

export interface SmallFormula {
  readonly variables: number;
  readonly clauses: readonly (readonly number[])[];
}

/** Up to eleven variables; clauses of one are rare, so that most formulas can be met. */
export const smallFormula: fc.Arbitrary<SmallFormula> = fc
  .integer({ min: 1, max: 11 })
  .chain((variables) =>
    fc
      .array(clause(variables), { maxLength: 22 })
      .map((clauses) => ({ variables, clauses: clauses.filter((each, i) => each.length > 1 || i % 9 === 0) })),
  );

export const holds = (product: number, literal: number): boolean =>
  ((product >> (literal >> 1)) & 1) === 1 - (literal & 1);

/** All products as bits; `without` leaves clauses out. */
export const productsOf = (
  { variables, clauses }: SmallFormula,
  literals: readonly number[] = [],
  only: readonly number[] = [...clauses.keys()],
): number[] => {
  const found: number[] = [];
  for (let product = 0; product < 2 ** variables; product++)
    if (
      literals.every((literal) => holds(product, literal)) &&
      only.every((c) => (clauses[c] as readonly number[]).some((literal) => holds(product, literal)))
    )
      found.push(product);
  return found;
};

/** The public models with their known answers; none where their folder is absent. */
const benchmarks = process.env.ONELOT_BENCHMARKS ?? join(import.meta.dirname, '../../../../shared/data');
const folder = join(benchmarks, 'configuration');

export interface Known {
  readonly file: string;
  readonly validConfigurations: string;
  readonly mandatory: number;
  readonly impossible: number;
}
export const known: readonly Known[] = existsSync(join(folder, 'reference.json'))
  ? Object.values(JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Record<string, Known>)
  : [];
export const modelText = (file: string): string => readFileSync(join(folder, file), 'utf8');
