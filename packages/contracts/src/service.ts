// Service: the delivered product's record, demands after delivery, what use teaches.
export * from './service/calls.ts';
export * from './service/events.ts';
export * from './service/records.ts';
