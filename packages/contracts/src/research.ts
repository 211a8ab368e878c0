// Research & development: items, product models, change from a demand to a released scheme.
export * from './research/calls.ts';
export * from './research/events.ts';
export * from './research/records.ts';
