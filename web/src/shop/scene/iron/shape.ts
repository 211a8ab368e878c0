// The form of a blade head in numbers: outline, sole, bar, pocket and hosel in the face's own frame.
// Frame, millimetres: x from heel to toe along the sole, y up the face, z from the face to the back; the face is z = 0.
import { clamp, distanceTable, distanceTo, type Point } from './distance.ts';
import type { IronModel, IronParameters } from './parameters.ts';

export { clamp, type Point } from './distance.ts';
export type Vector = readonly [number, number, number];

/** Points of the 7-iron's outline, seen from the back, against the clock from the heel. */
const OUTLINE: readonly Point[] = [
  [-17.4, 10],
  [-15.6, 4.6],
  [-10.5, 1.9],
  [0, 0.8],
  [12, 0.2],
  [26, 0],
  [40, 0.5],
  [51, 2],
  [59, 5.6],
  [63.8, 12],
  [66, 21],
  [66.3, 31],
  [64.6, 41],
  [60.6, 48.6],
  [54.6, 52.6],
  [47.6, 52.6],
  [38, 48.9],
  [22, 41.1],
  [6, 33.2],
  [-5, 27.6],
  [-12.4, 22.4],
  [-16.4, 16.4],
];

interface ModelForm {
  stretch: Point;
  /** Thickness at the top line, at the bar's top, at the trailing edge. */
  top: number;
  bar: number;
  trailing: number;
  barTop: number;
  floor: number;
  inset: number;
  /** Depth of a second, inner pocket. */
  inner: number;
  /** A solid back: the lower half swells to a muscle instead of standing round a pocket. */
  muscle: boolean;
}

const FORMS: Record<IronModel, ModelForm> = {
  blade: {
    stretch: [0.98, 0.98],
    top: 4.6,
    bar: 9.4,
    trailing: 11.6,
    barTop: 17.6,
    floor: 4.6,
    inset: 5.6,
    inner: 0,
    muscle: true,
  },
  cavity: {
    stretch: [1.03, 1.02],
    top: 6.4,
    bar: 10.6,
    trailing: 15.4,
    barTop: 16.4,
    floor: 3.7,
    inset: 5,
    inner: 0,
    muscle: false,
  },
  wide: {
    stretch: [1.07, 1.03],
    top: 7.8,
    bar: 12.6,
    trailing: 20,
    barTop: 14.6,
    floor: 3.6,
    inset: 5.4,
    inner: 1.6,
    muscle: false,
  },
};

/** Long irons are lower, wedges higher. */
const tall = (loft: number): number => 1 + (loft - 34) * 0.0035;

/** Closed Catmull-Rom curve through the points, `n` samples. */
const smooth = (points: readonly Point[], n: number): Point[] =>
  Array.from({ length: n }, (_, i) => {
    const u = (i / n) * points.length;
    const k = Math.floor(u);
    const t = u - k;
    const at = (j: number) => points[(j + points.length) % points.length] as Point;
    const mix = (a: number, b: number, c: number, d: number): number =>
      0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    const [a, b, c, d] = [at(k - 1), at(k), at(k + 1), at(k + 2)];
    return [mix(a[0], b[0], c[0], d[0]), mix(a[1], b[1], c[1], d[1])];
  });

const evenly = (points: readonly Point[], n: number): Point[] => {
  const lengths = [0];
  for (let i = 0; i < points.length; i++) {
    const [a, b] = [points[i] as Point, points[(i + 1) % points.length] as Point];
    lengths.push((lengths[i] as number) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const total = lengths.at(-1) as number;
  let k = 0;
  return Array.from({ length: n }, (_, i) => {
    const want = (i / n) * total;
    while ((lengths[k + 1] as number) < want) k++;
    const [a, b] = [points[k] as Point, points[(k + 1) % points.length] as Point];
    const t = (want - (lengths[k] as number)) / ((lengths[k + 1] as number) - (lengths[k] as number) || 1);
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  });
};

/** 0 at `a`, 1 at `b`, smooth between; `a` may be above `b`. */
export const step = (a: number, b: number, v: number): number => {
  const t = clamp((v - a) / (b - a));
  return t * t * (3 - 2 * t);
};
/** Smooth minimum: rounds where two surfaces meet, over about `k` millimetres. */
export const smin = (a: number, b: number, k: number): number => {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * k) / 4;
};
export const smax = (a: number, b: number, k: number): number => -smin(-a, -b, k);

export interface IronShape {
  outline: readonly Point[];
  /** Distance to the outline, positive inside. */
  inside: (x: number, y: number) => number;
  /** Negative in the pocket. */
  pocket: (x: number, y: number) => number;
  /** Thickness of the head behind the face, its edge rounded. */
  back: (x: number, y: number) => number;
  /** The same before the edge is rounded. */
  body: (x: number, y: number) => number;
  /** How far the sole curves up at heel and toe. */
  sole: (x: number) => number;
  /** Up to where the bar or muscle is polished. */
  polishedTo: (x: number) => number;
  /** Height of the bar's lower and upper edge. */
  bar: { low: number; high: number };
  /** A point of the hosel's axis at the heel and the direction of the shaft. */
  heel: Vector;
  axis: Vector;
  hoselRadius: number;
  hoselTop: number;
  topOfToe: Point;
  /** Where the club's number stands. */
  number: Point;
  /** Middle of the badge. */
  badge: Point;
}

const rad = Math.PI / 180;

const kept = new Map<string, IronShape>();

/** The head's form. The distance table takes some 100 ms, so the last dozen forms are kept. */
export const ironShape = (p: IronParameters): IronShape => {
  const key = [p.model, p.loft, p.lie, p.offset, p.grind].join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= 12) kept.delete(kept.keys().next().value as string);
  const shape = makeShape(p, distanceTable);
  kept.set(key, shape);
  return shape;
};

/** The same form without the table: made in a millisecond or two, for a drawing that asks for few points. */
export const ironSketch = (p: IronParameters): IronShape => makeShape(p, distanceTo);

const makeShape = (p: IronParameters, distance: typeof distanceTable): IronShape => {
  const form = FORMS[p.model];
  const [sx, sy] = [form.stretch[0], form.stretch[1] * tall(p.loft)];
  const control = OUTLINE.map(([x, y]): Point => [x > 0 ? x * sx : x, y > 12 ? 12 + (y - 12) * sy : y]);
  const outline = evenly(smooth(control, 1600), 372);
  const inside = distance(evenly(outline, 180));
  const trailing = form.trailing + (p.grind === 'wide' ? 2 : p.grind === 'narrow' ? -2 : 0);
  const soleSlope = 1 / Math.tan(clamp(p.loft - 6, 14, 50) * rad);
  const heelRelief = p.grind === 'heel' ? 0.0016 : 0.0007;
  const toeRelief = p.grind === 'toe' ? 0.0022 : 0.001;
  const sole = (x: number): number => (x < 26 ? heelRelief : toeRelief) * (x - 26) ** 2;
  const low = trailing / soleSlope;
  const high = Math.max(form.barTop, low + 6.5);
  const base = (x: number): number => high + 2.4 + (x - 20) * 0.015;
  const pocket = (x: number, y: number): number => (form.muscle ? 9 : smax(form.inset - inside(x, y), base(x) - y, 4));
  // The muscle's upper edge sweeps up towards heel and toe.
  const swell = (x: number): number => high + 4.5 + 9 * ((x - 27) / 40) ** 2;
  const tip = p.grind === 'trailing' ? 3.6 : 2.2;

  const body = (x: number, y: number): number => {
    const e = y - sole(x);
    const ramp = (Math.max(0, e) + 0.9 * (1 - Math.exp(-Math.max(0, e) / 0.9))) * soleSlope;
    // The bar thins out to the heel, where it runs into the hosel, and a little to the toe.
    const heel = step(34, -20, x);
    const crown = ((x - 30) / 44) ** 2 * 1.1;
    const thick = trailing + (Math.min(trailing, 10.8) - trailing) * heel;
    // Above its muscle a blade is a little hollow.
    const hollow = form.muscle ? ((y - high - 17) / 17) ** 2 * 0.9 + ((x - 34) / 40) ** 2 * 0.8 : 0;
    const frame = form.top + (1 - clamp((y - high) / 32)) * 1.1 - crown * 0.3 + hollow;
    const up = clamp((high - y) / (high - low), 0, 1.4);
    const bar = form.bar + (thick - form.bar) * up - (up - 0.5) ** 2 * 1.1 - crown;
    const full = form.muscle ? step(swell(x) + 3.2, swell(x) - 3.2, y) : step(high + 1.8, high - 1.8, y);
    let z = frame + (bar - frame) * full;
    const hole = pocket(x, y);
    z += (form.floor - z) * step(1.3, -1.1, hole);
    if (form.inner > 0) z -= form.inner * step(0.8, -0.8, hole + 5.2);
    return smin(z, ramp, tip);
  };
  const back = (x: number, y: number): number => {
    const d = inside(x, y);
    if (d <= 0) return 0;
    const z = body(x, y);
    const r = clamp(z * 0.45, 0.4, 2.7 + 0.9 * step(4, -12, x));
    const t = 1 - clamp(d / r);
    return Math.max(0, z) * Math.sqrt(1 - t * t);
  };

  const [hx, hy] = [-Math.cos(p.lie * rad), Math.sin(p.lie * rad)];
  const hoselRadius = 6.7;
  const toe = outline.reduce((best, q) => (q[1] > best[1] ? q : best));
  return {
    outline,
    inside,
    pocket,
    back,
    body,
    sole,
    polishedTo: (x) => (form.muscle ? swell(x) + 2.6 : high),
    bar: { low, high },
    heel: [-10.2, 10.5, hoselRadius - p.offset],
    axis: [hx, hy * Math.cos(p.loft * rad), -hy * Math.sin(p.loft * rad)],
    hoselRadius,
    hoselTop: 66,
    topOfToe: toe,
    number: form.inner > 0 ? [toe[0] - 3.5, toe[1] - 17.5] : [toe[0] + 3, toe[1] - 14.5],
    badge: form.muscle ? [33, high + 15] : [36, high + 11],
  };
};
