// Planning for lots of one: calendars, finite-capacity schedule, promise dates with reasons, re-plan, netting with pegging.

export * from './calendar.ts';
export { type PreparedShop, prepareShop, type Schedule, schedule } from './schedule.ts';
export * from './shop.ts';
