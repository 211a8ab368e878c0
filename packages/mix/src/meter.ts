// How much work an answer may take and has taken: steps are counted, a stop is asked for between them.

export interface Effort {
  /** Stop once (bound - value) / |value| is no more. */
  readonly gap?: number;
  /** One step is one combination looked at; the default is about ten seconds' work. */
  readonly maxSteps?: number;
  readonly seed?: number;
  readonly onProgress?: (progress: { readonly value: number; readonly bound: number; readonly steps: number }) => void;
  /** Asked between steps; a result it stops is repeated by `maxSteps` of the steps it reports. */
  readonly shouldStop?: () => boolean;
}

export type Stopped = 'steps' | 'asked';

const DEFAULT_STEPS = 4e8;

export class Meter {
  steps = 0;
  stopped: Stopped | undefined;
  private looked = 0;
  readonly most: number;
  readonly effort: Effort;

  constructor(effort: Effort) {
    this.effort = effort;
    this.most = effort.maxSteps ?? DEFAULT_STEPS;
  }

  /** Counts work; false once it must end. */
  take(steps: number): boolean {
    if (this.stopped) return false;
    this.steps += steps;
    if (this.steps > this.most) this.stopped = 'steps';
    else if (this.steps - this.looked > 100_000) {
      this.looked = this.steps;
      if (this.effort.shouldStop?.()) this.stopped = 'asked';
    }
    return !this.stopped;
  }

  tell(value: number, bound: number): void {
    this.effort.onProgress?.({ value, bound, steps: this.steps });
  }
}

/** (bound - value) relative to the value. */
export const gapOf = (value: number, bound: number): number =>
  bound <= value ? 0 : (bound - value) / Math.max(Math.abs(value), 1e-9);
