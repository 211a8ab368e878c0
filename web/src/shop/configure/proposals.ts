// What a person's measurements propose: a formula `proposed_x` names the wanted value of the formula or the option `x`.
import type { Conflict, FormulaValue, OptionValue, PublicModel, Repair, Session } from '@onelot/configure';

/** One value that measurements ask for. */
export interface Proposal {
  readonly optionId: string;
  readonly value: OptionValue;
  /** Measurements that it is made from. */
  readonly from: readonly string[];
  /** Why it cannot be had beside the present choices, and the smallest change that makes room for it. */
  readonly blocked?: { readonly conflict: Conflict; readonly repair: Repair | undefined };
}

const near = (a: unknown, b: number): boolean => typeof a === 'number' && Math.abs(a - b) < 0.051;

const names = (expression: string, id: string): boolean => new RegExp(`\\b${id}\\b`).test(expression);

/** The options and values that may bring a formula to a figure: those about the same thing, `lie` or `lie_exact_deg` for `lie_deg`. */
const candidates = (model: PublicModel, formula: string, goal: number): [string, OptionValue][] => {
  const expression = model.formulas?.find((one) => one.id === formula)?.expression ?? '';
  return model.options
    .filter((option) => option.id.split('_')[0] === formula.split('_')[0] && names(expression, option.id))
    .flatMap((option): [string, OptionValue][] =>
      option.type === 'one-of'
        ? option.values.map((one) => [option.id, one.id])
        : option.type === 'number' || option.type === 'range'
          ? [[option.id, goal]]
          : [],
    );
};

const reaches = (session: Session, formula: string, goal: number): boolean => {
  const figures = session.formulas();
  return figures.ok && near(figures.value.find((one) => one.id === formula)?.value, goal);
};

type Found = Pick<Proposal, 'optionId' | 'value' | 'blocked'>;

const tried = (session: Session, optionId: string, value: OptionValue, wanted: (then: Session) => boolean) => {
  const outcome = session.choose(optionId, value);
  if (outcome.ok) return wanted(outcome.session) ? { optionId, value } : undefined;
  if (outcome.problems.length > 0) return undefined;
  const [repair] = outcome.repairs;
  const then = repair && session.apply(repair);
  if (!then?.ok || !wanted(then.session)) return undefined;
  return { optionId, value, blocked: { conflict: outcome.conflict, repair } };
};

/** A value that can be had goes before one that a rule bars; of those the one that changes least. */
const best = (found: readonly (Found | undefined)[]): Found | undefined => {
  const all = found.filter((one): one is Found => one !== undefined);
  const cost = (one: Found): number => (one.blocked ? (one.blocked.repair?.changes.length ?? 99) : 0);
  return all.toSorted((a, b) => cost(a) - cost(b))[0];
};

/** All that the session's own figures propose, barred or not. Nothing where the model proposes nothing. */
export const allProposals = (
  session: Session,
  model: PublicModel,
  formulas: readonly FormulaValue[],
): readonly Proposal[] => {
  const measures = measuresOf(model);
  return formulas.flatMap((formula): Proposal[] => {
    const base = /^proposed_(\w+)$/.exec(formula.id)?.[1];
    if (!base) return [];
    const expression = model.formulas?.find((one) => one.id === formula.id)?.expression ?? '';
    const { value } = formula;
    const found =
      typeof value === 'string'
        ? tried(session, base, value, () => true)
        : typeof value === 'number'
          ? best(
              candidates(model, base, value).map(([id, one]) =>
                tried(session, id, one, (then) => reaches(then, base, value)),
              ),
            )
          : undefined;
    return found ? [{ ...found, from: measures.filter((id) => names(expression, id)) }] : [];
  });
};

/** Proposed values that can be had now, by option. */
export const proposalsOf = (proposals: readonly Proposal[]): ReadonlyMap<string, OptionValue> =>
  new Map(proposals.filter((one) => !one.blocked).map((one) => [one.optionId, one.value]));

/** Numbers that the proposals are made from: what a person measures. */
export const measuresOf = (model: PublicModel): readonly string[] => {
  const expressions = (model.formulas ?? [])
    .filter((one) => one.id.startsWith('proposed_'))
    .map((one) => one.expression);
  return model.options
    .filter((option) => option.type === 'number')
    .map((option) => option.id)
    .filter((id) => expressions.some((expression) => names(expression, id)));
};

/** The choices without what was measured on a person: what may be kept under a link. */
export const withoutMeasures = <T>(model: PublicModel, choices: Readonly<Record<string, T>>): Record<string, T> => {
  const measures = measuresOf(model);
  return Object.fromEntries(Object.entries(choices).filter(([id]) => !measures.includes(id)));
};

export interface Start {
  /** The session with the measurements and every proposal that could be had. */
  readonly session: Session;
  readonly lines: readonly Proposal[];
}

/** A start from measurements: takes them, then each proposal all of whose measurements are there; a barred one waits for its repair. */
export const startFrom = (session: Session, model: PublicModel, readings: ReadonlyMap<string, number>): Start => {
  let next = session;
  for (const [id, value] of readings) {
    const outcome = next.choose(id, value);
    if (outcome.ok) next = outcome.session;
  }
  const formulas = next.formulas();
  const lines: Proposal[] = [];
  for (const one of formulas.ok ? allProposals(next, model, formulas.value) : []) {
    if (one.from.some((id) => !readings.has(id))) continue;
    // What was taken before may have moved what this one asks for; it is tried on the way it stands now.
    const outcome = next.choose(one.optionId, one.value);
    if (outcome.ok) next = outcome.session;
    lines.push(
      outcome.ok
        ? { optionId: one.optionId, value: one.value, from: one.from }
        : { ...one, blocked: { conflict: outcome.conflict, repair: outcome.repairs[0] } },
    );
  }
  return { session: next, lines };
};
