// What a model forbids, as constraints over variables: its rules, when options exist, how many values a some-of takes.

import { test } from '../expression/bounds.ts';
import { checkExpression } from '../expression/check.ts';
import { predicate } from '../expression/evaluate.ts';
import { type Checked, type Names, sum } from '../expression/names.ts';
import type { Open } from '../expression/open.ts';
import { reads, type Term, term } from '../expression/term.ts';
import type { Formula, Option, PublicModel, Text } from '../model.ts';
import { cutsOf } from './cells.ts';
import { type Assignment, type Layout, layoutOf, type Place } from './layout.ts';

export interface Constraint {
  /** Number of the rule it comes from; -1 for what is so by definition. */
  readonly rule: number;
  readonly scope: readonly number[];
  readonly term: Term;
  /** Truth still possible with what is open. */
  readonly test: (open: Open) => number;
  /** Truth for a full assignment. */
  readonly holds: (at: ArrayLike<number>) => boolean;
}

/** A rule as it is told to people: one of the model's, or `when:option` and `count:option`, which options bring along. */
export interface RuleText {
  readonly id: string;
  readonly sentence: Text;
}

export interface Network {
  readonly model: PublicModel;
  readonly layout: Layout;
  readonly names: Names;
  readonly rules: readonly RuleText[];
  readonly constraints: readonly Constraint[];
}

/** Names for a model; formulas are checked when first asked for, and a circle is noticed. */
export const namesOf = (layout: Layout, formulas: readonly Formula[]): Names => {
  const known = new Map<string, Checked | 'cycle' | 'broken'>();
  const names: Names = {
    layout,
    formula: (id) => {
      const formula = formulas.find((f) => f.id === id);
      if (!formula || known.has(id)) return known.get(id);
      known.set(id, 'cycle');
      const read = checkExpression(formula.expression, names);
      const checked = !('error' in read) ? read.checked : read.error.code === 'CIRCLE' ? 'cycle' : 'broken';
      known.set(
        id,
        typeof checked === 'string' || checked.type !== 'number' ? checked : { ...checked, unit: formula.unit },
      );
      return known.get(id);
    },
  };
  return names;
};

/** Builds the network of a model that `validateModel` has passed. */
export const networkOf = (model: PublicModel): Network => {
  if (!model.options.some(({ type }) => type === 'range')) return networkOver(model, layoutOf(model));
  return networkOver(model, layoutOf(model, cutsOf(networkOver(model, layoutOf(model)))));
};

const concretes = new WeakMap<Network, { readonly key: string; readonly network: Network }>();

/** The network in which the cells of an assignment stand for its own values, so that expressions are worth what they are. */
export const concrete = (network: Network, { at, reals }: Assignment): Network => {
  if (!reals?.size) return network;
  const key = JSON.stringify([...reals]);
  const known = concretes.get(network);
  if (known?.key === key) return known.network;
  const variables = network.layout.variables.map((variable, v) => {
    const real = reals.get(v);
    return real === undefined ? variable : { ...variable, values: variable.values.with(at[v] as number, real) };
  });
  const layout = { ...network.layout, variables };
  const made = { ...network, layout, names: namesOf(layout, network.model.formulas ?? []) };
  concretes.set(network, { key, network: made });
  return made;
};

const networkOver = (model: PublicModel, layout: Layout): Network => {
  const names = namesOf(layout, model.formulas ?? []);
  const rules: RuleText[] = [];
  const constraints: Constraint[] = [];
  const add = (id: string, sentence: Text, terms: readonly Term[]): void => {
    constrain(rules.push({ id, sentence }) - 1, terms);
  };
  const constrain = (rule: number, terms: readonly Term[]): void => {
    for (const t of terms.flatMap(conjuncts)) {
      const scope = [...reads(t)];
      constraints.push({ rule, scope, term: t, test: test(t), holds: predicate(t) });
    }
  };
  for (const rule of model.rules) add(rule.id, rule.sentence, [checked(rule.expression, names)]);
  for (const place of layout.places) {
    if (place.option.when !== undefined)
      add(`when:${place.option.id}`, whenSentence(place, layout, names), presence(place, layout, names));
    if (place.option.type !== 'some-of') continue;
    if (place.main >= 0) constrain(-1, emptyWhereAbsent(place));
    add(`count:${place.option.id}`, countSentence(place.option), cardinality(place));
  }
  return { model, layout, names, rules, constraints };
};

const checked = (source: string, names: Names): Term => {
  const read = checkExpression(source, names);
  if ('error' in read) throw new Error(`${read.error.message} (${source})`);
  return read.checked.term;
};

const conjuncts = (t: Term): Term[] => (t.op === 'and' ? t.args.flatMap(conjuncts) : [t]);

const present = ({ main }: Place, layout: Layout): Term => {
  const { values, absent } = layout.variables[main] as Layout['variables'][number];
  return { op: 'table', variable: main, table: values.map((_, i) => i !== absent) };
};

/** The option exists exactly where its condition holds. */
const presence = (place: Place, layout: Layout, names: Names): Term[] => {
  const condition = checked(place.option.when as string, names);
  const exists = present(place, layout);
  return [term('or', [term('not', [condition]), exists]), term('or', [condition, term('not', [exists])])];
};

const cardinality = (place: Place): Term[] => {
  const { min, max } = place.option as Option & { type: 'some-of' };
  const chosen = sum(place.items.map((variable): Term => ({ op: 'table', variable, table: [0, 1] })));
  const most: Term = { op: 'constant', value: max };
  if (place.main < 0)
    return [
      ...(min > 0 ? [term('<=', [{ op: 'constant', value: min }, chosen])] : []),
      ...(max < place.items.length ? [term('<=', [chosen, most])] : []),
    ];
  const factor = (value: number): Term => ({ op: 'table', variable: place.main, table: [0, value] });
  return [term('<=', [factor(min), chosen]), term('<=', [chosen, factor(max)])];
};

/** An absent some-of has no values: that is what absent means, not a rule to blame. */
const emptyWhereAbsent = (place: Place): Term[] =>
  place.items.map((variable) =>
    term('<=', [
      { op: 'table', variable, table: [0, 1] },
      { op: 'table', variable: place.main, table: [0, 1] },
    ]),
  );

/** Whether an option exists hangs on others: which ones is all that can be told without the model's own words. */
const whenSentence = ({ option }: Place, layout: Layout, names: Names): Text => {
  const read = checkExpression(option.when as string, names);
  const others =
    'error' in read
      ? []
      : [...read.checked.options].sort((a, b) => a - b).map((n) => (layout.places[n] as Place).option.name);
  const listed = (locale: 'en' | 'de'): string => others.map((name) => name[locale] ?? name.en).join(', ');
  return {
    en: `${option.name.en} depends on: ${listed('en')}.`,
    de: `${option.name.de ?? option.name.en} hängt ab von: ${listed('de')}.`,
  };
};

const countSentence = (option: Option & { type?: string }): Text => {
  const { min, max, name } = option as Option & { type: 'some-of' };
  const range = min === max ? [`exactly ${min}`, `genau ${min}`] : [`${min} to ${max}`, `${min} bis ${max}`];
  return { en: `${name.en}: choose ${range[0]}.`, de: `${name.de ?? name.en}: ${range[1]} wählen.` };
};
