// A center made ready for the inner loop: work, capacity and windows as flat arrays, in whole milliseconds.
import { workingDays } from './calendar.ts';
import type { Model, ModelCenter, Windows } from './model.ts';
import type { Resource, ResourceGroup } from './network.ts';
import { composeWindows } from './response.ts';

/** What may differ from the network file when a center is sized. */
export interface Variant {
  readonly center: number;
  /** Resource group taken by each process. */
  readonly groups: readonly number[];
  /** Share of orders each flow must serve, instead of the model's. */
  readonly services?: readonly number[] | undefined;
  /** Internal days of each flow, instead of the model's. */
  readonly times?: readonly number[] | undefined;
}

export interface Layout {
  readonly center: ModelCenter;
  readonly flows: number;
  readonly days: number;
  readonly span: number;
  readonly resources: number;
  /** Flows in the order in which orders of one day are confirmed: earliest due first. */
  readonly sequence: Int32Array;
  readonly start: Int32Array;
  readonly last: Int32Array;
  readonly handover: Int32Array;
  /** Milliseconds of work per unit, `[resource * flows + flow]`, remakes of rejects included. */
  readonly work: Float64Array;
  /** Milliseconds of setup per lot, `[resource * flows + flow]`. */
  readonly setup: Float64Array;
  readonly lot: Int32Array;
  /** Milliseconds a day that one unit of a resource gives, `[resource * span + day]`. */
  readonly unit: Float64Array;
  readonly level: Int32Array;
  readonly levels: number;
  /** 1 where a flow is served from stock. */
  readonly stocked: Uint8Array;
  /** Share of orders to be served, by flow. */
  readonly service: Float64Array;
  readonly byDays: boolean;
}

/** Milliseconds of work that one unit gives on a working day: (A - S) x E x R. */
export const unitDay = ({ availableSeconds, setupSeconds = 0, efficiency = 1, reliability = 1 }: Resource): number =>
  Math.round((availableSeconds - setupSeconds) * efficiency * reliability * 1000);

/** The group a variant takes for a flow; none where the product passes through. */
const groupOf = (center: ModelCenter, groups: readonly number[], process: number): ResourceGroup | undefined =>
  center.processes[process]?.groups?.[groups[process] ?? 0];

export const makeLayout = (model: Model, variant: Variant): Layout => {
  const center = model.centers[variant.center] as ModelCenter;
  const { flows, resources } = center;
  const { days } = model;
  const { windows, span } = windowsOf(model, center, variant.times);
  const work = new Float64Array(resources.length * flows.length);
  const setup = new Float64Array(resources.length * flows.length);
  const unit = new Float64Array(resources.length * span);
  const lot = new Int32Array(flows.length).fill(1);
  flows.forEach(({ process }, flow) => {
    const group = groupOf(center, variant.groups, process);
    lot[flow] = group?.lot?.size ?? 1;
    resources.forEach(({ id }, resource) => {
      const seconds = group && Object.hasOwn(group.seconds, id) ? (group.seconds[id] as number) : 0;
      work[resource * flows.length + flow] = Math.round((seconds * 1000) / (1 - (group?.rejects ?? 0)));
      if (seconds > 0) setup[resource * flows.length + flow] = Math.round((group?.lot?.setupSeconds ?? 0) * 1000);
    });
  });
  resources.forEach((resource, index) => {
    const full = unitDay(resource);
    for (let day = 0; day < span; day += 1) unit[index * span + day] = windows.open[day] ? full : 0;
  });
  return {
    center,
    flows: flows.length,
    days,
    span,
    resources: resources.length,
    sequence: Int32Array.from(
      flows.map((_, index) => index).sort((a, b) => responseOf(flows, a) - responseOf(flows, b) || a - b),
    ),
    start: windows.start,
    last: windows.last,
    handover: windows.handover,
    work,
    setup,
    lot,
    unit,
    level: Int32Array.from(flows, ({ level }) => level),
    levels: model.levels.length,
    stocked: Uint8Array.from(flows, ({ policy }) => (policy === 'stock' ? 1 : 0)),
    service: Float64Array.from(flows, ({ service }, flow) => variant.services?.[flow] ?? service),
    byDays: model.network.serviceBy === 'days',
  };
};

/** The center's windows with its own internal times or others; its suppliers hand over as they do. */
const windowsOf = (
  model: Model,
  center: ModelCenter,
  times: readonly number[] | undefined,
): { readonly windows: Windows; readonly span: number } => {
  if (!times) return { windows: center.windows, span: model.span };
  const { days, calendar } = model;
  const open = workingDays(calendar, center, model.span + 7 * (Math.max(...times) + 2) + (center.closed?.length ?? 0));
  const flows = center.flows.map(({ feeds }, flow) => ({
    internalDays: times[flow] as number,
    waitsFor: feeds
      .filter(({ center: at, flow: to }) => model.centers[at]?.flows[to]?.policy === 'order')
      .map(({ center: at, flow: to }) =>
        (model.centers[at] as ModelCenter).windows.handover.subarray(to * days, (to + 1) * days),
      ),
  }));
  const windows = composeWindows(calendar, open, flows);
  return { windows, span: windows.last.reduce((most, day) => Math.max(most, day + 1), model.span) };
};

const responseOf = (flows: ModelCenter['flows'], index: number): number => flows[index]?.responseDays ?? 0;
