// Items and their components, changed one at a time.
import { pointer, problem } from '@onelot/base';
import { research } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { found, refuse } from '../../../kernel/refusal.ts';
import type { ResearchTables } from '../tables.ts';
import { circleProblem, lineProblems } from './check.ts';
import { type Item, lockBom, readBom, readItems, writeBom, writeItems } from './store.ts';

const { handle } = rooms<ResearchTables>('research');

/** An item in use keeps its unit: stock, orders and bills of materials count in it. */
export const unitProblems = async (
  context: Context<ResearchTables>,
  given: readonly Item[],
  known: ReadonlyMap<string, Item>,
  path: (index: number) => string,
) => {
  const changed = given.flatMap((item, index) => {
    const before = known.get(item.item);
    return before && before.unit !== item.unit ? [{ item, before, index }] : [];
  });
  if (changed.length === 0) return [];
  const names = changed.map(({ item }) => item.item);
  const used = await context.db
    .selectFrom('research.bom')
    .select(['parent', 'component'])
    .where((eb) => eb.or([eb('parent', 'in', names), eb('component', 'in', names)]))
    .execute();
  const inUse = new Set(used.flatMap((line) => [line.parent, line.component]));
  return changed
    .filter(({ item }) => inUse.has(item.item))
    .map(({ item, before, index }) =>
      problem(
        'UNIT',
        `${path(index)}/unit`,
        `"${item.item}" is counted in ${before.unit} where it is used. Make a new item for another unit.`,
      ),
    );
};

export const itemCommands = [
  handle(research.saveItem, async (context, input) => {
    await lockBom(context);
    const known = await readItems(context, [input.item]);
    const problems = await unitProblems(context, [input], known, () => '');
    if (input.makeOrBuy === 'buy' && (await readBom(context, input.item)).length > 0)
      problems.push(
        problem('BOUGHT_ITEM', '/makeOrBuy', `"${input.item}" has components; empty its bill of materials first.`),
      );
    if (problems.length > 0) refuse('not-valid', `Item ${input.item} was not saved.`, ...problems);
    await writeItems(context, [input]);
    return input;
  }),
  handle(research.saveBom, async (context, input) => {
    await lockBom(context);
    const lines = input.components.map((line) => ({ parent: input.parent, ...line }));
    const all = await readBom(context);
    const known = await readItems(context, [input.parent, ...lines.map((line) => line.component)]);
    found(known.get(input.parent), 'This item');
    const problems = lineProblems(lines, known, '/components', '/parent');
    const after = [...all.filter((line) => line.parent !== input.parent), ...lines];
    if (problems.length === 0) problems.push(...circleProblem(after, pointer('components')));
    if (problems.length > 0)
      refuse('not-valid', `The bill of materials of ${input.parent} was not saved.`, ...problems);
    await writeBom(context, [input.parent], lines);
    return readBom(context, input.parent);
  }),
];
