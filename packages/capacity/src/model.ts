// What the engine works on: centers in the order of their stages, each with its flows (a product at a level) and whom they feed.
import type { Problem } from '@onelot/base';
import type { Calendar } from './calendar.ts';
import type { Center, Network, Policy, Process, Resource } from './network.ts';

/** Part of a flow's orders that goes on to a supplier. */
export interface Feed {
  readonly center: number;
  readonly flow: number;
  readonly product: string;
  readonly quantity: number;
  /** Share of the orders, 0 to 1. */
  readonly share: number;
}

/** A product at a level in a center: the unit in which demand, response time and service are counted. */
export interface Flow {
  readonly level: number;
  readonly product: string;
  /** Index into the center's processes. */
  readonly process: number;
  readonly policy: Policy;
  readonly feeds: readonly Feed[];
  /** Share of the market's demand of the level, 0 where the demand comes from other centers. */
  readonly marketShare: number;
  readonly market: string;
  readonly internalDays: number;
  /** Largest client time among the suppliers it makes to order from. */
  readonly waitDays: number;
  /** waitDays + internalDays. */
  readonly responseDays: number;
  /** What its clients count on: responseDays, or 0 from stock. */
  readonly clientDays: number;
  /** Share of orders it must serve. */
  readonly service: number;
}

export interface ModelCenter {
  readonly index: number;
  readonly id: string;
  readonly path: string;
  readonly stage: string;
  /** Steps from the market on the longest way. */
  readonly depth: number;
  readonly within: readonly string[];
  readonly resources: readonly Resource[];
  readonly processes: readonly Process[];
  readonly flows: readonly Flow[];
  readonly windows: Windows;
  readonly works: Center['works'];
  readonly closed: Center['closed'];
}

/** When the orders of each flow are worked, by order day: `[flow * days + day]`. */
export interface Windows {
  /** First day of work. */
  readonly start: Int32Array;
  /** Last day of work. */
  readonly last: Int32Array;
  /** Day at whose start it is handed over; the same day where the internal time is 0. */
  readonly handover: Int32Array;
  /** 1 on days the center works, over the model's span. */
  readonly open: Uint8Array;
}

/** A figure that was not given. */
export interface Default {
  readonly path: string;
  readonly value: unknown;
}

/** Orders above a day's measure that another center of the stage takes over. */
export interface PlacedMove {
  readonly from: number;
  readonly fromFlow: number;
  readonly to: number;
  /** A flow of its own at the other center: its time is what the due day leaves less the way. */
  readonly toFlow: number;
  /** Units a day that stay. */
  readonly above: number;
}

export interface Model {
  readonly network: Network;
  readonly calendar: Calendar;
  readonly days: number;
  /** Days of the horizon and of the work that its last orders still need. */
  readonly span: number;
  readonly levels: readonly string[];
  readonly centers: readonly ModelCenter[];
  /** Indexes of centers, market side first; the centers of a stage do not feed each other. */
  readonly stages: readonly (readonly number[])[];
  /** Demand moved to other centers, none in a network as it is. */
  readonly moves: readonly PlacedMove[];
  readonly defaults: readonly Default[];
  /** What a planner should know though it stops nothing. */
  readonly notes: readonly Problem[];
}
