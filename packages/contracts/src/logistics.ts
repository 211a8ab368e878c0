// Logistics: stock and places, receiving, delivery schedules, positions, proof of delivery.
export * from './logistics/calls.ts';
export * from './logistics/events.ts';
export * from './logistics/records.ts';
export * from './logistics/store-calls.ts';
