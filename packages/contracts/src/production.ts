// Production: the live finite-capacity plan with its promises and reservations, the shop floor, the finished product.
export * from './production/calls.ts';
export * from './production/events.ts';
export * from './production/floor-calls.ts';
export * from './production/network.ts';
export * from './production/reasons.ts';
export * from './production/records.ts';
