// Which configurations a change is tried with: every value once beside the defaults, then a random sample of valid ones.
import { type Random, random } from '@onelot/base';
import { type Choices, type Compiled, type Option, type OptionValue, open, type Session } from '@onelot/configure';

export interface Tried {
  readonly kind: 'default' | 'random';
  /** What was picked before defaults filled the rest, for people. */
  readonly picked: Choices;
  readonly choices: Choices;
}

export interface Sample {
  readonly tried: readonly Tried[];
  /** Picks that no whole product could be made of, e.g. a text that must be written in a form of its own. */
  readonly open: readonly { readonly picked: Choices; readonly reason: string }[];
}

/** Values beside defaults are bounded: a model with very many is covered by the random part. */
const MOST_DEFAULTS = 400;
const PICKS = 8;
const WORDS = ['', 'A', 'a', '1', 'AB', 'ab', '12'];

/** Each value of an option; of a number the two ends. */
const valuesOf = (option: Option): OptionValue[] => {
  if (option.type === 'boolean') return [true, false];
  if (option.type === 'one-of') return option.values.map((value) => value.id);
  if (option.type === 'some-of') return option.values.map((value) => [value.id]);
  if (option.type === 'number' || option.type === 'range') return [option.min, option.max];
  return [];
};

/** Completes a session; a text that must be written gets the first of a few words that fits. */
const completed = (compiled: Compiled, session: Session): Choices | string => {
  let current = session;
  for (const option of compiled.model.options) {
    const whole = current.complete();
    if (whole.ok) return whole.value;
    if (!whole.problems.some((each) => each.code === 'MISSING')) return whole.problems[0]?.message ?? 'unknown';
    if (option.type !== 'text' || option.id in current.choices) continue;
    for (const word of WORDS) {
      const written = current.choose(option.id, word);
      if (!written.ok) continue;
      current = written.session;
      break;
    }
  }
  const whole = current.complete();
  return whole.ok ? whole.value : (whole.problems[0]?.message ?? 'unknown');
};

const randomly = (session: Session, options: ReadonlyMap<string, Option>, chance: Random): Session => {
  let current = session;
  for (let pick = 0; pick < PICKS; pick++) {
    const free = current
      .domains()
      .filter((domain) => domain.present !== 'no' && domain.chosen === undefined && domain.values.length > 0);
    if (free.length === 0) break;
    const domain = chance.pick(free);
    const values = domain.values.filter((value) => value.state !== 'excluded');
    if (values.length === 0) continue;
    const { value } = chance.pick(values);
    const several = options.get(domain.optionId)?.type === 'some-of';
    const outcome = current.choose(domain.optionId, several ? [String(value)] : value);
    if (outcome.ok) current = outcome.session;
  }
  return current;
};

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `count` random configurations after the default ones; the same model, seed and count give the same sample. */
export const sample = async (compiled: Compiled, seed: number, count: number): Promise<Sample> => {
  const tried: Tried[] = [];
  const missing: Sample['open'][number][] = [];
  const start = open(compiled, {});
  const options = new Map(compiled.model.options.map((option) => [option.id, option]));
  const keep = (kind: Tried['kind'], session: Session, picked: Choices): void => {
    const choices = completed(compiled, session);
    if (typeof choices === 'string') missing.push({ picked, reason: choices });
    else tried.push({ kind, picked, choices });
  };
  keep('default', start, {});
  const each = compiled.model.options.flatMap((option) => valuesOf(option).map((value) => ({ id: option.id, value })));
  const states = new Map(start.domains().map((domain) => [domain.optionId, domain]));
  for (const { id, value } of each.slice(0, MOST_DEFAULTS)) {
    const one = Array.isArray(value) ? value[0] : value;
    // A value that no product can have is the author's business, not a fault of a configuration.
    if (states.get(id)?.values.some((entry) => entry.value === one && entry.state === 'excluded')) continue;
    const outcome = start.choose(id, value);
    if (outcome.ok) keep('default', outcome.session, { [id]: value });
    await breath();
  }
  const chance = random(seed);
  for (let i = 0; i < count; i++) {
    const session = randomly(start, options, chance);
    keep('random', session, session.choices);
    await breath();
  }
  return { tried, open: missing };
};
