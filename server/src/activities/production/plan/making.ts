// How one making of an order is written down: its operations with their places, and the material each consumes.
import type { VariantOperation } from '@onelot/contracts';
import type { PlannedOperation } from '@onelot/plan';
import type { OperationRow, OperationState, OrderRow } from '../tables.ts';
import { askItems, type Production } from './asked.ts';
import { operationNeeds, type There } from './material.ts';
import type { VariantAsked } from './promising.ts';
import { toDate } from './times.ts';
import { type Names, reasonOf } from './words.ts';

export interface Making {
  readonly order: string;
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
  shippingMethod: order.shipping_method ?? undefined,
  country: order.country ?? undefined,
  notBefore: order.not_before?.toISOString(),
});

/** Names of operations of any order, `10452 Polish`, and of items. */
export const namesFor = async (
  context: Production,
  places: readonly Pick<PlannedOperation, 'reason'>[],
  own: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, There>,
): Promise<Names> => {
  const others = places
    .flatMap(({ reason }) => (reason.kind === 'capacity' ? reason.waitedFor.slice(0, 2) : []))
    .filter((id) => !own.has(id));
  const rows = others.length
    ? await context.db
        .selectFrom('production.operations as operation')
        .innerJoin('production.orders as order', 'order.order_id', 'operation.order_id')
        .select(['operation.id', 'operation.name', 'order.number'])
        .where('operation.id', 'in', others)
        .execute()
    : [];
  const known = new Map([...own, ...rows.map((row) => [row.id, `${row.number} ${row.name.en}`] as const)]);
  return { operation: (id) => known.get(id) ?? 'another order', item: (item) => there.get(item)?.name || item };
};

export const writeMaking = async (
  context: Production,
  making: Making,
  asked: VariantAsked,
  places: readonly PlannedOperation[],
  there: ReadonlyMap<string, There>,
): Promise<void> => {
  const own = new Map(making.ids.map((id, index) => [id, asked.routing[index]!.name.en]));
  const names = await namesFor(context, places, own, there);
  const placeOf = new Map(places.map((place) => [place.operation, place]));
  await context.db
    .insertInto('production.operations')
    .values(
      asked.routing.map((operation, index) => {
        const place = placeOf.get(making.ids[index]!)!;
        return operationRow(making, operation, index, asked.quantity, place, reasonOf(place, names)) as never;
      }),
    )
    .execute();
  await writeMaterials(context, making, asked, there);
};

const operationRow = (
  making: Making,
  operation: VariantOperation,
  index: number,
  quantity: number,
  place: PlannedOperation,
  reason: string,
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
  reason,
});

const writeMaterials = async (
  context: Production,
  making: Making,
  asked: VariantAsked,
  there: ReadonlyMap<string, There>,
): Promise<void> => {
  const needs = operationNeeds(asked.bom, asked.routing, asked.quantity);
  if (needs.length === 0) return;
  const items = await askItems(context);
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
            name: there.get(need.item)?.name || items.get(need.item)?.name.en || need.item,
            unit: items.get(need.item)?.unit ?? '',
            quantity: need.quantity,
            ready_at: there.get(need.item)?.at ?? context.now,
          }) as never,
      ),
    )
    .execute();
};
