// What is made for one configuration: its bill of materials and routing, every item of which exists.
import { type Problem, pointer, problem } from '@onelot/base';
import { type Choices, open, validate, variant } from '@onelot/configure';
import type { Output, research } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { readItems } from '../items/store.ts';
import type { ResearchTables } from '../tables.ts';
import type { Ready } from './models.ts';

export type Resolved = Output<typeof research.resolveVariant>;

/** The whole, valid configuration that keeps all of `choices`; open options take their defaults. */
export const whole = (
  { compiled }: Ready,
  choices: Choices,
): { readonly problems: readonly Problem[]; readonly choices?: Choices } => {
  const checked = validate(compiled, choices);
  if (checked.ok) return { problems: [], choices: checked.value.choices };
  if (checked.problems.some((each) => each.code !== 'MISSING')) return checked;
  const session = open(compiled, choices);
  if (session.dropped.length > 0) return { problems: session.dropped.flatMap(because) };
  const completed = session.complete();
  return completed.ok ? { problems: [], choices: completed.value } : completed;
};

const because = (dropped: ReturnType<typeof open>['dropped'][number]): readonly Problem[] =>
  dropped.problems.length > 0
    ? dropped.problems
    : (dropped.conflict?.rules ?? []).map((rule) =>
        problem('RULE', pointer(dropped.optionId), rule.sentence.en, { rule: rule.id, sentence: rule.sentence }),
      );

const underChoices = (problems: readonly Problem[]): Problem[] =>
  problems.map((each) => ({ ...each, path: `/choices${each.path}` }));

/** Bill of materials and routing without asking whether the items exist. */
export const resolveModel = (
  ready: Ready,
  choices: Choices,
): { readonly problems: readonly Problem[]; readonly resolved?: Resolved } => {
  const full = whole(ready, choices);
  if (!full.choices) return { problems: underChoices(full.problems) };
  const made = variant(ready.model, full.choices);
  if (!made.ok) return { problems: made.problems };
  const checked = validate(ready.compiled, full.choices);
  const formulas = checked.ok ? checked.value.formulas : {};
  return {
    problems: [],
    resolved: {
      bom: made.value.bom.map((line) => ({
        id: line.lineId,
        item: line.item,
        ...(line.parent === null ? {} : { parent: line.parent }),
        quantity: line.quantity,
        because: [...line.because],
      })),
      routing: made.value.routing.map((operation) => ({
        ...operation,
        parameters: { ...operation.parameters },
        consumes: [...operation.consumes],
        because: [...operation.because],
      })),
      choices: full.choices as Resolved['choices'],
      formulas: Object.fromEntries(
        Object.entries(formulas).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
    },
  };
};

/** Items that a variant names and nobody made. */
export const unknownItems = (bom: Resolved['bom'], items: { has(item: string): boolean }): Problem[] =>
  bom
    .filter((line) => !items.has(line.item))
    .map((line) =>
      problem(
        'UNKNOWN_ITEM',
        pointer('bom', line.id),
        `This variant needs item "${line.item}", which does not exist.`,
        {
          item: line.item,
        },
      ),
    );

/** As `resolveModel`, refused where it is not valid or an item is missing. */
export const resolve = async (context: Context<ResearchTables>, ready: Ready, choices: Choices): Promise<Resolved> => {
  const { resolved, problems } = resolveModel(ready, choices);
  if (!resolved) return refuse('not-valid', 'This configuration cannot be made.', ...problems);
  const items = await readItems(
    context,
    resolved.bom.map((line) => line.item),
  );
  const missing = unknownItems(resolved.bom, items);
  if (missing.length > 0)
    refuse('not-valid', `Item ${missing[0]?.data?.item} does not exist, so this variant cannot be made.`, ...missing);
  return resolved;
};
