// Which values of the variables are still open, as bounds and tests of rules read it.
import type { Layout } from '../reason/layout.ts';

/** The open values of variables. While `focus` is a variable, it counts as fixed to value number `focusAt`. */
export interface Open {
  /** 1 where a value is open; variable v's values begin at `start[v]`. */
  readonly live: Uint8Array;
  readonly start: Int32Array;
  focus: number;
  focusAt: number;
}

/** Everything open. */
export const openOf = (layout: Pick<Layout, 'variables'>): Open => {
  const start = new Int32Array(layout.variables.length);
  let total = 0;
  layout.variables.forEach((v, i) => {
    start[i] = total;
    total += v.values.length;
  });
  return { live: new Uint8Array(total).fill(1), start, focus: -1, focusAt: 0 };
};

const endOf = ({ live, start }: Open, variable: number): number => start[variable + 1] ?? live.length;

/** Of the variable this value number alone. */
export const openOnly = (open: Open, variable: number, value: number): void => {
  const from = open.start[variable] as number;
  open.live.fill(0, from, endOf(open, variable));
  open.live[from + value] = 1;
};

/** Every value of the variable again. */
export const openAll = (open: Open, variable: number): void => {
  open.live.fill(1, open.start[variable] as number, endOf(open, variable));
};
