// Every number and every day that a person can send has a bound, in every operation; walked over the published inputs.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPERATIONS } from './catalogue.ts';

type Schema = Record<string, unknown>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
/** Largest size an input may have: below it integers, and sums of a hundred of them, are exact. */
const LARGEST = 1e15;

const isBound = (value: unknown, exclusive: unknown): boolean => {
  const bound = typeof value === 'number' ? value : exclusive;
  return typeof bound === 'number' && Math.abs(bound) <= LARGEST;
};
const bounded = (schema: Schema): boolean =>
  isBound(schema.minimum, schema.exclusiveMinimum) && isBound(schema.maximum, schema.exclusiveMaximum);

/** Paths of numbers without bounds below a JSON schema. */
const unbounded = (schema: unknown, path: string): string[] => {
  if (!isSchema(schema)) return [];
  if (
    (schema.type === 'number' || schema.type === 'integer') &&
    schema.const === undefined &&
    schema.enum === undefined
  )
    return bounded(schema) ? [] : [path];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'default' || key === 'examples' || key === 'enum' ? [] : unbounded(value, `${path}.${key}`),
  );
};

describe('numbers in what a person sends', () => {
  it('has a lower and an upper bound in every operation', () => {
    const open = OPERATIONS.flatMap((operation) =>
      unbounded(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }), operation.id),
    );
    expect(open).toEqual([]);
  });
});
