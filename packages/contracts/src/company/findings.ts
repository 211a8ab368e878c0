// What is wrong with a company folder, each finding with its file, line and field.
import { type Problem, pointer, problem } from '@onelot/base';

/** Past this many problems the rest is counted, not listed: the first ones usually cause the others. */
export const MOST_PROBLEMS = 500;

export interface Spot {
  readonly file: string;
  /** Line of the file, the header being 1; absent: the file as a whole. */
  readonly line?: number;
  readonly field?: string;
}

export class Findings {
  private readonly list: Problem[] = [];
  private more = 0;

  /** `message` is a sentence that says what is wrong and what to do. */
  add(code: string, spot: Spot, message: string, data: Record<string, unknown> = {}): void {
    const parts = [spot.file, spot.line, spot.field].filter((part): part is string | number => part !== undefined);
    this.take(problem(code, pointer(...parts), message, { ...spot, ...data }));
  }

  /** A problem of a JSON file, found by a schema or an engine; `path` is a pointer inside that file. */
  inside(code: string, file: string, path: string, message: string, data: Record<string, unknown> = {}): void {
    this.take(problem(code, pointer(file) + path, message, { file, field: path, ...data }));
  }

  private take(found: Problem): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push(found);
    else this.more += 1;
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  all(): readonly Problem[] {
    if (this.more === 0) return this.list;
    const message = `${this.more} more problems are not listed. Correct these first and read the folder again.`;
    return [...this.list, problem('MORE_PROBLEMS', '', message, { more: this.more })];
  }
}
