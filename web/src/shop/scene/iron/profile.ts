// The club's round parts along their axis: radius and stuff at each distance from the heel, millimetres.
import type { IronParameters } from './parameters.ts';
import type { IronShape } from './shape.ts';
import { step } from './shape.ts';

export const FERRULE = 23;
export const GRIP = 267;

export type Stuff = 'hosel' | 'ferrule' | 'ring' | 'shaft' | 'grip';

export interface RoundPart {
  radius: number;
  stuff: Stuff;
}

export const ferruleRadius = (t: number): number => 6.7 - 1.7 * t ** 1.5;

/** Inside the heel the hosel withdraws from the back, so that head and tube do not swell where they lie side by side. */
export const hidden = (s: number): number => 1.4 * step(15, 4, s);

/** Three fine turned grooves near the hosel's top. */
export const turned = (s: number, top: number): number =>
  [8, 12.5, 17].reduce((sum, g) => sum - 0.42 * Math.exp(-(((s - (top - g)) / 0.42) ** 2)), 0);

const steel = (s: number, from: number, to: number): number => {
  const count = Math.max(1, Math.round((to - from - 44) / 42));
  const k = Math.min(count, Math.max(0, Math.floor((s - from - 2) / 42)));
  const into = s - (from + 44 + (k - 1) * 42);
  const before = k > 0 && into < 1 ? (1.4 / count) * (1 - Math.max(0, into)) : 0;
  return 4.75 + (2.85 * k) / count - before;
};

/** Undefined beyond the end of the grip. */
export const roundPart = (p: IronParameters, shape: IronShape, s: number): RoundPart | undefined => {
  const top = shape.hoselTop;
  const end = p.length - 12;
  const gripAt = end - GRIP;
  if (s < top) return { radius: shape.hoselRadius - hidden(s) + turned(s, top), stuff: 'hosel' };
  if (s < top + FERRULE) {
    const t = (s - top) / FERRULE;
    return { radius: ferruleRadius(t), stuff: t > 0.2 && t < 0.34 ? 'ring' : 'ferrule' };
  }
  if (s < gripAt) {
    const from = top + FERRULE - 2;
    const radius = p.shaft === 'steel' ? steel(s, from, gripAt) : 4.75 + (2.9 * (s - from)) / (gripAt - from);
    return { radius, stuff: 'shaft' };
  }
  if (s > end) return undefined;
  const g = p.gripExtra;
  const along = s - gripAt;
  if (s > end - 5) return { radius: 13.2 + g, stuff: 'grip' };
  const ribbed = along > 4 && along % 3.2 > 2.5 ? 0.35 : 0;
  return { radius: 8.8 + g + 3.6 * (along / GRIP) ** 1.4 - ribbed, stuff: 'grip' };
};
