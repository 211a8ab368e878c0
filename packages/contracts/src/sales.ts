// Marketing & sales: what is offered, quotes with a promise, user orders, payment, membership.
export * from './sales/accuracy-calls.ts';
export * from './sales/calls.ts';
export * from './sales/events.ts';
export * from './sales/records.ts';
