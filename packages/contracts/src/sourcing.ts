// Sourcing & planning: the master production schedule, netting with pegging, allocation, purchase orders.
export * from './sourcing/calls.ts';
export * from './sourcing/events.ts';
export * from './sourcing/records.ts';
