// What a planner tells of a value creation network: offers, calendar, forecast, centers with their resources and processes.

/** Where a figure comes from; `assumed` marks what a company chose where its source is silent. */
type Source = string;
type Name = string | Readonly<Record<string, string>>;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export type Policy = 'order' | 'stock';

export interface ProductShare {
  readonly product: string;
  /** Share of the level's demand, 0 to 1. */
  readonly share: number;
}

/** A personalization level as it is offered to the market. */
export interface LevelOffer {
  readonly id: string;
  readonly name?: Name;
  /** Share of the offer as printed; the demand comes from the forecast. */
  readonly share?: number;
  /** Working days after the order day in which the market gets it. */
  readonly delayDays: number;
  /** Share of orders served in time, 0 to 1. */
  readonly service: number;
  /** Price of a unit in minor units of money. */
  readonly price?: number;
  /** Parameter options offered: a count, or `function` for a range. Told, not used by the engine. */
  readonly counts?: Readonly<Record<string, number | 'function'>>;
  /** Generic products with their shares of the level's demand; without it the network's one product. */
  readonly products?: readonly ProductShare[];
}

export interface Period {
  readonly quantity: number;
  /** Standard deviation as a share of the quantity. */
  readonly standardDeviation: number;
  /** As printed in a source; the engine derives daily means from the calendar. */
  readonly perDay?: number;
}

export interface ForecastLine {
  readonly level: string;
  readonly market?: string;
  readonly share?: number;
  readonly year?: Period;
  /** One for each period of the calendar. */
  readonly quarters: readonly Period[];
}

export interface MarketCalendar {
  /** Weekday of day 0. */
  readonly firstWeekday?: Weekday;
  readonly periods: readonly { readonly id: string; readonly days: number }[];
  readonly source?: Source;
}

export interface Resource {
  readonly id: string;
  readonly name?: Name;
  readonly kind?: 'machine' | 'worker';
  /** Seconds a working day that one unit is there (A). */
  readonly availableSeconds: number;
  /** Seconds a working day that go into setup (S). */
  readonly setupSeconds?: number;
  /** E, above 0 to 1. */
  readonly efficiency?: number;
  /** R, above 0 to 1. */
  readonly reliability?: number;
  /** Cost of one unit over the horizon, minor units of money. */
  readonly cost: number;
  /** No more units than these. */
  readonly most?: number;
  /** The unit in the finite-capacity model that this resource is, for adopting a plan. */
  readonly workCenter?: string;
  readonly source?: Source;
}

/** One way to do a process: the resources it takes and how long on each. */
export interface ResourceGroup {
  readonly id: string;
  readonly method?: Name;
  /** Seconds of work a good or bad unit takes, by resource. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Share of units rejected and made again in the same window, 0 to below 1. */
  readonly rejects?: number;
  /** Units of one order day are worked in lots, each with a setup on every resource of the group. */
  readonly lot?: { readonly size: number; readonly setupSeconds: number };
}

export interface Need {
  readonly product: string;
  readonly quantity?: number;
  /** Shares of the demand; equal parts without them. */
  readonly suppliers: readonly { readonly center: string; readonly share?: number }[];
}

export interface Process {
  readonly product: string;
  /** Levels this process serves; all without it. */
  readonly levels?: readonly string[];
  /** Made to order or to stock, for all levels or by level. */
  readonly policy?: Policy | Readonly<Record<string, Policy>>;
  /** Alternative resource groups; the plan takes the cheapest. None: the product only passes through. */
  readonly groups?: readonly ResourceGroup[];
  readonly needs?: readonly Need[];
  /** Space a unit in stock takes, in whatever unit the planner counts space. */
  readonly space?: number;
}

export interface TransferTerms {
  readonly to: string;
  readonly products?: readonly string[];
  /** Working days on the way back into the chain. */
  readonly days: number;
  /** Cost of a unit moved, minor units. */
  readonly cost: number;
}

export interface Center {
  readonly id: string;
  readonly stage: string;
  readonly name?: Name;
  readonly source?: Source;
  readonly location?: { readonly lat: number; readonly lon: number; readonly place?: string };
  readonly responsibilities?: readonly string[];
  /** Weekdays it works; all seven without it. */
  readonly works?: readonly Weekday[];
  /** Days of the horizon on which it is closed, counted from 0. */
  readonly closed?: readonly number[];
  /** A retailer: its share of the market and the levels it offers (all without a list). */
  readonly market?: { readonly id?: string; readonly share: number; readonly offers?: readonly string[] };
  readonly resources?: readonly Resource[];
  readonly processes: readonly Process[];
  readonly transfers?: readonly TransferTerms[];
  /** An internal network: its centers are named `outer/inner` from outside; names inside are looked up inside first. */
  readonly inside?: { readonly centers: readonly Center[] };
}

/** Own time of a center for a level, in its working days. */
export interface ResponseTime {
  readonly level: string;
  readonly center: string;
  readonly internalDays: number;
  /** Promise to its clients as a source prints it; checked against the recursion. */
  readonly clientDays?: number;
  /** Share of orders this center serves in time; without it the level's service is split over its chain. */
  readonly service?: number;
  /** What a search and the bounds may go down to; 0 without it. */
  readonly shortestDays?: number;
  /** What they may go up to. */
  readonly longestDays?: number;
  /** A planner holds it: a search leaves it alone. */
  readonly fixed?: boolean;
  readonly source?: Source;
}

export interface Network {
  readonly name?: Name;
  readonly source?: Source;
  readonly currency?: string;
  /** The one product of levels that name none. */
  readonly product?: string;
  readonly levelOption?: string;
  readonly counted?: Readonly<Record<string, { readonly option: string; readonly range?: string }>>;
  readonly levels: readonly LevelOffer[];
  readonly calendar: MarketCalendar;
  /** Orders by weekday, Monday first, summing to 1; even without it. */
  readonly weekdayShares?: { readonly shares: readonly number[]; readonly source?: Source };
  readonly forecast: readonly ForecastLine[];
  readonly forecastTotal?: { readonly year: Period; readonly quarters: readonly Period[] };
  /** Part of a period's variance that its days and all retailers share, 0 to 1 (rho). */
  readonly commonVariance?: number;
  /** Share of scenarios that must reach the service, 0.95 without it. */
  readonly sufficientShare?: number;
  /** Service by orders, or by days on which all orders were served. */
  readonly serviceBy?: 'orders' | 'days';
  readonly centers: readonly Center[];
  readonly responseTimes: readonly ResponseTime[];
  readonly assumptions?: readonly { readonly about: string; readonly text: Name; readonly source?: Source }[];
}
