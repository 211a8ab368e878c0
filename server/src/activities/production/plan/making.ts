// How one making of an order is written down: its operations with their places, and the material each consumes.
import type { production, VariantOperation } from '@onelot/contracts';
import type { PlannedOperation } from '@onelot/plan';
import type { OperationRow, OperationState, OrderRow } from '../tables.ts';
import { askItems, type ItemFact, type Production, wayOf } from './asked.ts';
import { type OperationNeed, operationNeeds, type There } from './material.ts';
import type { VariantAsked } from './promising.ts';
import { NAMED, type Names, reasonOf, type Work } from './reasons.ts';
import { toDate } from './times.ts';
import { type Both, both } from './words.ts';

export interface Making {
  readonly order: string;
  readonly number: string;
  readonly attempt: number;
  readonly state: OperationState;
  /** Ids of the operations, in the order of the routing. */
  readonly ids: readonly string[];
}

/** The variant as it was asked for, read back from the rows of one making. */
export const askedAgain = (order: OrderRow, operations: readonly OperationRow[]): VariantAsked => ({
  bom: order.bom,
  routing: operations.map((row) => ({
    sequence: row.sequence,
    name: row.name,
    workCenter: row.work_center,
    setupSeconds: row.setup_seconds,
    // The rows hold the run time of the whole quantity.
    runSeconds: Math.round(row.run_seconds / order.quantity),
    instruction: row.instruction,
    parameters: row.parameters,
    consumes: row.consumes,
    because: row.because,
  })),
  quantity: order.quantity,
  ...wayOf(order),
});

/** What operations of any order, and items, are called. */
const namesFor = async (
  context: Production,
  places: readonly Pick<PlannedOperation, 'reason'>[],
  own: ReadonlyMap<string, Work>,
  item: Names['item'],
): Promise<Names> => {
  const others = places
    .flatMap(({ reason }) => (reason.kind === 'capacity' ? reason.waitedFor.slice(0, NAMED) : []))
    .filter((id) => !own.has(id));
  const rows = others.length
    ? await context.db
        .selectFrom('production.operations as operation')
        .innerJoin('production.orders as order', 'order.order_id', 'operation.order_id')
        .select(['operation.id', 'operation.name', 'order.number'])
        .where('operation.id', 'in', others)
        .execute()
    : [];
  const named = rows.map((row) => [row.id, { order: row.number, name: both(row.name) }] as const);
  const known = new Map([...own, ...named]);
  return { operation: (id) => known.get(id), item };
};

export const writeMaking = async (
  context: Production,
  making: Making,
  asked: VariantAsked,
  places: readonly PlannedOperation[],
  there: ReadonlyMap<string, There>,
): Promise<void> => {
  const needs = operationNeeds(asked.bom, asked.routing, asked.quantity);
  const items = needs.length ? await askItems(context) : new Map<string, ItemFact>();
  const nameOf = (item: string): Both => both(items.get(item)?.name ?? there.get(item)?.name ?? { en: item });
  const own = new Map(
    making.ids.map((id, index) => [id, { order: making.number, name: both(asked.routing[index]!.name) }]),
  );
  const names = await namesFor(context, places, own, nameOf);
  const placeOf = new Map(places.map((place) => [place.operation, place]));
  await context.db
    .insertInto('production.operations')
    .values(
      asked.routing.map((operation, index) => {
        const place = placeOf.get(making.ids[index]!)!;
        return operationRow(making, operation, index, asked.quantity, place, reasonOf(place.reason, names)) as never;
      }),
    )
    .execute();
  await writeMaterials(context, making, needs, items, nameOf, there);
};

const operationRow = (
  making: Making,
  operation: VariantOperation,
  index: number,
  quantity: number,
  place: PlannedOperation,
  reason: production.PlanReason,
) => ({
  id: making.ids[index],
  order_id: making.order,
  attempt: making.attempt,
  sequence: operation.sequence,
  step: index + 1,
  name: JSON.stringify(operation.name),
  work_center: operation.workCenter,
  unit: place.unit,
  state: making.state,
  planned_start: toDate(place.start),
  planned_finish: toDate(place.finish),
  setup_seconds: operation.setupSeconds,
  run_seconds: operation.runSeconds * quantity,
  instruction: JSON.stringify(operation.instruction),
  parameters: JSON.stringify(operation.parameters),
  because: JSON.stringify(operation.because),
  consumes: JSON.stringify(operation.consumes),
  reason: JSON.stringify(reason),
});

const writeMaterials = async (
  context: Production,
  making: Making,
  needs: readonly OperationNeed[],
  items: ReadonlyMap<string, ItemFact>,
  nameOf: (item: string) => Both,
  there: ReadonlyMap<string, There>,
): Promise<void> => {
  if (needs.length === 0) return;
  await context.db
    .insertInto('production.materials')
    .values(
      needs.map(
        (need) =>
          ({
            id: context.id(),
            order_id: making.order,
            operation_id: making.ids[need.operation],
            line: need.line,
            item: need.item,
            name: JSON.stringify(nameOf(need.item)),
            unit: items.get(need.item)?.unit ?? '',
            quantity: need.quantity,
            ready_at: there.get(need.item)?.at ?? context.now,
          }) as never,
      ),
    )
    .execute();
};
