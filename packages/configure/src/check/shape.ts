// Collects what is wrong with data from outside, each problem at its place; reading helpers for records, lists and texts.
import { type Problem, pointer, problem } from '@onelot/base';
import type { ExpressionError } from '../expression/tokens.ts';

export type Path = readonly (string | number)[];
export type Fields = Readonly<Record<string, unknown>>;

const MAX_PROBLEMS = 100;

export class Check {
  readonly problems: Problem[] = [];
  constructor(readonly code: string) {}

  add(path: Path, message: string, code = this.code, data?: Fields): undefined {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem(code, pointer(...path), message, data));
    return undefined;
  }

  /** A record with these fields and no others; fields ending in `?` may be absent. */
  record(value: unknown, path: Path, fields: readonly string[]): Fields | undefined {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return this.add(path, 'This must be an object.', this.code, { kind: 'NOT_OBJECT' });
    const record = value as Fields;
    for (const key of Object.keys(record).slice(0, 200)) {
      if (!fields.includes(key) && !fields.includes(`${key}?`))
        this.add([...path, key.slice(0, 80)], 'No such field is known here.', this.code, { kind: 'NO_SUCH_FIELD' });
    }
    for (const field of fields) {
      if (!field.endsWith('?') && (!Object.hasOwn(record, field) || record[field] === undefined))
        this.add([...path, field], 'This field is missing.', this.code, { kind: 'FIELD_MISSING' });
    }
    return record;
  }

  list(value: unknown, path: Path, most: number, least = 0): readonly unknown[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.add(path, 'This must be a list.', this.code, { kind: 'NOT_LIST' }) ?? [];
    if (value.length > most)
      return (
        this.add(path, `At most ${most} entries are allowed here, not ${value.length}.`, this.code, {
          kind: 'TOO_MANY_ENTRIES',
          most,
        }) ?? []
      );
    if (value.length < least)
      this.add(path, `At least ${least} ${least === 1 ? 'entry is' : 'entries are'} needed here.`, this.code, {
        kind: 'TOO_FEW_ENTRIES',
        least,
      });
    return value;
  }

  string(value: unknown, path: Path, most: number, least = 0): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.add(path, 'This must be a text.', this.code, { kind: 'NOT_TEXT' });
    if (value.length > most)
      return this.add(path, `At most ${most} characters are allowed here, not ${value.length}.`, this.code, {
        kind: 'TOO_LONG',
        most,
      });
    if (value.trim().length < least)
      return this.add(path, 'This must not be empty.', this.code, { kind: 'EMPTY_TEXT' });
    return value;
  }

  /** A text by locale. */
  text(value: unknown, path: Path, most = 2000): void {
    if (value === undefined) return;
    const record = this.record(value, path, ['en', 'de?']);
    if (!record) return;
    this.string(record.en, [...path, 'en'], most, 1);
    this.string(record.de, [...path, 'de'], most, 1);
  }

  number(value: unknown, path: Path, least: number, most: number, whole = false): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this.add(path, 'This must be a number.', this.code, { kind: 'NOT_NUMBER' });
    if (whole && !Number.isSafeInteger(value))
      return this.add(path, 'This must be a whole number.', this.code, { kind: 'NOT_INTEGER' });
    return value < least || value > most
      ? this.add(path, `This must be from ${least} to ${most}, not ${value}.`, this.code, {
          kind: 'NOT_BETWEEN',
          least,
          most,
        })
      : value;
  }

  /** An identifier matching a pattern, not used before among `seen`. */
  id(value: unknown, path: Path, form: RegExp, seen?: Set<string>): string | undefined {
    const id = this.string(value, path, 64, 1);
    if (id === undefined) return undefined;
    if (!form.test(id))
      return this.add(path, `${JSON.stringify(id)} is not an identifier of the form ${form.source}.`, this.code, {
        kind: 'BAD_ID',
      });
    if (seen?.has(id))
      return this.add(path, `The id ${id} is used twice.`, this.code === 'BAD_MODEL' ? 'DUPLICATE_ID' : this.code);
    seen?.add(id);
    return id;
  }

  expressionError(path: Path, source: string, error: ExpressionError): undefined {
    const code = error.code === 'UNIT' ? 'UNIT' : error.code === 'UNKNOWN_NAME' ? 'UNKNOWN_OPTION' : this.code;
    return this.add(path, `${error.message} (character ${error.at + 1})`, code, {
      at: error.at,
      source: source.slice(0, 200),
      kind: error.code,
    });
  }
}

/** Names in expressions. */
export const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
/** Identifiers that only stand in quotes. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/;
