// What was sent, checked against its declaration; each fault names its field and the reason.
import type { Problem } from '@onelot/base';
import { type Operation, pathFields } from '@onelot/contracts';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const toPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const unknownFields = (operation: Operation, input: unknown): Problem[] => {
  if (!(operation.input instanceof z.ZodObject) || typeof input !== 'object' || input === null) return [];
  const known = operation.input.shape;
  return Object.keys(input)
    .filter((key) => !(key in known))
    .map((key) => ({
      code: 'UNKNOWN_FIELD',
      path: toPointer([key]),
      message: `There is no field "${key}" here; known are ${Object.keys(known).join(', ') || 'none'}.`,
    }));
};

type Issue = z.core.$ZodIssue;

const sizeKind = (origin: string): string =>
  origin === 'string' ? 'LETTERS' : origin === 'array' || origin === 'set' ? 'ENTRIES' : 'NUMBER';

/** What a schema's fault is in kind, with the limit that was missed: screens have words for each. */
const kindOf = (issue: Issue): Pick<Problem, 'data'> => {
  if (issue.code === 'too_small') {
    const kind = sizeKind(issue.origin);
    if (kind !== 'NUMBER' && Number(issue.minimum) <= 1) return { data: { kind: 'NEEDED' } };
    return { data: { kind: `${issue.inclusive === false ? 'ABOVE' : 'LEAST'}_${kind}`, limit: Number(issue.minimum) } };
  }
  if (issue.code === 'too_big') {
    const way = issue.inclusive === false ? 'BELOW' : 'MOST';
    return { data: { kind: `${way}_${sizeKind(issue.origin)}`, limit: Number(issue.maximum) } };
  }
  if (issue.code === 'invalid_type') {
    if (issue.message.endsWith('received undefined') || issue.message.endsWith('received null'))
      return { data: { kind: 'NEEDED' } };
    if (issue.expected === 'int') return { data: { kind: 'WHOLE_NUMBER' } };
    if (issue.expected === 'number') return { data: { kind: 'A_NUMBER' } };
  }
  if (issue.code === 'invalid_format' && issue.format === 'email') return { data: { kind: 'NO_EMAIL' } };
  return {};
};

/** The parsed input, or a 422 that lists every fault. */
export const checkInput = (operation: Operation, input: unknown): unknown => {
  const unknown = unknownFields(operation, input);
  const parsed = operation.input.safeParse(input);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue): Problem => ({
          code: issue.code.toUpperCase(),
          path: toPointer(issue.path),
          message: issue.message,
          ...kindOf(issue),
        }),
      );
  if (unknown.length || faults.length)
    throw new Refusal('not-valid', 'Something in what was sent is not right.', [...unknown, ...faults]);
  return parsed.data;
};

type Field = z.ZodType & { unwrap?: () => z.ZodType; def?: { innerType?: z.ZodType } };
const inner = (field: Field | undefined): Field | undefined => {
  let current = field;
  while (
    current &&
    (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable)
  )
    current = current.def.innerType as Field;
  return current;
};

/** Path parts and address query are text; where the declaration asks for a number or boolean they become one. */
export const fromAddress = (
  operation: Operation,
  path: Record<string, string>,
  query: URLSearchParams,
): Record<string, unknown> => {
  const shape = operation.input instanceof z.ZodObject ? operation.input.shape : {};
  const read = (name: string, text: string): unknown => {
    const field = inner(shape[name] as Field | undefined);
    if (field instanceof z.ZodNumber && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
    if (field instanceof z.ZodBoolean && (text === 'true' || text === 'false')) return text === 'true';
    return text;
  };
  const fields: Record<string, unknown> = {};
  for (const [name, text] of query) fields[name] = read(name, text);
  for (const name of pathFields(operation.path)) fields[name] = read(name, path[name] ?? '');
  return fields;
};
