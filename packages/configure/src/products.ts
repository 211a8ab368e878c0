// What follows from one whole configuration: its formulas' values, its picture, and whether it is valid at all.
import { fail, ok, type Problem, pointer, problem, type Result } from '@onelot/base';
import { checkChoice, unknownOption } from './choices.ts';
import { checkExpression } from './expression/check.ts';
import { evaluate, printed } from './expression/evaluate.ts';
import type { Value } from './expression/term.ts';
import type { Choices, OptionValue } from './model.ts';
import { type Assignment, fixes, type Layout, type Place, type Variable } from './reason/layout.ts';
import { type Constraint, concrete, type Network } from './reason/network.ts';
import { type Compiled, runtimeOf } from './session/compiled.ts';
import { choicesOf, realsOf } from './session/completion.ts';
import type { FormulaValue, Scene } from './session/types.ts';

/** An expression's value; the expression must be one that was checked with the model. */
export const worth = (network: Network, expression: string, assignment: Assignment): Value => {
  const read = checkExpression(expression, network.names);
  if ('error' in read) throw new Error(`${read.error.message} (${expression})`);
  return evaluate(read.checked.term, assignment.at);
};

/** Numbers without the noise of binary fractions. */
export const tidy = <T extends Value>(value: T): T =>
  typeof value === 'number' ? ((Math.round(value * 1e9) / 1e9 + 0) as T) : value;

export const formulaValues = (network: Network, assignment: Assignment): FormulaValue[] =>
  (network.model.formulas ?? []).map(({ id, name, unit, expression }) => ({
    id,
    name,
    unit,
    value: tidy(worth(network, expression, assignment)),
  }));

/** A parameter of the picture: a free text as it was written, several values as their ids. */
const shown = (network: Network, expression: string, assignment: Assignment): Value => {
  const read = checkExpression(expression, network.names);
  if ('error' in read) throw new Error(`${read.error.message} (${expression})`);
  const value = printed(read.checked.term, network.layout, assignment);
  return typeof value === 'object' ? value.join(' ') : tidy(value);
};

export const sceneOf = (network: Network, assignment: Assignment): Scene | null => {
  const { scene } = network.model;
  if (!scene) return null;
  const values = Object.entries(scene.parameters).map(([name, e]) => [name, shown(network, e, assignment)] as const);
  return { name: scene.name, parameters: Object.fromEntries(values) };
};

export interface Validated {
  /** Every option that exists, several values and numbers in their kept form. */
  readonly choices: Choices;
  readonly formulas: Readonly<Record<string, Value>>;
}

/**
 * Checks a whole configuration, from anyone, before it is ordered. A text left out counts as empty. Problems at
 * `/optionId`: UNKNOWN_OPTION, BAD_VALUE, OUT_OF_RANGE, MISSING, ABSENT (chosen though it does not exist here), RULE
 * (with `data.rule` and `data.options`; the message is the rule's English sentence, `data.sentence` has all languages).
 */
export const validate = (compiled: Compiled, choices: unknown): Result<Validated> => {
  const { network } = runtimeOf(compiled);
  const assigned = assign(network, choices);
  if (!assigned.ok) return assigned;
  const own = concrete(network, assigned.value);
  const values = formulaValues(own, assigned.value);
  return ok({
    choices: choicesOf(own.layout, assigned.value),
    formulas: Object.fromEntries(values.map((f) => [f.id, f.value])),
  });
};

/** The assignment of a whole, valid configuration, or what is wrong with it. */
export const assign = (network: Network, choices: unknown): Result<Assignment> => {
  if (choices === null || typeof choices !== 'object' || Array.isArray(choices))
    return fail(problem('BAD_VALUE', '', 'Choices must be an object with a value by option id.'));
  const { layout } = network;
  if (Object.keys(choices).length > 1000)
    return fail(problem('BAD_VALUE', '', 'There are more choices than any product has options.'));
  const problems: Problem[] = [];
  const given = new Map<number, OptionValue>();
  for (const [id, raw] of Object.entries(choices)) {
    const number = layout.numbers.get(id);
    if (number === undefined) {
      problems.push(unknownOption(id));
      continue;
    }
    const checked = checkChoice((layout.places[number] as Place).option, raw);
    if ('problem' in checked) problems.push(checked.problem);
    else given.set(number, checked.value);
  }
  if (problems.length > 0) return fail(...problems);
  return settled(network, given);
};

const settled = (network: Network, given: ReadonlyMap<number, OptionValue>): Result<Assignment> => {
  const { layout } = network;
  const at = new Int32Array(layout.variables.length);
  const problems: Problem[] = [];
  // Whether an option exists hangs on earlier options only, so one pass in the model's order settles all.
  layout.places.forEach((place, number) => {
    const { option } = place;
    const exists = option.when === undefined || worth(network, option.when, { at, texts: [] }) === true;
    const value = given.get(number) ?? (option.type === 'text' && exists ? emptyText(place) : undefined);
    if (exists && value === undefined)
      problems.push(problem('MISSING', pointer(option.id), `${option.name.en} is not chosen.`));
    if (!exists && given.has(number))
      problems.push(problem('ABSENT', pointer(option.id), `${option.name.en} does not exist with these choices.`));
    if (exists && value !== undefined) for (const [v, i] of fixes(layout, number, value) ?? []) at[v] = i;
    if (!exists && place.main >= 0) at[place.main] = (layout.variables[place.main] as Variable).absent;
  });
  if (problems.length > 0) return fail(...problems);
  const broken = brokenRules(network, at, given);
  if (broken.length > 0) return fail(...broken);
  const texts = layout.places.map((_, n) => (typeof given.get(n) === 'string' ? (given.get(n) as string) : ''));
  return ok({ at, texts, reals: realsOf(layout, given) });
};

const emptyText = ({ option }: Place): string | undefined => ('value' in checkChoice(option, '') ? '' : undefined);

/** One problem a rule, at the last option it reads that was chosen: the one a person is likeliest to change. */
const brokenRules = (network: Network, at: Int32Array, given: ReadonlyMap<number, OptionValue>): Problem[] => {
  const broken = new Map<number, Constraint[]>();
  for (const c of network.constraints) if (!c.holds(at)) broken.set(c.rule, [...(broken.get(c.rule) ?? []), c]);
  return [...broken].map(([rule, constraints]) => {
    const { id, sentence } = network.rules[rule] as Network['rules'][number];
    const options = optionsIn(network.layout, constraints);
    const last = options.filter((n) => given.has(n)).at(-1) ?? options.at(-1);
    const name = (n: number): string => (network.layout.places[n] as Place).option.id;
    return problem('RULE', last === undefined ? '' : pointer(name(last)), sentence.en, {
      rule: id,
      sentence,
      options: options.map(name),
    });
  });
};

const optionsIn = (layout: Layout, constraints: readonly Constraint[]): number[] =>
  [...new Set(constraints.flatMap((c) => c.scope.map((v) => (layout.variables[v] as Variable).option)))].sort(
    (a, b) => a - b,
  );
