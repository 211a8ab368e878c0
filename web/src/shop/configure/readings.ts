// What a person measured, once or several times: the figure that counts, and how far the readings lie apart.
import type { Option } from '@onelot/configure';

export type NumberOption = Extract<Option, { type: 'number' }>;

export interface Reading {
  /** The mean of what was read, held to the option's steps and range. */
  readonly value: number;
  /** Largest less smallest; 0 for a single reading. */
  readonly spread: number;
  readonly count: number;
}

/** Undefined without any figure that lies in the option's range. */
export const readingOf = (option: NumberOption, figures: readonly (number | undefined)[]): Reading | undefined => {
  const read = figures.filter((one): one is number => one !== undefined && one >= option.min && one <= option.max);
  if (read.length === 0) return undefined;
  const mean = read.reduce((sum, one) => sum + one, 0) / read.length;
  const held = option.min + Math.round((mean - option.min) / option.step) * option.step;
  const value = Math.round(Math.max(option.min, Math.min(option.max, held)) * 1e6) / 1e6;
  return { value, spread: Math.max(...read) - Math.min(...read), count: read.length };
};
