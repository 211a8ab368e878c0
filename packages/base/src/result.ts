// A function that can fail for a foreseeable reason returns a Result; exceptions are for defects.

/**
 * A foreseeable failure as a value.
 * `code` is stable and upper-case; `path` is a JSON pointer (RFC 6901) into the checked input, `''` for the whole;
 * `message` is a sentence that says what is wrong and what to do; `data` holds the numbers behind it.
 */
export interface Problem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export type Result<T, E = readonly Problem[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const fail = (...problems: readonly Problem[]): Result<never, readonly Problem[]> => ({ ok: false, problems });

export const problem = (
  code: string,
  path: string,
  message: string,
  data?: Readonly<Record<string, unknown>>,
): Problem => (data ? { code, path, message, data } : { code, path, message });

/** Joins parts to a JSON pointer, escaping `~` and `/` as RFC 6901 asks. */
export const pointer = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The value of a result that cannot fail here; throws with every problem named, since a failure is then a defect. */
export const unwrap = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((p) => `${p.code} ${p.path}: ${p.message}`).join('\n'));
};
