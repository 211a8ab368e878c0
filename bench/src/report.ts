// How a bench tells what it measured: on the screen as it goes, and as one section of bench/RESULTS.md when it ends.

export interface Bench {
  /** Shorter runs that still show every row. */
  readonly quick: boolean;
  /** Folder of the public benchmark data, or undefined where it is absent: those rows then say that they were skipped. */
  readonly data: string | undefined;
  /** Words after the bench's name. */
  readonly args: readonly string[];
  /** Progress for the person who waits. */
  say(sentence: string): void;
}

/** What a bench answers: Markdown below its heading, kept as bench/results/<name>.md. */
export type Measure = (bench: Bench) => Promise<string>;

/** The value below which the share `p` (0 to 1) of the measurements lies; NaN for none. */
export const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
};

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
