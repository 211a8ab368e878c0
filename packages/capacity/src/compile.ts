// What hangs together over centers: stages without a cycle, which flows reach whom, response times, services, windows.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { openCalendar, workingDays } from './calendar.ts';
import { checkFigures, suppliersOf } from './check.ts';
import { checkShape } from './check-shape.ts';
import { type FlatCenter, flatten } from './flatten.ts';
import { traceFlows } from './flows.ts';
import type { Default, Model, ModelCenter } from './model.ts';
import { type Move, type Placed, placeMoves } from './moves.ts';
import type { Network } from './network.ts';
import { composeWindows } from './response.ts';

/** Checks a network file and makes the model of it, on wish with demand moved between centers; problems name their field. */
export const compile = (given: unknown, moves: readonly Move[] = []): Result<Model> => {
  const shape = checkShape(given);
  if (shape.length) return fail(...shape);
  const network = given as Network;
  const figures = checkFigures(network);
  if (figures.length) return fail(...figures);
  const flat = flatten(network);
  const order = stageOrder(flat);
  if (!order.ok) return order;
  const defaults: Default[] = [];
  const notes: Problem[] = [];
  const traced = traceFlows(network, flat, order.value.sorted, defaults, notes);
  if (!traced.ok) return traced;
  const placed = placeMoves(order.value.sorted, order.value.depth, traced.value, network, moves);
  if (!placed.ok) return placed;
  return ok(assemble(network, order.value, placed.value, defaults, notes));
};

interface Order {
  readonly sorted: readonly FlatCenter[];
  readonly depth: ReadonlyMap<string, number>;
}

/** Centers sorted by their longest way from the market; a cycle is named by the centers on it. */
const stageOrder = (flat: readonly FlatCenter[]): Result<Order> => {
  const known = new Map(flat.map((center) => [center.id, center]));
  const suppliers = new Map(flat.map((center) => [center.id, suppliersOf(known, center)]));
  const clients = new Map(flat.map(({ id }) => [id, 0]));
  for (const list of suppliers.values()) for (const id of list) clients.set(id, (clients.get(id) ?? 0) + 1);
  const depth = new Map<string, number>();
  const ready = flat.filter(({ id }) => clients.get(id) === 0).map(({ id }) => id);
  for (const id of ready) depth.set(id, 0);
  for (let at = 0; at < ready.length; at += 1) {
    const id = ready[at] as string;
    for (const supplier of suppliers.get(id) ?? []) {
      depth.set(supplier, Math.max(depth.get(supplier) ?? 0, (depth.get(id) as number) + 1));
      const left = (clients.get(supplier) as number) - 1;
      clients.set(supplier, left);
      if (left === 0) ready.push(supplier);
    }
  }
  const caught = flat.filter(({ id }) => !ready.includes(id));
  if (caught.length)
    return fail(
      problem(
        'CYCLE',
        `${caught[0]?.path}/processes`,
        `These centers supply each other in a circle: ${names(caught)}.`,
        {
          centers: caught.map(({ id }) => id),
        },
      ),
    );
  const place = new Map(flat.map(({ id }, index) => [id, index]));
  const sorted = [...flat].sort(
    (a, b) =>
      (depth.get(a.id) as number) - (depth.get(b.id) as number) ||
      (place.get(a.id) as number) - (place.get(b.id) as number),
  );
  return ok({ sorted, depth });
};

const names = (centers: readonly FlatCenter[]): string => centers.map(({ id }) => id).join(', ');

const assemble = (
  network: Network,
  { sorted, depth }: Order,
  { flows, moves }: Placed,
  defaults: readonly Default[],
  notes: readonly Problem[],
): Model => {
  const calendar = openCalendar(network);
  // A day's work lies at most so many working days on; a working day comes within a week, or after all closed days.
  const longest = Math.max(0, ...flows.flat().map(({ responseDays }) => responseDays));
  const stages = Math.max(0, ...depth.values()) + 1;
  const closed = sorted.reduce((sum, { spec }) => sum + (spec.closed?.length ?? 0), 0);
  const reach = calendar.days + 7 * (longest + stages + 1) + closed;
  const centers: ModelCenter[] = new Array(sorted.length);
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const { id, path, spec, within } = sorted[index] as FlatCenter;
    const own = flows[index] as ModelCenter['flows'];
    const windows = composeWindows(
      calendar,
      workingDays(calendar, spec, reach),
      own.map(({ internalDays, feeds }) => ({
        internalDays,
        waitsFor: feeds
          .filter(({ center, flow }) => flows[center]?.[flow]?.policy === 'order')
          .map(({ center, flow }) => {
            const { handover } = (centers[center] as ModelCenter).windows;
            return handover.subarray(flow * calendar.days, (flow + 1) * calendar.days);
          }),
      })),
    );
    const { resources = [], processes, stage, works, closed: shut } = spec;
    centers[index] = {
      index,
      id,
      path,
      stage,
      depth: depth.get(id) as number,
      within,
      resources,
      processes,
      flows: own,
      windows,
      works,
      closed: shut,
    };
  }
  const span = Math.max(calendar.days, ...centers.map(({ windows }) => latest(windows.last) + 1));
  const deepest = Math.max(...centers.map((center) => center.depth));
  return {
    network,
    calendar,
    days: calendar.days,
    span,
    levels: network.levels.map(({ id }) => id),
    centers,
    stages: Array.from({ length: deepest + 1 }, (_, at) =>
      centers.filter((center) => center.depth === at).map(({ index }) => index),
    ),
    moves,
    defaults,
    notes,
  };
};

const latest = (days: Int32Array): number => days.reduce((most, day) => Math.max(most, day), 0);
