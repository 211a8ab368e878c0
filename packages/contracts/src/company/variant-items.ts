// Whether every item that a customer's choices can name exists: item names with `{option}` parts, taken through the rules.
import { pointer } from '@onelot/base';
import {
  type BomLine,
  type Choices,
  type Compiled,
  compile,
  type Option,
  open,
  type ProductModel,
} from '@onelot/configure';
import type { Findings } from './findings.ts';

/** Past this many combinations in one line only the pattern of the name is checked. */
const MOST_COMBINATIONS = 5000;
/** Questions to the engine a model, and the steps each may take: what is then unknown is left to the check at release. */
const MOST_QUESTIONS = 2000;
const STEPS = 100_000;
/** Missing items named a line; the rest is counted. */
const MOST_NAMED = 5;

/** Reports items that a feasible product asks for and that do not exist. `model` must be valid. */
export const checkVariantItems = (
  file: string,
  model: ProductModel,
  items: ReadonlySet<string>,
  findings: Findings,
): void => {
  const asked = new Feasibility(model);
  model.bom.forEach((line, index) => {
    const missing = combinations(line, model).filter(
      ({ item, choices }) => !items.has(item) && asked.possible(line.when, choices),
    );
    missing.slice(0, MOST_NAMED).forEach(({ item, choices }) => {
      const chosen = Object.entries(choices).map(([option, value]) => `${option} ${value}`);
      const message = `No item is called "${item}", but a customer can choose ${chosen.join(', ')}. Add it to items.csv or forbid the choice with a rule.`;
      findings.inside('UNKNOWN_REFERENCE', file, pointer('bom', index, 'item'), message, { value: item });
    });
    if (missing.length > MOST_NAMED) {
      const message = `${missing.length - MOST_NAMED} more items named like "${line.item}" are missing. Add them to items.csv.`;
      findings.inside('UNKNOWN_REFERENCE', file, pointer('bom', index, 'item'), message, {
        more: missing.length - MOST_NAMED,
      });
    }
  });
};

interface Combination {
  readonly item: string;
  readonly choices: Choices;
}

/** Each name the line can have, with the choices it stands for; none where a part is more than a one-of option. */
const combinations = (line: BomLine, model: ProductModel): readonly Combination[] => {
  const parts = line.item.split(/\{([^{}]*)\}/);
  const names = [...new Set(parts.filter((_, i) => i % 2 === 1).map((part) => part.trim()))];
  const options = names.map((name) => model.options.find((option) => option.id === name));
  if (names.length === 0 || !options.every((option) => option?.type === 'one-of')) return [];
  const values = options.map((option) => (option?.type === 'one-of' ? option.values.map((value) => value.id) : []));
  if (values.reduce((product, list) => product * list.length, 1) > MOST_COMBINATIONS) return [];
  const all = values.reduce<readonly string[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
  return all.map((row) => {
    const choices = Object.fromEntries(names.map((name, i) => [name, row[i] as string]));
    return { item: parts.map((part, i) => (i % 2 === 1 ? choices[part.trim()] : part)).join(''), choices };
  });
};

/** Whether choices are possible together with a line's condition, which is taken as one more rule. */
class Feasibility {
  private readonly compiled = new Map<string, Compiled | undefined>();
  private questions = 0;
  constructor(private readonly model: ProductModel) {}

  possible(when: string | undefined, choices: Choices): boolean {
    if (++this.questions > MOST_QUESTIONS) return false;
    const compiled = this.under(when ?? 'true');
    return compiled !== undefined && open(compiled, choices).dropped.length === 0;
  }

  private under(condition: string): Compiled | undefined {
    if (!this.compiled.has(condition)) {
      const { bom: _, routing: __, ...model } = this.model;
      const rule = { id: 'the_line_is_needed', expression: condition, sentence: { en: 'The line is needed.' } };
      // Defaults may break the condition, which is no mistake of the model.
      const options = model.options.map((option): Option => ({ ...option, default: undefined }));
      const made = compile({ ...model, options, rules: [...model.rules, rule] }, { maxSteps: STEPS });
      this.compiled.set(condition, made.ok ? made.value : undefined);
    }
    return this.compiled.get(condition);
  }
}
