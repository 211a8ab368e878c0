// What engines share: results as values, problems with a place, random numbers that repeat.

export * from './random.ts';
export * from './result.ts';
