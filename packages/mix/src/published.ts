// The published case (Xu, Landon, Segonds and Zhang, 2017): eight shirts of three factors with two options each.
import type { Model } from './model.ts';

/** Shares by factor: knitted or not, cotton or chemical fibre, square or V neck. */
export const PUBLISHED: Model = {
  factors: [
    [0.7, 0.3],
    [0.6, 0.4],
    [0.8, 0.2],
  ],
  M: 1000,
  sigma: 0.1,
  m: 1.06,
  a: 50,
  b: 0.01,
  c: 100,
  F: 5000,
};
