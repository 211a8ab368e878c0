// What a person's measurements propose: a formula `proposed_x` names the wanted value of the formula `x`.
import type { FormulaValue, OptionValue, PublicModel, Session } from '@onelot/configure';

const near = (a: unknown, b: number): boolean => typeof a === 'number' && Math.abs(a - b) < 0.051;

/** Value of one option that brings a formula to a figure. */
const valueFor = (
  session: Session,
  model: PublicModel,
  formula: string,
  goal: number,
): [string, OptionValue] | undefined => {
  const expression = model.formulas?.find((one) => one.id === formula)?.expression ?? '';
  for (const option of model.options) {
    // The option that is about the same thing: `lie` or `lie_exact_deg` for `lie_deg`.
    if (option.id.split('_')[0] !== formula.split('_')[0]) continue;
    if (!new RegExp(`\\b${option.id}\\b`).test(expression)) continue;
    const values: OptionValue[] =
      option.type === 'one-of' ? option.values.map((one) => one.id) : option.type === 'number' ? [goal] : [];
    for (const value of values) {
      const outcome = session.choose(option.id, value);
      const figures = outcome.ok ? outcome.session.formulas() : undefined;
      if (figures?.ok && near(figures.value.find((one) => one.id === formula)?.value, goal)) return [option.id, value];
    }
  }
  return undefined;
};

/** Proposed value by option. Asks nothing where the model proposes nothing. */
export const proposalsOf = (
  session: Session,
  model: PublicModel,
  formulas: readonly FormulaValue[],
): ReadonlyMap<string, OptionValue> => {
  const found = new Map<string, OptionValue>();
  for (const formula of formulas) {
    const base = /^proposed_(\w+)$/.exec(formula.id)?.[1];
    if (!base || typeof formula.value !== 'number') continue;
    const pair = valueFor(session, model, base, formula.value);
    if (pair) found.set(...pair);
  }
  return found;
};

/** Numbers that the proposals are made from: what a person measures. */
export const measuresOf = (model: PublicModel): readonly string[] => {
  const expressions = (model.formulas ?? [])
    .filter((one) => one.id.startsWith('proposed_'))
    .map((one) => one.expression);
  return model.options
    .filter((option) => option.type === 'number')
    .map((option) => option.id)
    .filter((id) => expressions.some((expression) => new RegExp(`\\b${id}\\b`).test(expression)));
};
