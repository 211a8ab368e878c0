// A good plan found quickly: a choice of columns made to keep the rows, then filled while anything is left.

import type { Range } from './dual.ts';
import type { Charges, Choice, Row } from './rows.ts';
import { reduced, use, usesOf } from './rows.ts';

export const gainOf = (choice: Choice, pick: Int32Array): number => {
  let sum = 0;
  for (let i = 0; i < pick.length; i += 1) sum += choice.cols.gain[pick[i] as number] as number;
  return sum;
};

/** What a sum may pass its limit by, from rounding alone; whole numbers never need it. */
export const slackOf = (row: Row): number =>
  Number.isInteger(row.max) && !row.per ? 0 : 1e-9 * Math.max(1, Math.abs(row.max));

export const keeps = (choice: Choice, uses: Float64Array): boolean =>
  choice.rows.every((row, k) => (uses[k] as number) <= row.max + slackOf(row));

const over = (choice: Choice, uses: Float64Array): number =>
  choice.rows.reduce((sum, row, k) => {
    const beyond = (uses[k] as number) - row.max - slackOf(row);
    return beyond > 0 ? sum + beyond / Math.max(1, Math.abs(row.max)) : sum;
  }, 0);

/**
 * Moves one variant at a time to the column that frees most per loss, then to those that earn most within what is left.
 * Changes `pick` in place; false where the rows could not be kept.
 */
export const repair = (choice: Choice, range: Range, charges: Charges, pick: Int32Array): boolean => {
  const uses = usesOf(choice, pick);
  for (let turn = 0; turn < 4 * pick.length + 20; turn += 1) {
    const now = over(choice, uses);
    if (now <= 0) {
      fill(choice, range, pick, uses);
      return true;
    }
    if (!easeOnce(choice, range, charges, pick, uses, now)) return false;
  }
  return false;
};

const move = (choice: Choice, uses: Float64Array, i: number, from: number, to: number, sign = 1): void => {
  const { x } = choice.cols;
  const t = choice.threshold[i] as number;
  choice.rows.forEach((row, k) => {
    uses[k]! += sign * (use(row, i, x[to] as number, t) - use(row, i, x[from] as number, t));
  });
};

const easeOnce = (
  choice: Choice,
  range: Range,
  charges: Charges,
  pick: Int32Array,
  uses: Float64Array,
  now: number,
): boolean => {
  let best = Number.POSITIVE_INFINITY;
  let which = -1;
  let column = -1;
  for (let i = 0; i < pick.length; i += 1) {
    const at = pick[i] as number;
    for (let k = range.from[i] as number; k < (range.to[i] as number); k += 1) {
      if (k === at) continue;
      move(choice, uses, i, at, k);
      const eased = now - over(choice, uses);
      move(choice, uses, i, at, k, -1);
      if (eased <= 1e-15) continue;
      const loss = Math.max(0, reduced(choice, charges, i, at) - reduced(choice, charges, i, k)) + 1e-9;
      // A move that frees the whole need is judged by its loss alone, so the least of several sufficient ones wins.
      const rate = loss / eased;
      if (rate < best) {
        best = rate;
        which = i;
        column = k;
      }
    }
  }
  if (which < 0) return false;
  move(choice, uses, which, pick[which] as number, column);
  pick[which] = column;
  return true;
};

/** Takes the column that earns most within what is left, until none does. */
const fill = (choice: Choice, range: Range, pick: Int32Array, uses: Float64Array): void => {
  const { gain } = choice.cols;
  const passes = pick.length > 2000 ? 8 : 60;
  for (let pass = 0; pass < passes; pass += 1) {
    let best = 1e-9;
    let which = -1;
    let column = -1;
    for (let i = 0; i < pick.length; i += 1) {
      const at = pick[i] as number;
      for (let k = range.from[i] as number; k < (range.to[i] as number); k += 1) {
        const more = (gain[k] as number) - (gain[at] as number);
        if (more <= best) continue;
        move(choice, uses, i, at, k);
        if (keeps(choice, uses)) {
          best = more;
          which = i;
          column = k;
        }
        move(choice, uses, i, at, k, -1);
      }
    }
    if (which < 0) return;
    move(choice, uses, which, pick[which] as number, column);
    pick[which] = column;
  }
};
