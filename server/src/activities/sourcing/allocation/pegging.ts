// Writes which supply meets which requirement of an order: pegs, and make orders with the requirements of their components.
import type { NetPlan } from '@onelot/plan';
import type { MakeRow, PegRow, RequirementRow } from '../tables.ts';
import { fromSeconds, type Sourcing } from '../tables.ts';
import { fromOf, type Need, netNeeds } from './netting.ts';

/** A requirement of one order, or the part of it that lost its supply. */
export interface Open extends Need {
  readonly requirement: string;
}

/** Adds requirements to an order and pegs them. The caller holds the ledger. */
export const requireNeeds = async (context: Sourcing, order: string, needs: readonly Need[]) => {
  const rows = needs.map(
    (need): RequirementRow => ({
      id: context.id(),
      order_id: order,
      item: need.item,
      quantity: Math.ceil(need.quantity),
      make_id: null,
      at: context.now,
    }),
  );
  const netted = await netNeeds(context, needs, true);
  if (rows.length)
    await context.db
      .insertInto('sourcing.requirements')
      .values(rows as never)
      .execute();
  await writePegs(
    context,
    order,
    rows.map((row) => row.id),
    netted.plan,
  );
  return netted;
};

/** Pegs requirements of one order that lost their supply. The caller holds the ledger. */
export const cover = async (context: Sourcing, order: string, open: readonly Open[]): Promise<void> => {
  if (open.length === 0) return;
  const { plan } = await netNeeds(context, open, true);
  await writePegs(
    context,
    order,
    open.map((each) => each.requirement),
    plan,
  );
};

const writePegs = async (context: Sourcing, order: string, ids: readonly string[], plan: NetPlan): Promise<void> => {
  const from = fromOf(plan);
  const requirement = new Map(ids.map((id, i) => [`demand:${i}`, id]));
  const makes = await writeMakes(context, order, plan);
  await writeComponents(context, order, plan, makes, requirement);
  const pegs = plan.pegs.map((peg): PegRow => {
    const kind = from(peg.supply);
    return {
      id: context.id(),
      requirement: requirement.get(peg.requirement)!,
      order_id: order,
      item: peg.item,
      quantity: peg.quantity,
      kind,
      at: kind === 'stock' ? context.now : fromSeconds(peg.at),
      purchase_order: kind === 'receipt' ? peg.supply.id : null,
      make_id: kind === 'make' ? makes.get(peg.supply.id)! : null,
      lot: null,
    };
  });
  if (pegs.length)
    await context.db
      .insertInto('sourcing.pegs')
      .values(pegs as never)
      .execute();
};

const writeMakes = async (context: Sourcing, order: string, plan: NetPlan): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  const rows: MakeRow[] = [];
  for (const planned of plan.plannedOrders) {
    if (planned.makeOrBuy !== 'make') continue;
    const id = context.id();
    ids.set(planned.id, id);
    rows.push({
      id,
      number: `M-${await context.next('make order', 1001)}`,
      order_id: order,
      item: planned.item,
      quantity: planned.quantity,
      state: 'planned',
      ready_at: fromSeconds(planned.availableAt),
      lot: null,
    });
  }
  if (rows.length)
    await context.db
      .insertInto('sourcing.makes')
      .values(rows as never)
      .execute();
  return ids;
};

/** What make orders need of their components; their ids join those of the order's own requirements. */
const writeComponents = async (
  context: Sourcing,
  order: string,
  plan: NetPlan,
  makes: ReadonlyMap<string, string>,
  requirement: Map<string, string>,
): Promise<void> => {
  const rows: RequirementRow[] = [];
  for (const { id, item, quantity, source } of plan.requirements) {
    if (source.kind !== 'planned') continue;
    const row = {
      id: context.id(),
      order_id: order,
      item,
      quantity,
      make_id: makes.get(source.plannedOrder)!,
      at: context.now,
    };
    requirement.set(id, row.id);
    rows.push(row);
  }
  if (rows.length)
    await context.db
      .insertInto('sourcing.requirements')
      .values(rows as never)
      .execute();
};
