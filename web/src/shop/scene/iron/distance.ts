// How far a point lies from a closed outline: worked out for each point, or read from a table.

export type Point = readonly [number, number];

export const clamp = (v: number, a = 0, b = 1): number => Math.min(b, Math.max(a, v));

/** Distance to the outline, positive inside, worked out anew for each point: for the few points of a drawing. */
export const distanceTo =
  (outline: readonly Point[]) =>
  (x: number, y: number): number => {
    let best = 1e9;
    let inside = false;
    for (let k = 0, l = outline.length - 1; k < outline.length; l = k++) {
      const [ax, ay] = outline[l] as Point;
      const [bx, by] = outline[k] as Point;
      const [ex, ey] = [bx - ax, by - ay];
      const t = clamp(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey));
      best = Math.min(best, (x - ax - ex * t) ** 2 + (y - ay - ey * t) ** 2);
      if (ay > y !== by > y && x < (ex * (y - ay)) / ey + ax) inside = !inside;
    }
    return Math.sqrt(best) * (inside ? 1 : -1);
  };

/** Distance to the outline, positive inside, from a table of half-millimetre cells. */
export const distanceTable = (outline: readonly Point[]) => {
  const step = 0.5;
  const [x0, y0, nx, ny] = [-32, -10, 220, 152];
  const table = new Float32Array(nx * ny);
  const n = outline.length;
  const xs = Float64Array.from(outline, (q) => q[0]);
  const ys = Float64Array.from(outline, (q) => q[1]);
  for (let j = 0; j < ny; j++) {
    const y = y0 + j * step;
    for (let i = 0; i < nx; i++) {
      const x = x0 + i * step;
      let best = 1e9;
      let inside = false;
      for (let k = 0, l = n - 1; k < n; l = k++) {
        const ax = xs[l] as number;
        const ay = ys[l] as number;
        const ex = (xs[k] as number) - ax;
        const ey = (ys[k] as number) - ay;
        let t = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey);
        t = Math.min(1, Math.max(0, t));
        const dx = x - ax - ex * t;
        const dy = y - ay - ey * t;
        const d = dx * dx + dy * dy;
        if (d < best) best = d;
        if (ay > y !== ay + ey > y && x < (ex * (y - ay)) / ey + ax) inside = !inside;
      }
      table[j * nx + i] = Math.sqrt(best) * (inside ? 1 : -1);
    }
  }
  return (x: number, y: number): number => {
    const u = Math.min(nx - 2, Math.max(0, (x - x0) / step));
    const v = Math.min(ny - 2, Math.max(0, (y - y0) / step));
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [u - i, v - j];
    const at = (a: number, b: number) => table[(j + b) * nx + i + a] as number;
    return (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t;
  };
};
