// When a quantity can be at hand, out of what no order uses: stock, supply on its way, or a new order.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import type { Instant } from './calendar.ts';
import { isInstant, isQuantity } from './check.ts';
import { componentsOf } from './check-supply.ts';
import { net, netChecked } from './net.ts';
import type { SupplyRef } from './net-plan.ts';
import type { BomLine, NetInput, NetItem, Quantity, Receipt, StockLine } from './supply.ts';

/** Supply that the demands of the input leave free, indexed once and never changed by being asked. */
export interface SupplyBook {
  readonly now: Instant;
  readonly items: ReadonlyMap<string, NetItem>;
  readonly lines: ReadonlyMap<string, readonly BomLine[]>;
  readonly stock: ReadonlyMap<string, readonly StockLine[]>;
  readonly receipts: ReadonlyMap<string, readonly Receipt[]>;
}

export interface ItemNeed {
  readonly item: string;
  readonly quantity: Quantity;
}

export interface Availability extends ItemNeed {
  /** When all of it is there; never before the instant asked for. */
  readonly availableAt: Instant;
  /** Where it comes from, by arrival. `planned`: a new order, bought or made from components that are available then. */
  readonly sources: readonly { readonly supply: SupplyRef; readonly quantity: Quantity; readonly at: Instant }[];
}

/** Nets the input's demands and keeps what is left. Excess of orders that are only planned is not counted on. */
export function openSupply(input: NetInput, limits: { readonly maxSteps?: number } = {}): Result<SupplyBook> {
  const plan = net(input, limits);
  if (!plan.ok) return plan;
  const stock = new Map<string, StockLine[]>();
  const receipts = new Map<string, Receipt[]>();
  const add = <T>(lists: Map<string, T[]>, item: string, line: T): void => {
    const list = lists.get(item);
    if (list) list.push(line);
    else lists.set(item, [line]);
  };
  for (const { supply, item, quantity, at } of plan.value.unused)
    if (supply.kind === 'stock') add(stock, item, { id: supply.id, item, quantity });
    else if (supply.kind === 'receipt') add(receipts, item, { id: supply.id, item, quantity, at });
  // The safety stock has been held back; asking again for it would order it twice.
  const items = new Map(input.items.map((item) => [item.id, { ...item, safetyStock: 0 }]));
  return ok({ now: input.now, items, lines: componentsOf(input.bom), stock, receipts });
}

/**
 * When each need can be at hand if it is ordered at `at` (not before the book's now), all needs drawing on the same
 * supply in the order given. It holds nothing. Problems: UNKNOWN_ITEM, BAD_NUMBER, BUDGET.
 */
export function availability(
  book: SupplyBook,
  needs: readonly ItemNeed[],
  at: Instant,
): Result<readonly Availability[]> {
  const problems = checkNeeds(book, needs, at);
  if (problems.length) return fail(...problems);
  const now = Math.max(at, book.now);
  const items = reachable(book, needs);
  const part = <T>(lists: ReadonlyMap<string, readonly T[]>): T[] => items.flatMap((item) => lists.get(item) ?? []);
  const plan = netChecked(
    {
      now,
      items: items.map((item) => book.items.get(item)!),
      bom: part(book.lines),
      stock: part(book.stock),
      receipts: part(book.receipts),
      demands: needs.map(({ item, quantity }, i) => ({ id: String(i), item, quantity, due: now })),
    },
    500_000,
  );
  if (!plan.ok) return plan;
  return ok(
    needs.map(({ item, quantity }, i) => {
      const pegs = plan.value.pegs.filter((peg) => peg.requirement === `demand:${i}`);
      const sources = pegs.map((peg) => ({ supply: peg.supply, quantity: peg.quantity, at: peg.at }));
      return {
        item,
        quantity,
        availableAt: plan.value.demands[i]!.availableAt,
        sources: sources.sort((a, b) => a.at - b.at),
      };
    }),
  );
}

function checkNeeds(book: SupplyBook, needs: readonly ItemNeed[], at: Instant): Problem[] {
  const problems: Problem[] = [];
  if (!isInstant(at)) problems.push(problem('BAD_NUMBER', '/at', 'Give an instant as whole seconds since 1970.'));
  if (!Array.isArray(needs)) return [...problems, problem('BAD_INPUT', '/needs', 'Give the needs as a list.')];
  for (const [i, need] of needs.entries()) {
    if (!book.items.has(need?.item))
      problems.push(problem('UNKNOWN_ITEM', `/needs/${i}/item`, `There is no item ${String(need?.item)}.`));
    if (!isQuantity(need?.quantity) || need.quantity > 1_000_000_000)
      problems.push(problem('BAD_NUMBER', `/needs/${i}/quantity`, 'Give a whole quantity in base units, 1 or more.'));
  }
  return problems.slice(0, 100);
}

/** The needed items and all that they are made of. */
function reachable(book: SupplyBook, needs: readonly ItemNeed[]): string[] {
  const found = new Set(needs.map((need) => need.item));
  // A set is walked in the order of insertion, and what is added meanwhile is walked too.
  for (const item of found) for (const { component } of book.lines.get(item) ?? []) found.add(component);
  return [...found];
}
