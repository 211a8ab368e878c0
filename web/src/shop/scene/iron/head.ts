// Meshes of the head and hosel: rings from the outline inwards, and a neck where both melt into each other.
import { hidden, turned } from './profile.ts';
import { clamp, type IronShape, type Point, smax, smin, step, type Vector } from './shape.ts';

/** Area of the textures in the face's frame, millimetres. */
export const SHEET = { x: -30, y: -4, width: 104, height: 65 } as const;

type Vec = [number, number, number];

/** Signed distances, negative inside; the head's is exact enough near the heel, where it is used. */
const fields = (shape: IronShape) => {
  const head = ([x, y, z]: Vec): number => smax(smax(-shape.inside(x, y), (z - shape.body(x, y)) * 0.85, 2.4), -z, 0.8);
  const tube = ([x, y, z]: Vec): number => {
    const [ax, ay, az] = shape.axis;
    const [px, py, pz] = [x - shape.heel[0], y - shape.heel[1], z - shape.heel[2]];
    const s = clamp(px * ax + py * ay + pz * az, 3, shape.hoselTop);
    return Math.hypot(px - ax * s, py - ay * s, pz - az * s + hidden(s)) - shape.hoselRadius + hidden(s);
  };
  return { head, tube };
};

const MELT = 7;

const gradient = (f: (p: Vec) => number, p: Vec): Vec => {
  const h = 0.25;
  const g: Vec = [
    f([p[0] + h, p[1], p[2]]) - f([p[0] - h, p[1], p[2]]),
    f([p[0], p[1] + h, p[2]]) - f([p[0], p[1] - h, p[2]]),
    f([p[0], p[1], p[2] + h]) - f([p[0], p[1], p[2] - h]),
  ];
  const n = Math.hypot(...g) || 1;
  return [g[0] / n, g[1] / n, g[2] / n];
};

/** Moves a point onto the surface where head and tube melt; returns it with its normal. */
const melt = (f: (p: Vec) => number, from: Vec): { at: Vec; normal: Vec } => {
  let p: Vec = [...from];
  for (let i = 0; i < 6; i++) {
    const d = f(p);
    if (Math.abs(d) < 0.01) break;
    const g = gradient(f, p);
    const move = clamp(d, -2.5, 2.5) * 0.9;
    p = [p[0] - g[0] * move, p[1] - g[1] * move, p[2] - g[2] * move];
  }
  return { at: p, normal: gradient(f, p) };
};

const uvOf = (x: number, y: number): Point => [(x - SHEET.x) / SHEET.width, (y - SHEET.y) / SHEET.height];

/** Points of a mesh as plain numbers, so that it may be made beside the page. */
export interface Mesh {
  position: Float32Array;
  normal: Float32Array;
  /** Empty where no texture is laid on. */
  uv: Float32Array;
  index: Uint32Array;
}

const mesh = (at: number[], normals: number[], uvs: number[], index: number[]): Mesh => ({
  position: new Float32Array(at),
  normal: new Float32Array(normals),
  uv: new Float32Array(uvs),
  index: new Uint32Array(index),
});

/** Quads between rings of `n` points that close on themselves. */
const rings = (count: number, n: number, flip: boolean): number[] => {
  const index: number[] = [];
  for (let r = 0; r + 1 < count; r++) {
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      const [a, b, c, d] = [r * n + i, r * n + j, (r + 1) * n + i, (r + 1) * n + j];
      if (flip) index.push(a, c, b, b, c, d);
      else index.push(a, b, c, b, d, c);
    }
  }
  return index;
};

/** A line through the middle of the head that the rings shrink to. */
const spine = (shape: IronShape, q: Point): Point => {
  const u = clamp((q[0] + 17) / 83);
  return [2 + u * 48, 13.5 + u * 13.5 + (shape.topOfToe[1] - 52) * 0.3];
};

const sheet = (shape: IronShape, side: 'back' | 'face', depths: readonly number[]): Mesh => {
  const { head, tube } = fields(shape);
  const z = side === 'back' ? shape.back : () => 0;
  const [at, normals, uvs]: number[][] = [[], [], []];
  for (const t of depths) {
    shape.outline.forEach((q, i) => {
      const s = spine(shape, q);
      const [x, y] = [q[0] + (s[0] - q[0]) * t, q[1] + (s[1] - q[1]) * t];
      let p: Vec = [x, y, t === 0 ? 0 : z(x, y)];
      let normal: Vec = [0, 0, -1];
      if (side === 'back') {
        if (t === 0) {
          const [a, b] = [shape.outline.at(i - 1) as Point, shape.outline[(i + 1) % shape.outline.length] as Point];
          const l = Math.hypot(b[0] - a[0], b[1] - a[1]);
          normal = [(b[1] - a[1]) / l, -(b[0] - a[0]) / l, 0];
        } else {
          const h = Math.min(0.3, Math.max(0.02, shape.inside(x, y) * 0.5));
          const [dx, dy] = [(z(x + h, y) - z(x - h, y)) / (2 * h), (z(x, y + h) - z(x, y - h)) / (2 * h)];
          const l = Math.hypot(dx, dy, 1);
          normal = [-dx / l, -dy / l, 1 / l];
        }
      }
      if (x < 16) {
        const own = head(p);
        const near = tube(p);
        if (near < MELT) {
          const melted = melt((v) => smin(head(v) - own, tube(v), MELT), p);
          const part = step(MELT, MELT - 2, near);
          p = melted.at;
          const n: Vec = [0, 1, 2].map(
            (k) => (normal[k] as number) * (1 - part) + (melted.normal[k] as number) * part,
          ) as Vec;
          const l = Math.hypot(...n) || 1;
          normal = [n[0] / l, n[1] / l, n[2] / l];
        }
      }
      at?.push(...p);
      normals?.push(...normal);
      uvs?.push(...uvOf(x, y));
    });
  }
  return mesh(
    at as number[],
    normals as number[],
    uvs as number[],
    rings(depths.length, shape.outline.length, side === 'face'),
  );
};

/** Rings stand close at the edge, where the back turns fastest. */
export const backGeometry = (shape: IronShape): Mesh =>
  sheet(
    shape,
    'back',
    Array.from({ length: 94 }, (_, i) => (i / 93) ** 1.55),
  );

export const faceGeometry = (shape: IronShape): Mesh =>
  sheet(
    shape,
    'face',
    Array.from({ length: 22 }, (_, i) => (i / 21) ** 1.2),
  );

/** Two unit vectors across the axis. */
const across = (axis: Vector): [Vec, Vec] => {
  const n = Math.hypot(axis[0], axis[1]);
  const u: Vec = [axis[1] / n, -axis[0] / n, 0];
  const v: Vec = [axis[1] * u[2] - axis[2] * u[1], axis[2] * u[0] - axis[0] * u[2], axis[0] * u[1] - axis[1] * u[0]];
  return [u, v];
};

export const hoselGeometry = (shape: IronShape): Mesh => {
  const { head, tube } = fields(shape);
  const f = (p: Vec): number => smin(head(p), tube(p), MELT);
  const [u, v] = across(shape.axis);
  const around = 84;
  const heights: number[] = [];
  for (let s = 3; s < shape.hoselTop - 20; s += 0.6) heights.push(s);
  for (let s = shape.hoselTop - 20; s < shape.hoselTop - 5.5; s += 0.22) heights.push(s);
  heights.push(shape.hoselTop - 3, shape.hoselTop - 0.5, shape.hoselTop);
  const [at, normals]: number[][] = [[], []];
  for (const s of heights) {
    const r = shape.hoselRadius - hidden(s) + turned(s, shape.hoselTop) - (s > shape.hoselTop - 0.2 ? 0.4 : 0);
    const slope = (turned(s + 0.1, shape.hoselTop) - turned(s - 0.1, shape.hoselTop)) / 0.2;
    for (let i = 0; i < around; i++) {
      const a = (i / around) * 2 * Math.PI;
      const out: Vec = [0, 1, 2].map((k) => (u[k] as number) * Math.cos(a) + (v[k] as number) * Math.sin(a)) as Vec;
      let p: Vec = [0, 1, 2].map(
        (k) => (shape.heel[k] as number) + (shape.axis[k] as number) * s + (out[k] as number) * r,
      ) as Vec;
      p[2] -= hidden(s);
      let n: Vec = [0, 1, 2].map((k) => (out[k] as number) - (shape.axis[k] as number) * slope) as Vec;
      if (s < 40 && head(p) < MELT) {
        const melted = melt(f, p);
        p = melted.at;
        n = melted.normal;
      }
      const l = Math.hypot(...n) || 1;
      at?.push(...p);
      normals?.push(n[0] / l, n[1] / l, n[2] / l);
    }
  }
  return mesh(at as number[], normals as number[], [], rings(heights.length, around, false));
};
