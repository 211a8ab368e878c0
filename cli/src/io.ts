// What a command may touch: where it says things, where it stands, and how it ends.

export interface Io {
  /** Results only. */
  out(text: string): void;
  /** Everything said to a person beside the result. */
  err(text: string): void;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
}

/** 0: done. 2: what was given is wrong, and what is said names it. 3: it could not be done now. */
export type ExitCode = 0 | 2 | 3;

/** Ends a command with a sentence for people. */
export class Stop extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

export const wrong = (message: string): never => {
  throw new Stop(2, message);
};
export const cannot = (message: string): never => {
  throw new Stop(3, message);
};

export const json = (value: unknown): string =>
  `${JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each), 2)}\n`;
