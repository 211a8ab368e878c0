// The public face of the resource planning engine: how many resources every center of a network needs.

export * from './assess.ts';
export * from './bounds.ts';
export { compile } from './compile.ts';
export * from './edits.ts';
export type { Move, Moved } from './moves.ts';
export * from './network.ts';
export * from './plan.ts';
export { merge } from './questions.ts';
export * from './report.ts';
export { clientTime, firstLevel } from './response.ts';
export { SCHEMA } from './schema.ts';
export * from './search.ts';
export * from './sensitivity.ts';
export { makeSlice } from './slice.ts';
export * from './transfers.ts';
