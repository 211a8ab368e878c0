// Choosing, step by step: a session holds choices that go together, and never changes; each step gives a new one.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { StepsRanOut } from '../boolean/knowledge.ts';
import { checkChoice, unknownOption } from '../choices.ts';
import type { Choices, Option, OptionValue, PriceBook, PriceLine } from '../model.ts';
import { priceLines } from '../price.ts';
import { formulaValues, sceneOf, tidy } from '../products.ts';
import { fixes, type Place } from '../reason/layout.ts';
import { concrete, type Network } from '../reason/network.ts';
import type { Fix, Reason } from '../reason/reason.ts';
import { bestProduct } from './best.ts';
import { type Compiled, type Runtime, runtimeOf } from './compiled.ts';
import { type Completion, choicesOf, completion } from './completion.ts';
import { conflictOf, repairsOf, type Wanted } from './conflict.ts';
import { domainsOf, type Taken } from './domains.ts';
import { sharesOf } from './share.ts';
import type {
  BestCompletion,
  Conflict,
  Count,
  Domain,
  Dropped,
  FormulaValue,
  Goal,
  Outcome,
  Repair,
  Scene,
  Session,
  Share,
} from './types.ts';

const REPAIRS = 5;

/**
 * Opens a session on a compiled model with choices taken in the model's order. What cannot be kept (unknown, out of
 * range, against the others) is left out and listed in `dropped` with its reason, so an old link always opens.
 */
export const open = (compiled: Compiled, choices: Choices = {}): Session => {
  const runtime = runtimeOf(compiled);
  let session = new Choosing(runtime, new Map(), []);
  const all = session.with(choices);
  if (all) return all;
  const dropped: Dropped[] = [];
  const order = [...runtime.network.layout.numbers.keys()].filter((id) => Object.hasOwn(choices, id));
  const unknown = Object.keys(choices)
    .filter((id) => !runtime.network.layout.numbers.has(id))
    .slice(0, 1000);
  for (const optionId of [...order, ...unknown]) {
    const value = choices[optionId] as OptionValue;
    const outcome = session.choose(optionId, value);
    if (outcome.ok) session = outcome.session as Choosing;
    else
      dropped.push({
        optionId,
        value,
        problems: outcome.problems,
        ...(outcome.problems.length ? {} : { conflict: outcome.conflict }),
      });
  }
  return session.noting(dropped);
};

class Choosing implements Session {
  readonly choices: Choices;

  constructor(
    private readonly runtime: Runtime,
    private readonly taken: ReadonlyMap<number, Taken>,
    readonly dropped: readonly Dropped[],
  ) {
    const entries = [...taken].sort(([a], [b]) => a - b).map(([n, t]) => [this.optionAt(n).id, t.value] as const);
    this.choices = Object.fromEntries(entries);
  }

  get hash(): string {
    return this.runtime.hash;
  }

  private optionAt(number: number): Option {
    return (this.runtime.network.layout.places[number] as Place).option;
  }

  private get reason(): Reason {
    return this.runtime.reason;
  }

  private get fixed(): Fix[] {
    return [...this.taken.values()].map((t) => t.fix);
  }

  noting(dropped: readonly Dropped[]): Choosing {
    return new Choosing(this.runtime, this.taken, dropped);
  }

  /** The session with all these choices at once; undefined where one is bad or they do not go together. */
  with(choices: Choices): Choosing | undefined {
    const taken = new Map(this.taken);
    for (const [id, value] of Object.entries(choices)) {
      const wanted = this.wanted(id, value, false);
      if ('problems' in wanted) return undefined;
      taken.set(wanted.option, wanted);
    }
    try {
      return this.moved(taken);
    } catch (stop) {
      if (stop instanceof StepsRanOut) return undefined;
      throw stop;
    }
  }

  private moved(taken: ReadonlyMap<number, Taken>): Choosing | undefined {
    const together = this.reason.product([...taken.values()].map((t) => t.fix));
    return together && new Choosing(this.runtime, taken, this.dropped);
  }

  /** What a choice means; with `adding`, one id of a some-of means its value with that id added. */
  private wanted(
    optionId: string,
    value: unknown,
    adding: boolean,
  ): Wanted | { readonly problems: readonly Problem[] } {
    const { layout } = this.runtime.network;
    const option = layout.numbers.get(optionId);
    if (option === undefined) return { problems: [unknownOption(optionId)] };
    const add = adding && typeof value === 'string' && this.optionAt(option).type === 'some-of';
    const own = this.taken.get(option)?.value as readonly string[] | undefined;
    const checked = checkChoice(
      this.optionAt(option),
      add ? [...(own ?? []).filter((v) => v !== value), value] : value,
    );
    if ('problem' in checked) return { problems: [checked.problem] };
    const fix = fixes(layout, option, checked.value);
    if (!fix) return { problems: [problem('BAD_VALUE', `/${optionId}`, 'No such value exists here.')] };
    return { option, value: checked.value, fix };
  }

  choose(optionId: string, value: OptionValue): Outcome {
    const wanted = this.wanted(optionId, value, false);
    if ('problems' in wanted) return this.refused(optionId, value, wanted.problems);
    try {
      const session = this.moved(new Map(this.taken).set(wanted.option, wanted));
      if (session) return { ok: true, session };
    } catch (stop) {
      if (stop instanceof StepsRanOut) return this.refused(optionId, value, [outOfSteps()]);
      throw stop;
    }
    return {
      ok: false,
      problems: [],
      conflict: conflictOf(this.reason, wanted, this.taken),
      repairs: repairsOf(this.reason, wanted, this.taken, REPAIRS),
    };
  }

  private refused(optionId: string, value: OptionValue, problems: readonly Problem[]): Outcome {
    return {
      ok: false,
      problems,
      conflict: { wanted: { optionId, value }, choices: [], rules: [], minimal: false },
      repairs: [],
    };
  }

  retract(optionId: string): Session {
    const number = this.runtime.network.layout.numbers.get(optionId);
    if (number === undefined || !this.taken.has(number)) return this;
    const taken = new Map(this.taken);
    taken.delete(number);
    return new Choosing(this.runtime, taken, this.dropped);
  }

  apply(repair: Repair): Outcome {
    const empty = new Choosing(this.runtime, new Map(), this.dropped);
    const session = empty.with(repair.choices);
    if (session) return { ok: true, session };
    const bad = Object.entries(repair.choices).find(([id, value]) => 'problems' in this.wanted(id, value, false));
    const [optionId, value] = bad ?? Object.entries(repair.choices)[0] ?? ['', false];
    const stale = problem('STALE_VERSION', '', 'This change was made for other choices; ask for a new one.');
    return this.refused(optionId, value, [stale]);
  }

  domains(): readonly Domain[] {
    return domainsOf(this.reason, this.taken);
  }

  explain(optionId: string, value: OptionValue): Conflict | null {
    const wanted = this.impossible(optionId, value);
    return wanted ? conflictOf(this.reason, wanted, this.taken) : null;
  }

  repairs(optionId: string, value: OptionValue, limit = REPAIRS): readonly Repair[] {
    const wanted = this.impossible(optionId, value);
    return wanted ? repairsOf(this.reason, wanted, this.taken, Math.max(1, limit)) : [];
  }

  /** The wish, where it cannot be had beside the other choices. */
  private impossible(optionId: string, value: OptionValue): Wanted | undefined {
    const wanted = this.wanted(optionId, value, true);
    if ('problems' in wanted) return undefined;
    const others = [...this.taken].filter(([n]) => n !== wanted.option).map(([, t]) => t.fix);
    try {
      return this.reason.product([wanted.fix, ...others]) ? undefined : wanted;
    } catch (stop) {
      if (stop instanceof StepsRanOut) return undefined;
      throw stop;
    }
  }

  /** Asks within the budget of steps, and says so where it ran out. */
  private bounded<T>(ask: () => Result<T>): Result<T> {
    try {
      return ask();
    } catch (stop) {
      if (stop instanceof StepsRanOut) return fail(outOfSteps());
      throw stop;
    }
  }

  private completed<T>(use: (whole: Completion, network: Network) => Result<T>): Result<T> {
    const chosen = new Map([...this.taken].map(([n, t]) => [n, t.value] as const));
    return this.bounded(() => {
      const whole = completion(this.reason, this.fixed, chosen);
      return use(whole, concrete(this.runtime.network, whole));
    });
  }

  complete(): Result<Choices>;
  complete(goal: Goal): Result<BestCompletion>;
  complete(goal?: Goal): Result<Choices> | Result<BestCompletion> {
    if (goal) return this.best(goal);
    return this.completed((whole, { layout }) => {
      const problems = whole.missing.map((n) =>
        problem('MISSING', `/${this.optionAt(n).id}`, `${this.optionAt(n).name.en} needs a text.`),
      );
      return problems.length > 0 ? fail(...problems) : ok(choicesOf(layout, whole));
    });
  }

  private best({ objective, needs = {} }: Goal): Result<BestCompletion> {
    let session: Choosing = this;
    const unmet: string[] = [];
    for (const [id, value] of Object.entries(needs)) {
      const next = session.choices[id] === undefined ? session.with({ [id]: value }) : undefined;
      if (next) session = next;
      else unmet.push(id);
    }
    const { network } = this.runtime;
    const chosen = new Map([...session.taken].map(([n, t]) => [n, t.value] as const));
    return this.bounded(() => {
      const found = bestProduct(this.reason, objective, session.fixed, chosen);
      if (!found.ok) return found;
      const { whole, value, proven, bound } = found.value;
      const missing = whole.missing.map((n) => this.optionAt(n).id);
      return ok({
        choices: choicesOf(concrete(network, whole).layout, whole, whole.missing),
        missing,
        value: tidy(value),
        proven,
        bound: tidy(bound),
        unmet,
      });
    });
  }

  count(): Count {
    const { layout } = this.runtime.network;
    const counted = this.reason.count(this.fixed);
    if (counted === undefined) return { unknown: 'BUDGET' };
    const texts = layout.places.flatMap(({ option }, n) =>
      (option.type === 'text' || option.type === 'range') && !this.taken.has(n) ? [option.id] : [],
    );
    return { discrete: counted, continuous: texts };
  }

  share(): Result<readonly Share[]> {
    return sharesOf(this.reason, this.fixed);
  }

  price(book: PriceBook): Result<readonly PriceLine[]> {
    return this.completed((whole, network) => priceLines(network, book, whole));
  }

  formulas(): Result<readonly FormulaValue[]> {
    return this.completed((whole, network) => ok(formulaValues(network, whole)));
  }

  scene(): Result<Scene | null> {
    return this.completed((whole, network) => ok(sceneOf(network, whole)));
  }
}

const outOfSteps = (): Problem =>
  problem('BUDGET', '', 'The answer takes more steps than allowed; make a few more choices first.');
