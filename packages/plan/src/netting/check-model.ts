// What is wrong with a netting's model, each with its place.

import { type Problem, pointer, problem } from '@onelot/base';
import { isInstant, isQuantity, isSeconds, isText } from '../check.ts';
import { itemKey, type ModelItem, type NetModel } from './model.ts';

const MOST_PROBLEMS = 100;
const LONGEST_LEAD = 20 * 366 * 86_400;
const MOST_QUANTITY = 1_000_000_000;

type Add = (code: string, path: string, message: string) => void;

/** The item number of each item key, and the row of each demand id; the check fills them. */
export interface Index {
  readonly items: Map<string, number>;
  readonly demands: Map<string, number>;
}

/** Codes: BAD_INPUT, BAD_NUMBER, DUPLICATE, UNKNOWN_ITEM. */
export function checkModel(model: NetModel, { items: index, demands }: Index): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (code, path, message) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem(code, path, message));
  };
  if (typeof model !== 'object' || model === null) return [problem('BAD_INPUT', '', 'Give a netting model.')];
  if (!isInstant(model.now)) add('BAD_NUMBER', '/now', 'Give whole seconds since 1970.');
  for (const field of ['items', 'bom', 'stock', 'receipts', 'demands'] as const)
    if (!Array.isArray(model[field]) || model[field].some((row) => typeof row !== 'object' || row === null))
      add('BAD_INPUT', `/${field}`, `Give ${field} as a list.`);
  if (problems.length) return problems;
  checkItems(model, index, add);
  if (problems.length === 0) {
    checkBom(model, index, add);
    for (const field of ['stock', 'receipts'] as const) checkLines(model, field, index, new Map(), add);
    checkLines(model, 'demands', index, demands, add);
  }
  for (const field of ['backwardSeconds', 'forwardSeconds'] as const)
    if (model.consumption && !isSeconds(model.consumption[field]))
      add('BAD_NUMBER', `/consumption/${field}`, 'Give whole seconds.');
  if (model.toleranceSeconds !== undefined && !isSeconds(model.toleranceSeconds))
    add('BAD_NUMBER', '/toleranceSeconds', 'Give whole seconds.');
  return problems;
}

const amount = (value: unknown): boolean => isQuantity(value) && value <= MOST_QUANTITY;
const AMOUNT = 'Give a whole quantity in base units, from 1 to a thousand million.';

function checkItems({ items }: NetModel, index: Map<string, number>, add: Add): void {
  items.forEach((item, i) => {
    const at = `/items/${i}`;
    if (!isText(item.id)) add('BAD_INPUT', `${at}/id`, 'Give the item an id.');
    const key = itemKey(item.id, item.site);
    if (index.has(key)) add('DUPLICATE', `${at}/id`, `Item ${key} is there twice.`);
    index.set(key, i);
    checkItem(item, at, add);
  });
  items.forEach((item, i) => {
    if (
      item.makeOrBuy === 'transfer' &&
      (!index.has(itemKey(item.id, item.from)) || (item.from ?? '') === (item.site ?? ''))
    )
      add('UNKNOWN_ITEM', `/items/${i}/from`, `There is no item ${item.id} at another site "${item.from ?? ''}".`);
  });
}

function checkItem(item: ModelItem, at: string, add: Add): void {
  if (!['make', 'buy', 'transfer'].includes(item.makeOrBuy))
    add('BAD_INPUT', `${at}/makeOrBuy`, 'Say make, buy or transfer.');
  if (!isSeconds(item.leadTimeSeconds) || item.leadTimeSeconds > LONGEST_LEAD)
    add('BAD_NUMBER', `${at}/leadTimeSeconds`, 'Give whole seconds from 0 to 20 years.');
  for (const field of ['lotSize', 'minimumOrderQuantity', 'multiple'] as const)
    if (item[field] !== undefined && !amount(item[field])) add('BAD_NUMBER', `${at}/${field}`, AMOUNT);
  if ((item.lotSize ?? 1) * (item.multiple ?? 1) > 1_000_000 * MOST_QUANTITY)
    add('BAD_NUMBER', `${at}/multiple`, 'Whole lots that are also whole multiples get too large.');
  if (item.safetyStock && !amount(item.safetyStock)) add('BAD_NUMBER', `${at}/safetyStock`, AMOUNT);
  if (item.yield !== undefined && !(typeof item.yield === 'number' && item.yield >= 0.01 && item.yield <= 1))
    add('BAD_NUMBER', `${at}/yield`, 'The yield is a number from 0.01 to 1.');
  if (item.lotRule !== undefined && !['lot-for-lot', 'fixed', 'period'].includes(item.lotRule))
    add('BAD_INPUT', `${at}/lotRule`, 'Say lot-for-lot, fixed or period.');
  if (item.periodSeconds !== undefined && !isSeconds(item.periodSeconds))
    add('BAD_NUMBER', `${at}/periodSeconds`, 'Give whole seconds.');
  if (item.lotRule === 'period' && !item.periodSeconds)
    add('BAD_NUMBER', `${at}/periodSeconds`, 'A period is above 0.');
  if (item.lotRule === 'fixed' && !item.lotSize) add('BAD_NUMBER', `${at}/lotSize`, AMOUNT);
}

function checkBom({ bom }: NetModel, index: ReadonlyMap<string, number>, add: Add): void {
  bom.forEach((line, i) => {
    const at = `/bom/${i}`;
    for (const field of ['parent', 'component'] as const)
      if (!index.has(itemKey(line[field], line.site)))
        add('UNKNOWN_ITEM', `${at}/${field}`, `There is no item ${itemKey(line[field], line.site)}.`);
    if (!amount(line.quantity)) add('BAD_NUMBER', `${at}/quantity`, AMOUNT);
    if (line.per !== undefined && !amount(line.per)) add('BAD_NUMBER', `${at}/per`, AMOUNT);
    if (line.scrap !== undefined && !(typeof line.scrap === 'number' && line.scrap >= 0 && line.scrap <= 0.99))
      add('BAD_NUMBER', `${at}/scrap`, 'The scrap is a share from 0 to 0.99.');
    for (const field of ['from', 'to'] as const)
      if (line[field] !== undefined && !isInstant(line[field]))
        add('BAD_NUMBER', `${at}/${field}`, 'Give whole seconds since 1970.');
  });
}

function checkLines(
  model: NetModel,
  field: 'stock' | 'receipts' | 'demands',
  index: ReadonlyMap<string, number>,
  ids: Map<string, number>,
  add: Add,
): void {
  const lines: readonly {
    id: string;
    item: string;
    site?: string;
    quantity: number;
    at?: number;
    due?: number;
    kind?: string;
  }[] = model[field];
  const time = field === 'receipts' ? 'at' : 'due';
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!isText(line.id)) add('BAD_INPUT', pointer(field, i, 'id'), 'Give the line an id.');
    else if (ids.has(line.id)) add('DUPLICATE', pointer(field, i, 'id'), `${line.id} is there twice.`);
    ids.set(line.id, i);
    if (!index.has(itemKey(line.item, line.site)))
      add('UNKNOWN_ITEM', pointer(field, i, 'item'), `There is no item ${itemKey(line.item, line.site)}.`);
    if (!amount(line.quantity) && !(field === 'stock' && line.quantity === 0))
      add('BAD_NUMBER', pointer(field, i, 'quantity'), AMOUNT);
    if (field !== 'stock' && !isInstant(line[time]))
      add('BAD_NUMBER', pointer(field, i, time), 'Give whole seconds since 1970.');
    if (line.kind !== undefined && field === 'demands' && !['order', 'forecast', 'scheme'].includes(line.kind))
      add('BAD_INPUT', pointer(field, i, 'kind'), 'Say order, forecast or scheme.');
  }
}
