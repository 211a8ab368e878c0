// Whether items, bills of material, demand and supply can be netted; a bill that contains itself is told with its path.

import { type Problem, problem } from '@onelot/base';
import { isInstant, isQuantity, isSeconds, isText } from './check.ts';
import { leastCommonMultiple, type NetInput, type NetItem } from './supply.ts';

const MOST_PROBLEMS = 100;
/** So that sums and products of quantities stay exact. */
const MOST_QUANTITY = 1_000_000_000;

const lists = ['items', 'bom', 'demands', 'stock', 'receipts'] as const;

/** Codes: BAD_INPUT, BAD_NUMBER, DUPLICATE, UNKNOWN_ITEM, BOM_CYCLE (data.cycle lists the items, first one last again). */
export function checkNetInput(input: NetInput): Problem[] {
  if (typeof input !== 'object' || input === null)
    return [problem('BAD_INPUT', '', 'Give items, bom, demands, stock, receipts.')];
  const problems: Problem[] = [];
  if (!isInstant(input.now)) problems.push(problem('BAD_NUMBER', '/now', 'Give now as whole seconds since 1970.'));
  for (const field of lists)
    if (!Array.isArray(input[field])) problems.push(problem('BAD_INPUT', `/${field}`, `Give the ${field} as a list.`));
    else
      for (const [i, entry] of input[field].entries())
        if (typeof entry !== 'object' || entry === null)
          problems.push(problem('BAD_INPUT', `/${field}/${i}`, 'Give an object here.'));
  if (problems.length) return problems.slice(0, MOST_PROBLEMS);
  const known = new Set<string>();
  for (const [i, item] of input.items.entries()) checkItem(item, `/items/${i}`, known, problems);
  checkBom(input, known, problems);
  checkLines(input, known, problems);
  if (problems.length === 0) {
    const cycle = findCycle(input);
    if (cycle)
      problems.push(problem('BOM_CYCLE', '/bom', `An item is part of itself: ${cycle.join(' > ')}.`, { cycle }));
  }
  return problems.slice(0, MOST_PROBLEMS);
}

function checkItem(item: NetItem, at: string, known: Set<string>, problems: Problem[]): void {
  if (!isText(item.id)) problems.push(problem('BAD_INPUT', `${at}/id`, 'Give the item an id.'));
  else if (known.has(item.id)) problems.push(problem('DUPLICATE', `${at}/id`, `Item ${item.id} is there twice.`));
  else known.add(item.id);
  if (item.makeOrBuy !== 'make' && item.makeOrBuy !== 'buy')
    problems.push(problem('BAD_INPUT', `${at}/makeOrBuy`, 'Say make or buy.'));
  if (!isSeconds(item.leadTimeSeconds) || item.leadTimeSeconds > 20 * 366 * 86_400)
    problems.push(problem('BAD_NUMBER', `${at}/leadTimeSeconds`, 'Give whole seconds from 0 to 20 years.'));
  for (const field of ['lotSize', 'minimumOrderQuantity', 'multiple'] as const)
    if (item[field] !== undefined) quantity(item[field], `${at}/${field}`, problems);
  if (item.safetyStock !== undefined && item.safetyStock !== 0)
    quantity(item.safetyStock, `${at}/safetyStock`, problems);
  const share = item.yield;
  if (share !== undefined && !(typeof share === 'number' && share >= 0.01 && share <= 1))
    problems.push(problem('BAD_NUMBER', `${at}/yield`, 'The yield is a number from 0.01 to 1.'));
  if (leastCommonMultiple(item.lotSize || 1, item.multiple || 1) > MOST_QUANTITY)
    problems.push(problem('BAD_NUMBER', `${at}/multiple`, 'Whole lots that are also whole multiples get too large.'));
}

function checkBom({ bom }: NetInput, known: ReadonlySet<string>, problems: Problem[]): void {
  for (const [i, line] of bom.entries()) {
    for (const field of ['parent', 'component'] as const) item(line[field], `/bom/${i}/${field}`, known, problems);
    quantity(line.quantity, `/bom/${i}/quantity`, problems);
    if (line.per !== undefined) quantity(line.per, `/bom/${i}/per`, problems);
  }
}

function checkLines(input: NetInput, known: ReadonlySet<string>, problems: Problem[]): void {
  for (const field of ['demands', 'stock', 'receipts'] as const) {
    const ids = new Set<string>();
    for (const [i, line] of input[field].entries()) {
      const at = `/${field}/${i}`;
      if (!isText(line.id)) problems.push(problem('BAD_INPUT', `${at}/id`, 'Give the line an id.'));
      else if (ids.has(line.id)) problems.push(problem('DUPLICATE', `${at}/id`, `${line.id} is there twice.`));
      else ids.add(line.id);
      item(line.item, `${at}/item`, known, problems);
      if (field !== 'stock' || line.quantity !== 0) quantity(line.quantity, `${at}/quantity`, problems);
      const [name, time] = 'due' in line ? ['due', line.due] : 'at' in line ? ['at', line.at] : [];
      if (field !== 'stock' && !isInstant(time))
        problems.push(
          problem(
            'BAD_NUMBER',
            `${at}/${name ?? (field === 'demands' ? 'due' : 'at')}`,
            'Give whole seconds since 1970.',
          ),
        );
    }
  }
}

function item(id: unknown, path: string, known: ReadonlySet<string>, problems: Problem[]): void {
  if (!isText(id) || !known.has(id)) problems.push(problem('UNKNOWN_ITEM', path, `There is no item ${String(id)}.`));
}

function quantity(value: unknown, path: string, problems: Problem[]): void {
  if (!isQuantity(value) || value > MOST_QUANTITY)
    problems.push(problem('BAD_NUMBER', path, 'Give a whole quantity in base units, from 1 to a thousand million.'));
}

/** Components of each item, in the order of the bill. */
export function componentsOf<Line extends { parent: string }>(bom: readonly Line[]): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  for (const line of bom) {
    const list = lines.get(line.parent);
    if (list) list.push(line);
    else lines.set(line.parent, [line]);
  }
  return lines;
}

/** Items on a way that leads back to its start, by a depth-first walk without recursion: bills may be deep. */
function findCycle({ items, bom }: NetInput): string[] | undefined {
  const lines = componentsOf(bom);
  const done = new Set<string>();
  for (const { id } of items) {
    const way: { id: string; next: number }[] = [{ id, next: 0 }];
    const on = new Set([id]);
    while (way.length) {
      const last = way.at(-1)!;
      const component = done.has(last.id) ? undefined : lines.get(last.id)?.[last.next++]?.component;
      if (component === undefined) {
        done.add(last.id);
        on.delete(last.id);
        way.pop();
      } else if (on.has(component)) {
        const ids = way.map((step) => step.id);
        return [...ids.slice(ids.indexOf(component)), component];
      } else {
        on.add(component);
        way.push({ id: component, next: 0 });
      }
    }
  }
  return undefined;
}
