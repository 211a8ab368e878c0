// What a customer likes: choices taken one after another with the engine, near the proposals, until the product is whole.
import type { Random } from '@onelot/base';
import {
  type Choices,
  type Compiled,
  type Conflict,
  type Option,
  type OptionValue,
  open,
  type Session,
} from '@onelot/configure';
import { weighted } from '../ground/chance.ts';

/** The option whose values are chosen by their share of the market, e.g. personalization levels. */
export interface Market {
  readonly option: string;
  readonly shares: readonly (readonly [string, number])[];
}

export interface Taste {
  readonly choices: Choices;
  /** What was wanted and could not be had. */
  readonly blocked: readonly {
    readonly option: string;
    readonly value: string | number | boolean;
    readonly conflict: Conflict;
    readonly choices: Choices;
  }[];
}

/** How often somebody leaves an option as it is proposed. */
const AS_PROPOSED = 0.55;
const LETTERS = 'ABCDEFGHJKLMNPRSTW';

const wish = (option: Option, dice: Random): OptionValue | undefined => {
  if (option.type === 'boolean') return dice.next() < 0.35;
  if (option.type === 'one-of') return dice.pick(option.values).id;
  if (option.type === 'text')
    return option.maxLength >= 5
      ? `${dice.pick([...LETTERS])} · ${dice.pick([...LETTERS])}`.slice(0, option.maxLength)
      : undefined;
  if (option.type === 'some-of') return [...new Set([dice.pick(option.values).id])].slice(0, option.max);
  // Near what is proposed, as bodies and rooms are.
  const middle = typeof option.default === 'number' ? option.default : (option.min + option.max) / 2;
  const value = middle + (dice.normal() * (option.max - option.min)) / 7;
  const step = option.type === 'range' ? 0.01 : option.step;
  const steps = Math.round((Math.min(option.max, Math.max(option.min, value)) - option.min) / step);
  return Math.round((option.min + steps * step) * 1e6) / 1e6;
};

/** A whole valid product; the same dice give the same one. Undefined where it cannot be completed. */
export const tasteOf = (
  compiled: Compiled,
  options: readonly Option[],
  market: Market | undefined,
  dice: Random,
): Taste | undefined => {
  let session: Session = open(compiled);
  const blocked: Taste['blocked'][number][] = [];
  const take = (option: Option, value: OptionValue): void => {
    const outcome = session.choose(option.id, value);
    if (outcome.ok) session = outcome.session;
    else if (outcome.problems.length === 0 && option.type !== 'text' && !Array.isArray(value))
      blocked.push({
        option: option.id,
        value: value as string | number | boolean,
        conflict: outcome.conflict,
        choices: session.choices,
      });
  };
  const first = market && options.find(({ id }) => id === market.option);
  const level = market && weighted(dice, market.shares);
  if (first && level) take(first, level);
  for (const option of options) {
    if (option === first || dice.next() < AS_PROPOSED) continue;
    const value = wish(option, dice);
    if (value !== undefined) take(option, value);
  }
  const whole = session.complete();
  return whole.ok ? { choices: whole.value, blocked } : undefined;
};
