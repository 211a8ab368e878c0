// How reading a UVL file fails: at a line and a column, with what is wrong there.
import { type Problem, problem } from '@onelot/base';

/** Thrown inside the reader and turned into a problem at its border. */
export class Wrong extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
    message: string,
  ) {
    super(message);
  }

  /** BAD_MODEL at `/lines/<number from 0>`; `data` counts from 1. */
  get problem(): Problem {
    const data = { line: this.line + 1, column: this.column + 1 };
    return problem(
      'BAD_MODEL',
      `/lines/${this.line}`,
      `Line ${data.line}, character ${data.column}: ${this.message}`,
      data,
    );
  }
}
