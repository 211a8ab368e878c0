// A whole product range in one step: all is checked, then all is written; new or changed models become released versions.
import { type Problem, pointer, problem } from '@onelot/base';
import type { PriceBook, ProductModel } from '@onelot/configure';
import { research } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { circleProblem, type Line, lineProblems } from '../items/check.ts';
import { unitProblems } from '../items/commands.ts';
import { type Item, lockBom, readBom, readItems, writeBom, writeItems } from '../items/store.ts';
import type { ResearchTables } from '../tables.ts';
import { checkModel, contentOf } from './models.ts';
import { lockProduct, newest, release } from './release.ts';
import { resolveModel, unknownItems } from './resolve.ts';

const { handle } = rooms<ResearchTables>('research');
interface Given {
  readonly items: readonly Item[];
  readonly bom: readonly Line[];
  readonly schemes: readonly { readonly model: unknown; readonly prices: unknown }[];
}

const MOST_NAMED = 100;

/** Whose components the import sets: every item and every parent it names. */
const parentsOf = (given: Given): Set<string> =>
  new Set([...given.items.map((item) => item.item), ...given.bom.map((line) => line.parent)]);

const twice = (items: readonly Item[]): Problem[] => {
  const first = new Map(items.map(({ item }, index) => [item, index] as const).reverse());
  return items.flatMap(({ item }, index) =>
    first.get(item) === index
      ? []
      : [problem('DUPLICATE', pointer('items', index, 'item'), `"${item}" is given twice.`)],
  );
};

const schemeProblems = (
  context: Context<ResearchTables>,
  given: Given,
  items: ReadonlyMap<string, Item>,
): Problem[] => {
  const seen = new Set<string>();
  return given.schemes.flatMap(({ model, prices }, index) => {
    const path = pointer('schemes', index);
    const { problems, compiled } = checkModel(model, prices, path);
    if (!compiled) return [...problems];
    const { id } = compiled.model;
    if (seen.has(id)) return [problem('DUPLICATE', `${path}/model/id`, `Product "${id}" is given twice.`)];
    seen.add(id);
    const currency = (prices as PriceBook).currency;
    if (currency !== context.company.currency)
      return [
        problem(
          'CURRENCY',
          `${path}/prices/currency`,
          `The company sells in ${context.company.currency}, not ${currency}.`,
        ),
      ];
    const made = resolveModel({ model: model as ProductModel, compiled }, {});
    if (!made.resolved) return made.problems.map((each) => ({ ...each, path: `${path}/model${each.path}` }));
    return unknownItems(made.resolved.bom, items).map((each) => ({ ...each, path: `${path}/model${each.path}` }));
  });
};

const check = async (context: Context<ResearchTables>, given: Given): Promise<Problem[]> => {
  const known = await readItems(context);
  const items = new Map([...known, ...given.items.map((item) => [item.item, item] as const)]);
  const parents = parentsOf(given);
  const kept = (await readBom(context)).filter((line) => !parents.has(line.parent));
  const lines = lineProblems(given.bom, items, pointer('bom'));
  return [
    ...twice(given.items),
    ...(await unitProblems(context, given.items, known, (index) => pointer('items', index))),
    ...lines,
    ...(lines.length > 0 ? [] : circleProblem([...kept, ...given.bom], pointer('bom'))),
    ...schemeProblems(context, given, items),
  ];
};

export const importProducts = handle(research.importProducts, async (context, input) => {
  await lockBom(context);
  const problems = await check(context, input);
  if (problems.length > 0) refuse('not-valid', 'Nothing was imported.', ...problems.slice(0, MOST_NAMED));
  await writeItems(context, input.items);
  await writeBom(context, [...parentsOf(input)], input.bom);
  let schemes = 0;
  for (const scheme of input.schemes) {
    const model = scheme.model as unknown as ProductModel;
    await lockProduct(context, model.id);
    const before = await newest(context, model.id);
    if (before?.content === contentOf(model, scheme.prices)) continue;
    // An import is a release by the manager who imports; the scheme keeps who and how.
    await release(context, {
      model,
      prices: scheme.prices,
      demand: null,
      draft: null,
      verification: null,
      how: 'import',
    });
    schemes += 1;
  }
  return { items: input.items.length, bom: input.bom.length, schemes };
});
