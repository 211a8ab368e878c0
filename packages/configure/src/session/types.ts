// What a session answers, as shapes.
import type { Problem, Result } from '@onelot/base';
import type { Choices, OptionValue, PriceBook, PriceLine, Text, Unit } from '../model.ts';
import type { Objective } from './best.ts';

/** How a value stands: yours to take, taken, the only one left, or not to be had beside the other choices. */
export type State = 'free' | 'chosen' | 'implied' | 'excluded';

/**
 * One option's values as the other choices leave them. An option's own choice never excludes its other values:
 * `free` means that `choose` accepts the value now. A choice of several takes its values and leaves the others open, so
 * for a some-of `free` means that the value can be added, `implied` that a rule adds it.
 */
export interface Domain {
  readonly optionId: string;
  /** Whether the option exists with these choices. */
  readonly present: 'yes' | 'no' | 'maybe';
  /** What is chosen, where something is. */
  readonly chosen?: OptionValue;
  /** Every value of a boolean, one-of, some-of or number; empty for a text or a range. */
  readonly values: readonly { readonly value: boolean | string | number; readonly state: State }[];
  /** Of a number or range: smallest and largest value not excluded; `guaranteed` where both can be had, else `estimated`. */
  readonly range?: {
    readonly min: number;
    readonly max: number;
    readonly unit: Unit;
    readonly certainty: 'guaranteed' | 'estimated';
  };
  /** Of a range: the stretches that are not excluded, ends included. */
  readonly stretches?: readonly { readonly min: number; readonly max: number }[];
  /** Of a text: fewest and most characters. */
  readonly length?: { readonly min: number; readonly max: number };
  /** False where the steps ran out: values then read `free` without proof. */
  readonly proven: boolean;
}

export interface ChosenValue {
  readonly optionId: string;
  readonly value: OptionValue;
}

/** Why a value cannot be had: choices and rules of which none can be left out. */
export interface Conflict {
  readonly wanted: ChosenValue;
  /** Choices that stand against it, in the model's order. */
  readonly choices: readonly ChosenValue[];
  /** Rules that forbid it, with the sentence for people. `when:ID` and `count:ID` come from an option itself. */
  readonly rules: readonly { readonly id: string; readonly sentence: Text }[];
  /** False where the steps ran out before every member was proven needed. */
  readonly minimal: boolean;
}

/** A smallest change of choices that makes a value possible. */
export interface Repair {
  /** `to` is null where the choice is given up without a new one (the option is gone, or waits for a text). */
  readonly changes: readonly {
    readonly optionId: string;
    readonly from: OptionValue;
    readonly to: OptionValue | null;
  }[];
  /** All choices afterwards, the wanted one among them: give them to `apply` or `open`. */
  readonly choices: Choices;
}

export type Outcome =
  | { readonly ok: true; readonly session: Session }
  | {
      readonly ok: false;
      /** Input no option can take (UNKNOWN_OPTION, BAD_VALUE, OUT_OF_RANGE) or BUDGET; empty for a conflict. */
      readonly problems: readonly Problem[];
      readonly conflict: Conflict;
      /** All of one, the smallest, size; empty where the value is never possible. */
      readonly repairs: readonly Repair[];
    };

/** Products left; texts and ranges count once whatever they say and are listed. */
export type Count =
  | { readonly discrete: bigint; readonly continuous: readonly string[] }
  | { readonly unknown: 'BUDGET' };

/** In which share, 0 to 1, of the products left an option has each value; where the option may be absent they sum to less. */
export interface Share {
  readonly optionId: string;
  readonly values: readonly { readonly value: boolean | string | number; readonly share: number }[];
  /** False where it is estimated from the products that were found. */
  readonly exact: boolean;
}

export interface FormulaValue {
  readonly id: string;
  readonly name: Text;
  readonly unit: Unit;
  readonly value: number | string | boolean;
}

/** What the picture draws. */
export interface Scene {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

/** A choice that `open` could not keep, with its reason. */
export interface Dropped extends ChosenValue {
  readonly problems: readonly Problem[];
  readonly conflict?: Conflict;
}

export interface Goal {
  readonly objective: Objective;
  /** Answers to needs questions and measurements: taken in this order before the rest, as far as they go with the choices. */
  readonly needs?: Choices;
}

export interface BestCompletion {
  /** The whole product; texts that a person must still write are left out. */
  readonly choices: Choices;
  readonly missing: readonly string[];
  /** The objective's value: minor units for a price book. */
  readonly value: number;
  /** Whether no product is better; else none is better than `bound`. */
  readonly proven: boolean;
  readonly bound: number;
  /** Needs that do not go with the choices and the needs before them. */
  readonly unmet: readonly string[];
}

/** An immutable state of choosing; its choices can always be completed to a product. */
export interface Session {
  /** Content hash of the model it stands on. */
  readonly hash: string;
  readonly choices: Choices;
  /** What `open` was given and could not keep, in the order given. */
  readonly dropped: readonly Dropped[];
  /** Takes a value, in place of the option's earlier one. */
  choose(optionId: string, value: OptionValue): Outcome;
  /** Gives up an option's choice; the same session where there was none. */
  retract(optionId: string): Session;
  /** Takes all of a repair's choices. */
  apply(repair: Repair): Outcome;
  /** Every option, in the model's order. */
  domains(): readonly Domain[];
  /** Why a value (of a some-of: a list, or one id to add) cannot be had; null where it can, or does not exist. */
  explain(optionId: string, value: OptionValue): Conflict | null;
  /** The smallest changes that make a value possible, at most `limit` (5). */
  repairs(optionId: string, value: OptionValue, limit?: number): readonly Repair[];
  /** A whole product: the choices kept, defaults preferred, then first values. Problem MISSING where a text must be written, BUDGET. */
  complete(): Result<Choices>;
  /**
   * The best whole product by a sum: proven where there is a graph, else with a bound that tells how much better one could
   * be. Among equals one near the defaults. Problems BUDGET, and those of the objective.
   */
  complete(goal: Goal): Result<BestCompletion>;
  count(): Count;
  /** Of every option but texts; here each possible length of a text counts as a product of its own. Problem BUDGET. */
  share(): Result<readonly Share[]>;
  /** The completed product's price lines; problems BAD_AMOUNT, BUDGET. Texts still to be written count with their least length. */
  price(book: PriceBook): Result<readonly PriceLine[]>;
  /** The completed product's formulas. */
  formulas(): Result<readonly FormulaValue[]>;
  /** The completed product's picture; null where the model has none. */
  scene(): Result<Scene | null>;
}
