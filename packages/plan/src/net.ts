// What must be made and bought, and when, so that every order has its material: netting level by level, with pegging.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Instant } from './calendar.ts';
import { checkNetInput, componentsOf } from './check-supply.ts';
import { type Lot, type NetPlan, type Requirement, type SupplyRef, toPlan, type Work } from './net-plan.ts';
import {
  type BomLine,
  componentQuantity,
  goodOf,
  type NetInput,
  type NetItem,
  orderQuantity,
  type Quantity,
} from './supply.ts';

/**
 * Nets demand against stock, receipts and planned orders, level by level. Requirements are served by due time (then in
 * the order given): stock first, then receipts that come in time, then receipts that come late but sooner than a new
 * order could, then a planned order, whose excess serves the next. Problems: those of the input, BUDGET over `maxSteps`.
 */
export function net(input: NetInput, limits: { readonly maxSteps?: number } = {}): Result<NetPlan> {
  const problems = checkNetInput(input);
  if (problems.length) return fail(...problems);
  return netChecked(input, limits.maxSteps ?? 2_000_000);
}

/** Netting of an input that is known to be right. */
export function netChecked(input: NetInput, most: number): Result<NetPlan> {
  const work = open(input);
  for (const id of byLevel(work)) {
    netItem(work, work.items.get(id)!);
    if (work.requirements.length + work.pegs.length > most)
      return fail(
        problem('BUDGET', '', 'The netting needs more steps than allowed. Net fewer orders at a time.', { most }),
      );
    if (work.tooLarge.length)
      return fail(
        problem('BAD_NUMBER', '/bom', 'A quantity gets too large to be counted exactly.', { items: work.tooLarge }),
      );
  }
  return ok(toPlan(work));
}

function open(input: NetInput): Work {
  const items = new Map(input.items.map((item) => [item.id, item]));
  const lines = componentsOf(input.bom);
  const lots = new Map<string, Lot[]>(input.items.map((item) => [item.id, []]));
  for (const { id, item, quantity } of input.stock)
    lots.get(item)!.push({ supply: { kind: 'stock', id }, at: input.now, left: quantity });
  // A receipt that should have come and has not is expected now, not in the past.
  const receipts = input.receipts.map((r) => ({ ...r, at: Math.max(r.at, input.now) })).sort((a, b) => a.at - b.at);
  for (const { id, item, quantity, at } of receipts)
    lots.get(item)!.push({ supply: { kind: 'receipt', id }, at, left: quantity });
  const work: Work = {
    input,
    items,
    lines,
    levels: lowLevelCodes(input, lines),
    lots,
    needs: new Map(),
    requirements: [],
    pegs: [],
    orders: [],
    unused: [],
    tooLarge: [],
  };
  for (const { id, item, quantity, due } of input.demands)
    need(work, { id: `demand:${id}`, item, quantity, due, source: { kind: 'demand', demand: id } });
  return work;
}

function need(work: Work, requirement: Requirement): void {
  if (requirement.quantity > Number.MAX_SAFE_INTEGER) work.tooLarge.push(requirement.item);
  const list = work.needs.get(requirement.item);
  if (list) list.push(requirement);
  else work.needs.set(requirement.item, [requirement]);
}

/** The longest way from a top item down to each item; the bill has no cycle, that was checked. */
function lowLevelCodes({ items, bom }: NetInput, lines: ReadonlyMap<string, readonly BomLine[]>): Map<string, number> {
  const levels = new Map(items.map((item) => [item.id, 0]));
  const parents = new Map<string, number>();
  for (const { component } of bom) parents.set(component, (parents.get(component) ?? 0) + 1);
  const free = items.map((item) => item.id).filter((id) => !parents.has(id));
  for (let id = free.pop(); id !== undefined; id = free.pop())
    for (const { component } of lines.get(id) ?? []) {
      levels.set(component, Math.max(levels.get(component)!, levels.get(id)! + 1));
      const open = parents.get(component)! - 1;
      parents.set(component, open);
      if (open === 0) free.push(component);
    }
  return levels;
}

/** Items from the top down, on one level in the order given. */
const byLevel = ({ levels }: Work): string[] => [...levels.keys()].sort((a, b) => levels.get(a)! - levels.get(b)!);

function netItem(work: Work, item: NetItem): void {
  const lots = work.lots.get(item.id)!;
  const needs = work.needs.get(item.id) ?? [];
  const short = keepSafetyStock(item, lots);
  if (short > 0) {
    const due = work.input.now + item.leadTimeSeconds;
    needs.push({ id: `safety:${item.id}`, item: item.id, quantity: short, due, source: { kind: 'safety' } });
  }
  needs.sort((a, b) => a.due - b.due); // stable: those given first come first
  let first = 0;
  for (const requirement of needs) {
    work.requirements.push(requirement);
    while (first < lots.length && lots[first]!.left === 0) first++;
    const missing = useLots(work, item, requirement, lots, first);
    if (missing > 0) planOrder(work, item, requirement, missing, lots);
  }
  for (const { supply, at, left } of lots)
    if (left > 0) work.unused.push({ supply, item: item.id, quantity: left, at });
}

/** Takes the safety stock out of what is on hand; the answer is how much of it is missing. */
function keepSafetyStock(item: NetItem, lots: readonly Lot[]): Quantity {
  let missing = item.safetyStock ?? 0;
  for (const lot of lots) {
    if (lot.supply.kind !== 'stock') continue;
    const kept = Math.min(missing, lot.left);
    lot.left -= kept;
    missing -= kept;
  }
  return missing;
}

/** Pegs lots in the order of arrival as long as they beat a new order; the answer is what is still missing. */
function useLots(work: Work, item: NetItem, requirement: Requirement, lots: readonly Lot[], first: number): Quantity {
  const { due } = requirement;
  const inTime = Math.max(due, work.input.now + item.leadTimeSeconds);
  let missing = requirement.quantity;
  for (let i = first; i < lots.length && missing > 0 && lots[i]!.at <= inTime; i++) {
    const lot = lots[i]!;
    const quantity = Math.min(missing, lot.left);
    if (quantity === 0) continue;
    lot.left -= quantity;
    missing -= quantity;
    peg(work, requirement, quantity, lot.supply, lot.at);
  }
  return missing;
}

function peg(work: Work, { id, item, due }: Requirement, quantity: Quantity, supply: SupplyRef, at: Instant): void {
  work.pegs.push({ requirement: id, item, quantity, supply, at, due });
}

function planOrder(work: Work, item: NetItem, requirement: Requirement, missing: Quantity, lots: Lot[]): void {
  const quantity = orderQuantity(item, missing);
  const good = goodOf(item, quantity);
  if (quantity > Number.MAX_SAFE_INTEGER) work.tooLarge.push(item.id);
  const id = `planned:${item.id}:${work.orders.length + 1}`;
  const needAt = requirement.due;
  const orderBy = needAt - item.leadTimeSeconds;
  const pegs = [{ requirement: requirement.id, quantity: missing }];
  const { makeOrBuy } = item;
  work.orders.push({
    id,
    item: item.id,
    makeOrBuy,
    quantity,
    good,
    needAt,
    orderBy,
    pegs,
    level: work.levels.get(item.id)!,
  });
  const supply: SupplyRef = { kind: 'planned', id };
  const at = Math.max(needAt, work.input.now + item.leadTimeSeconds);
  peg(work, requirement, missing, supply, at);
  if (good > missing) insertLot(lots, { supply, at, left: good - missing });
  if (makeOrBuy === 'make')
    for (const [i, line] of (work.lines.get(item.id) ?? []).entries())
      need(work, {
        id: `${id}/${i + 1}`,
        item: line.component,
        quantity: componentQuantity(line, quantity),
        due: Math.max(orderBy, work.input.now),
        source: { kind: 'planned', plannedOrder: id },
      });
}

/** Keeps the lots in the order of arrival. */
function insertLot(lots: Lot[], lot: Lot): void {
  let at = lots.length;
  while (at > 0 && lots[at - 1]!.at > lot.at) at--;
  lots.splice(at, 0, lot);
}
