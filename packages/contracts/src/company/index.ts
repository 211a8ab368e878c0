// Companies as data: what a `companies/<slug>/` folder may hold, read with every line checked, and written again.

export type * from './data.ts';
export * from './network.ts';
export * from './records.ts';
