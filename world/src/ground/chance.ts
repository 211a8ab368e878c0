// Chance that repeats: each decision has its own sequence, so that the order in which things happen changes none of them.
import { type Random, random } from '@onelot/base';

export type Chance = (...about: readonly (string | number)[]) => Random;

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
};

export const chances =
  (seed: number): Chance =>
  (...about) => {
    const dice = random(hash(`${seed}/${about.join('/')}`));
    dice.next();
    return dice;
  };

/** One of the keys, each as likely as its weight; undefined where no weight is above zero. */
export const weighted = <T>(dice: Random, choices: readonly (readonly [T, number])[]): T | undefined => {
  const sum = choices.reduce((all, [, weight]) => all + Math.max(0, weight), 0);
  let left = dice.next() * sum;
  for (const [value, weight] of choices) {
    left -= Math.max(0, weight);
    if (left < 0) return value;
  }
  return undefined;
};
