// The soft shadow that the club throws on the wall behind it, worked out coarsely, since it has no edges.
import type { Relief } from './relief.ts';

const CELL = 4;
const PASSES = 3;

/** Mean over `r` cells to each side, along rows of `n` cells that lie `by` apart. */
const smooth = (
  from: Float32Array,
  to: Float32Array,
  rows: number,
  n: number,
  step: number,
  by: number,
  r: number,
): void => {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    const at = (k: number): number => (k < 0 || k >= n ? 0 : (from[row * by + k * step] as number));
    for (let k = -r; k <= r; k++) sum += at(k);
    for (let k = 0; k < n; k++) {
      to[row * by + k * step] = sum / (2 * r + 1);
      sum += at(k + r + 1) - at(k - r);
    }
  }
};

/** Darkness 0 to 1 at a pixel. `blur` and `drop` are pixels of the picture. */
export const shadowOf = (
  { width, height, cover }: Relief,
  blur: number,
  drop: number,
): ((x: number, y: number) => number) => {
  const [w, h] = [Math.ceil(width / CELL) + 1, Math.ceil(height / CELL) + 1];
  const grid = new Float32Array(w * h);
  const other = new Float32Array(w * h);
  for (let j = 0; j < h; j++)
    for (let i = 0; i < w; i++) {
      const [x, y] = [Math.min(width - 1, i * CELL), Math.min(height - 1, j * CELL)];
      grid[j * w + i] = (cover[y * width + x] as number) / 255;
    }
  const r = Math.max(1, Math.round(blur / CELL / 2));
  for (let pass = 0; pass < PASSES; pass++) {
    smooth(grid, other, h, w, 1, w, r);
    smooth(other, grid, w, h, w, 1, r);
  }
  return (x, y) => {
    const [u, v] = [Math.min(w - 1.01, x / CELL), Math.min(h - 1.01, Math.max(0, (y - drop) / CELL))];
    const [i, j] = [u | 0, v | 0];
    const [s, t] = [u - i, v - j];
    const at = j * w + i;
    const top = (grid[at] as number) * (1 - s) + (grid[at + 1] as number) * s;
    return top * (1 - t) + ((grid[at + w] as number) * (1 - s) + (grid[at + w + 1] as number) * s) * t;
  };
};
