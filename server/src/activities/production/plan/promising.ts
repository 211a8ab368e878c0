// Which date can be told for a variant, and why: material, then free capacity, then the way to the door.
import type { production, VariantBomLine, VariantOperation } from '@onelot/contracts';
import { type DeliveryPromise, type Job, type PlannedOperation, type PreparedShop, promiseJob } from '@onelot/plan';
import { invalid, refuse } from '../../../kernel/refusal.ts';
import { askItems, askTransit, type ItemFact, type Production, type Transit, type Way } from './asked.ts';
import { operationNeeds, type There } from './material.ts';
import { iso, toDate, toSeconds, toSecondsUp } from './times.ts';
import { both, capacityLabel, inStockLabel, materialLabel, WHAT_IT_NEEDS, withWay } from './words.ts';

type Promised = production.Promised;
/** Material that is there this soon waits on the shelf, seconds. */
const AT_ONCE = 60;

export interface VariantAsked extends Way {
  readonly bom: readonly VariantBomLine[];
  readonly routing: readonly VariantOperation[];
  readonly quantity: number;
}

/**
 * The job of a variant for the engine. A quantity runs through as one batch: it is set up once, and the run time counts
 * once for each piece.
 */
export const jobOf = (
  asked: VariantAsked,
  there: ReadonlyMap<string, There>,
  now: Date,
  ids: { readonly job: string; readonly operation: (index: number) => string },
): Job => {
  const needs = operationNeeds(asked.bom, asked.routing, asked.quantity);
  return {
    id: ids.job,
    release: toSeconds(now),
    operations: asked.routing.map((operation, index) => ({
      id: ids.operation(index),
      workCenter: operation.workCenter,
      sequence: operation.sequence,
      setupSeconds: operation.setupSeconds,
      runSeconds: operation.runSeconds * asked.quantity,
      materials: needs
        .filter((need) => need.operation === index)
        .map(({ item }) => ({ item, readyAt: toSecondsUp(there.get(item)?.at ?? now) })),
    })),
  };
};

export const checkRouting = (asked: VariantAsked, shop: PreparedShop): void => {
  if (asked.routing.length === 0) invalid('/routing', 'The variant has no operations, so it cannot be made.', 'EMPTY');
  asked.routing.forEach(({ workCenter }, index) => {
    if (!shop.centers.has(workCenter))
      invalid(`/routing/${index}/workCenter`, `There is no work center ${workCenter}.`, 'NOT_FOUND');
  });
};

/** Places a job in free time beside all that is booked. */
export const placeFreely = (context: Production, shop: PreparedShop, job: Job): DeliveryPromise => {
  const placed = promiseJob(shop, job, { kind: 'elapsed', timeZone: context.company.timeZone, readyToDoorSeconds: 0 });
  if (!placed.ok) return refuse('conflict', 'No time was found for this product.', ...placed.problems);
  return placed.value;
};

export interface Found {
  readonly promised: Promised;
  readonly places: readonly PlannedOperation[];
  readonly readyAt: Date;
}

/** The whole answer: door date with its segments in words, and the places that hold it. */
export const findDate = async (
  context: Production,
  shop: PreparedShop,
  asked: VariantAsked,
  job: Job,
  there: ReadonlyMap<string, There>,
): Promise<Found> => {
  const placed = placeFreely(context, shop, job);
  const readyAt = toDate(placed.finish);
  const transit = await askTransit(context, readyAt, asked);
  const items = placed.segments.some((segment) => segment.kind === 'material')
    ? await askItems(context)
    : new Map<string, ItemFact>();
  const names = new Map(job.operations.map((operation, index) => [operation.id, asked.routing[index]!.name]));
  return {
    readyAt,
    places: placed.operations,
    promised: { at: transit.at, readyAt: iso(readyAt), segments: segmentsOf(placed, names, there, items, transit) },
  };
};

type Segment = Promised['segments'][number];

const segmentsOf = (
  placed: DeliveryPromise,
  names: ReadonlyMap<string, { en: string; de?: string | undefined }>,
  there: ReadonlyMap<string, There>,
  items: ReadonlyMap<string, ItemFact>,
  transit: Transit,
): Segment[] => {
  const nameOf = (item: string) => {
    const known = items.get(item)?.name ?? there.get(item)?.name ?? { en: '' };
    return both(known.en && known.en !== item ? known : WHAT_IT_NEEDS);
  };
  const materials = new Map<string, { from: number; to: number; critical: boolean; items: string[] }>();
  const capacity: Segment[] = [];
  for (const segment of placed.segments) {
    if (segment.kind === 'material') {
      const { from, to, critical, item } = segment;
      const key = `${to}|${critical}`;
      const group = materials.get(key) ?? { from, to, critical, items: [] };
      group.items.push(item);
      materials.set(key, group);
    } else if (segment.kind === 'capacity') {
      capacity.push({
        kind: 'capacity',
        label: capacityLabel(segment.operations.map((id) => both(names.get(id) ?? { en: '' }))),
        from: iso(toDate(segment.from)),
        to: iso(toDate(segment.to)),
        critical: segment.critical,
      });
    }
  }
  const made = [
    ...[...materials.values()].map(
      ({ from, to, critical, items: group }): Segment => ({
        kind: 'material',
        label: to - from < AT_ONCE ? inStockLabel(group.length) : materialLabel(group.map(nameOf)),
        from: iso(toDate(from)),
        to: iso(toDate(to)),
        critical,
      }),
    ),
    ...capacity,
  ];
  return withWay(made, iso(toDate(placed.finish)), transit);
};
