// The light of the studio in numbers: lamps, floor and wall, as a polished or a rough metal mirrors them.

/** Direction, tightness (large is small and crisp) and strength of each lamp; the camera looks from +z. */
export const LAMPS: readonly (readonly [[number, number, number], number, number])[] = [
  [[-0.62, 0.62, 0.62], 9, 1.9],
  [[-0.34, 0.16, 0.92], 34, 0.62],
  [[0.72, 0.5, 0.5], 22, 1.3],
  [[0.1, 0.98, 0.15], 12, 2.2],
  [[-0.98, 0.12, 0.18], 40, 2.6],
  [[0.98, 0.08, 0.05], 40, 2.2],
  [[0, 0.35, -0.95], 6, 0.5],
  [[0.3, -0.55, 0.78], 20, 0.34],
  [[-0.5, -0.6, 0.6], 16, 0.3],
];

const unit = LAMPS.map(([d, tight, strength]) => {
  const l = Math.hypot(...d);
  return [d[0] / l, d[1] / l, d[2] / l, tight, strength] as const;
});

const smoothstep = (a: number, b: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - a) / (b - a)));
  return t * t * (3 - 2 * t);
};

/** Light mirrored towards the camera from direction (x, y, z); `crisp` is the tightness a roughness leaves of a point. */
const mirrored = (x: number, y: number, z: number, crisp: number): number => {
  const soft = 1 / Math.sqrt(crisp);
  let light = 0.07 + 0.18 * smoothstep(-0.42 - soft, 0.05 + soft, y) + 0.18 * smoothstep(-soft, 1, y);
  for (const [lx, ly, lz, tight, strength] of unit) {
    const left = (tight * crisp) / (tight + crisp);
    light += strength * (left / tight) * Math.exp(left * (x * lx + y * ly + z * lz - 1));
  }
  // Dark flags left and right of the camera draw the edges that make metal read as metal.
  const width = Math.hypot(0.07, soft * 0.5);
  const flag = Math.exp(-(((Math.abs(x) - 0.88) / width) ** 2)) * smoothstep(-0.1, 0.4, z);
  return light * (1 - 0.6 * (0.07 / width) ** 0.5 * flag);
};

export const SIZE = 160;

/** Light by the surface's normal (its x and y from -1 to 1, row by row), seen straight from +z. */
export type LightMap = Float32Array;

const kept = new Map<number, LightMap>();

/** `roughness` 0 to 1 as physically based renderers mean it; 1 stands for a dull surface that scatters. */
export const lightMap = (roughness: number): LightMap => {
  const known = kept.get(roughness);
  if (known) return known;
  const crisp = Math.min(4000, 0.5 / roughness ** 4);
  const map = new Float32Array(SIZE * SIZE);
  for (let j = 0; j < SIZE; j++) {
    for (let i = 0; i < SIZE; i++) {
      let nx = (i / (SIZE - 1)) * 2 - 1;
      let ny = (j / (SIZE - 1)) * 2 - 1;
      const l = Math.hypot(nx, ny);
      if (l > 0.999) [nx, ny] = [(nx / l) * 0.999, (ny / l) * 0.999];
      const nz = Math.sqrt(1 - nx * nx - ny * ny);
      map[j * SIZE + i] = mirrored(2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1, crisp);
    }
  }
  kept.set(roughness, map);
  return map;
};

/** Reads a map between its points; a normal need not be of length one, only its direction counts. */
export const lightAt = (map: LightMap, nx: number, ny: number): number => {
  const u = Math.min(SIZE - 1.001, Math.max(0, ((nx + 1) / 2) * (SIZE - 1)));
  const v = Math.min(SIZE - 1.001, Math.max(0, ((ny + 1) / 2) * (SIZE - 1)));
  const [i, j] = [u | 0, v | 0];
  const [s, t] = [u - i, v - j];
  const at = j * SIZE + i;
  const low = (map[at] as number) * (1 - s) + (map[at + 1] as number) * s;
  return low * (1 - t) + ((map[at + SIZE] as number) * (1 - s) + (map[at + SIZE + 1] as number) * s) * t;
};
