// How a command, a query and an event are declared: once, here; routes, client, validation and documents follow from it.
import type { z } from 'zod';
import type { FlowLetter } from './flows.ts';
import type { Activity, Level, PartyKind } from './vocabulary.ts';

/**
 * Who may call: `anyone`; `signed-in`; a kind of outside party (`customer`, `supplier`, ...), limited to its own
 * records by row-level security; an activity (any role in it); one role of an activity; `installation` (who runs it).
 */
export type Who =
  | 'anyone'
  | 'signed-in'
  | 'installation'
  | Exclude<PartyKind, 'company'>
  | Activity
  | `${Activity}:${string}`;

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `activity.verbNoun`, the OpenAPI operationId. */
  readonly id: string;
  readonly activity: Activity | 'platform';
  readonly level: Level;
  readonly kind: 'command' | 'query';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the company's root, `/orders/{order}`; `{order}` is a field of the input. Platform operations: below `/api`. */
  readonly path: string;
  readonly who: readonly Who[];
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** The answer is a file of this media type, not JSON. */
  readonly media?: 'application/pdf' | 'text/csv' | 'image/svg+xml';
}

export interface EventType<D extends z.ZodType = z.ZodType> {
  /** `activity.noun.happened`, the CloudEvents type. */
  readonly type: string;
  readonly activity: Activity;
  readonly level: Level;
  readonly flow?: FlowLetter;
  readonly summary: string;
  readonly data: D;
}

type Declared = Omit<Operation, 'input' | 'output' | 'kind' | 'activity' | 'method' | 'level'> & {
  readonly level?: Level;
  readonly method?: Operation['method'];
};

const activityOf = (id: string): Operation['activity'] => id.split('.')[0] as Operation['activity'];

/** A command changes state; POST unless told otherwise; may carry an `Idempotency-Key` header. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  declared: Declared & { readonly input: I; readonly output: O },
): Operation<I, O> => ({
  level: 'EPL',
  method: 'POST',
  ...declared,
  kind: 'command',
  activity: activityOf(declared.id),
});

/** A query reads; GET unless its input is too large for an address. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  declared: Declared & { readonly input: I; readonly output: O },
): Operation<I, O> => ({ level: 'EPL', method: 'GET', ...declared, kind: 'query', activity: activityOf(declared.id) });

export const event = <D extends z.ZodType>(
  declared: Omit<EventType, 'data' | 'activity' | 'level'> & { readonly data: D; readonly level?: Level },
): EventType<D> => ({ level: 'EPL', ...declared, activity: activityOf(declared.type) as Activity });

export type Input<O extends Operation> = z.input<O['input']>;
export type Output<O extends Operation> = z.output<O['output']>;
export type Data<E extends EventType> = z.output<E['data']>;

/** Names of the `{field}` parts of a path. */
export const pathFields = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
