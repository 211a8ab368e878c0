// Planning for lots of one: calendars, finite-capacity schedule, promise dates with reasons, re-plan, netting with pegging.

export { type Availability, availability, type ItemNeed, openSupply, type SupplyBook } from './availability.ts';
export {
  addWorkingTime,
  type Calendar,
  type CalendarException,
  checkCalendar,
  type Instant,
  nextWorkingInstant,
  openCalendar,
  type Seconds,
  type Shift,
  type ShiftTimes,
  type Window,
  type WorkingTime,
  workingWindows,
} from './calendar.ts';
export { explainLate, type LateChain, type LateLink } from './finite/late-chain.ts';
export { type LivePlan, openPlan, type Reservation, release, reserve } from './finite/live.ts';
export * from './finite/problem.ts';
export { type Offer, promise, type QuoteRequest, type ShopQuote } from './finite/quote.ts';
export { type ReplanOptions, replan, type ShopMove, type ShopReplan } from './finite/replan.ts';
export type { ShopChange } from './finite/replan-problem.ts';
export { byRule, schedule } from './finite/schedule.ts';
export { SHOP_PROBLEM_SCHEMA } from './finite/schema.ts';
export { validate } from './finite/validate.ts';
export type { Alternative, JobShop } from './jobshop/instance.ts';
export { readFlexibleJobShop, readJobShop } from './jobshop/read.ts';
export { type Placed, type SearchOptions, type ShortestPlan, shortestPlan } from './jobshop/search.ts';
export { verifyPlan } from './jobshop/verify.ts';
export type { OrderLateness } from './lateness.ts';
export { net } from './net.ts';
export type { NetPlan, Peg, PlannedOrder, Requirement, SupplyRef } from './net-plan.ts';
export * from './netting/answer.ts';
export * from './netting/model.ts';
export { changeDemands, type DemandChange, openNetting } from './netting/netting.ts';
export { type PegNode, pegDown, pegUp } from './netting/pegging.ts';
export { NET_MODEL_SCHEMA } from './netting/schema.ts';
export type { Netting } from './netting/state.ts';
export { openPegging, type Pegging, type PegLine } from './pegs.ts';
export { book, type Placing, type PreparedShop, placeJobs, prepareShop } from './placing.ts';
export { type DeliveryPromise, type PromiseSegment, promiseJob, type SetBy } from './promise.ts';
export { byDue, type JobsReplan, type Move, type ReplanProblem, replanJobs } from './replan.ts';
export * from './shop.ts';
export type { BomLine, Demand, NetInput, NetItem, Quantity, Receipt, StockLine } from './supply.ts';
export type { CarrierTransport, ElapsedTransport, FunctionTransport, Transport, Trip } from './transport.ts';
export { verify } from './verify.ts';
