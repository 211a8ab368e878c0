// Paints the field of heights as the studio's light shows it: metal that mirrors, paint, rubber, cut letters, shade in the pocket.
import { FINISHES } from './finish.ts';
import type { Frame } from './frame.ts';
import { type LightMap, lightAt, lightMap } from './light.ts';
import { engrave, type Pen, stamp, wing } from './marks.ts';
import type { IronParameters } from './parameters.ts';
import { KIND, type Relief } from './relief.ts';
import { shadowOf } from './shadow.ts';
import type { IronShape } from './shape.ts';

type Rgb = readonly [number, number, number];

/** Linear light from `#rrggbb`. */
const linear = (hex: string): Rgb => {
  const part = (at: number): number => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};

const STEPS = 2048;
/** Light 0 to 2 to a screen value: highlights roll off instead of burning out. */
const screen = Uint8ClampedArray.from({ length: STEPS }, (_, i) => {
  const light = (i / STEPS) * 2 * 0.9;
  const held = light < 0.72 ? light : 0.72 + 0.28 * (1 - Math.exp(-(light - 0.72) / 0.28));
  return 255 * (held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055);
});
const toScreenValue = (light: number): number => screen[Math.min(STEPS - 1, Math.max(0, (light * STEPS) / 2) | 0)] ?? 0;

/** Stuff as light sees it: a metal mirrors in its own colour; anything else scatters its colour and mirrors a little white. */
interface Skin {
  colour: Rgb;
  map: LightMap;
  metal: boolean;
  gloss: number;
}

const skinsOf = (p: IronParameters): Record<number, Skin> => {
  const finish = FINISHES[p.finish];
  const metal = (hex: string, roughness: number): Skin => ({
    colour: linear(hex),
    map: lightMap(roughness),
    metal: true,
    gloss: 0,
  });
  const dull = (hex: string, roughness: number, gloss: number): Skin => ({
    colour: linear(hex),
    map: lightMap(roughness),
    metal: false,
    gloss,
  });
  return {
    [KIND.satin]: metal(finish.colour, finish.satin),
    [KIND.polished]: metal(finish.colour, finish.polished + 0.06),
    [KIND.blasted]: metal(finish.pocket, finish.blasted),
    [KIND.sole]: metal(finish.colour, finish.satin),
    [KIND.hosel]: metal(finish.colour, finish.satin),
    [KIND.ferrule]: dull('#131518', 0.28, 0.07),
    [KIND.ring]: dull(p.engraving ? p.engravingFill : '#2aa3ad', 0.3, 0.06),
    [KIND.shaft]: p.shaft === 'steel' ? metal(p.shaftColour, 0.18) : dull(p.shaftColour, 0.3, 0.1),
    [KIND.grip]: dull(p.gripColour, 0.62, 0.03),
    [KIND.groove]: metal(finish.pocket, 0.5),
  };
};

/** Red: number and loft; green: the customer's letters; blue: the wing. */
const marksOf = (p: IronParameters, shape: IronShape, frame: Frame, width: number, height: number) => {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }) as Pen | null;
  if (!pen) return undefined;
  const [k, c, s, m] = [frame.scale, Math.cos(frame.turn), Math.sin(frame.turn), frame.mirror];
  pen.setTransform(k * c * m, -k * s * m, -k * s, -k * c, frame.x, frame.y);
  pen.globalCompositeOperation = 'lighter';
  pen.fillStyle = '#f00';
  stamp(pen, p, shape);
  pen.fillStyle = '#0f0';
  if (p.engraving) engrave(pen, p, shape);
  pen.fillStyle = '#00f';
  wing(pen, shape);
  return pen.getImageData(0, 0, width, height).data;
};

/** Mean height of the club's own pixels around each, over a square of `r` pixels to each side. */
const mean = ({ width, height, z, cover }: Relief, r: number): Float32Array => {
  const sums = new Float64Array((width + 1) * (height + 1));
  const counts = new Int32Array((width + 1) * (height + 1));
  for (let j = 0; j < height; j++) {
    let [sum, count] = [0, 0];
    for (let i = 0; i < width; i++) {
      const at = j * width + i;
      if ((cover[at] as number) > 200) {
        sum += z[at] as number;
        count++;
      }
      const to = (j + 1) * (width + 1) + i + 1;
      sums[to] = (sums[to - width - 1] as number) + sum;
      counts[to] = (counts[to - width - 1] as number) + count;
    }
  }
  const out = new Float32Array(width * height);
  for (let j = 0; j < height; j++) {
    const [low, high] = [Math.max(0, j - r), Math.min(height, j + r + 1)];
    for (let i = 0; i < width; i++) {
      if (cover[j * width + i] === 0) continue;
      const [left, right] = [Math.max(0, i - r), Math.min(width, i + r + 1)];
      const box = (of: Float64Array | Int32Array): number =>
        (of[high * (width + 1) + right] as number) -
        (of[low * (width + 1) + right] as number) -
        (of[high * (width + 1) + left] as number) +
        (of[low * (width + 1) + left] as number);
      out[j * width + i] = box(sums) / Math.max(1, box(counts));
    }
  }
  return out;
};

/** Grey grain of a blasted surface, the same in every picture. */
const grain = (i: number, j: number): number => {
  let h = Math.imul(i, 374761393) ^ Math.imul(j, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296 - 0.5;
};

const JUMP = 2.4;

/** Warm grey of what lies in shadow, and how dark it gets. */
const SHADOW = [46, 40, 28] as const;
const DARKEST = 0.42;

/** Lays the shadow under what is painted; `density` is pixels of the picture for each of the screen's. */
const underlay = (out: Uint8ClampedArray, relief: Relief, density: number): void => {
  const { width, height, cover } = relief;
  const wide = shadowOf(relief, 34 * density, 16 * density);
  const near = shadowOf(relief, 8 * density, 4 * density);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const at = j * width + i;
      const own = (cover[at] as number) / 255;
      if (own === 1) continue;
      const dark = (wide(i, j) * 0.62 + near(i, j) * 0.38) * DARKEST;
      const alpha = own + (1 - own) * dark;
      if (alpha < 0.004) continue;
      const part = own / alpha;
      for (let k = 0; k < 3; k++)
        out[at * 4 + k] = (out[at * 4 + k] as number) * part + (SHADOW[k] as number) * (1 - part);
      out[at * 4 + 3] = alpha * 255;
    }
  }
};

/** Pixels, four bytes each with straight alpha; `density` is pixels of the picture for each of the screen's. */
export const paint = (
  p: IronParameters,
  shape: IronShape,
  frame: Frame,
  relief: Relief,
  face: boolean,
  density: number,
) => {
  const { width, height, z, cover, kind } = relief;
  const skins = skinsOf(p);
  const dullMap = lightMap(1);
  const marks = face ? undefined : marksOf(p, shape, frame, width, height);
  const finish = FINISHES[p.finish];
  const inks: readonly Rgb[] = [linear(finish.stamp), linear(p.engravingFill), linear(finish.stamp)];
  const around = mean(relief, Math.max(2, Math.round(frame.scale * 2.6)));
  const out = new Uint8ClampedArray(width * height * 4);
  // What a mark takes away of the metal, millimetres.
  const deep = (at: number): number =>
    marks
      ? ((marks[at * 4] as number) * 0.24 +
          (marks[at * 4 + 1] as number) * 0.3 +
          (marks[at * 4 + 2] as number) * 0.16) /
        255
      : 0;
  const level = (at: number): number => (z[at] as number) - deep(at);
  const slope = (at: number, before: number, after: number): number => {
    const here = level(at);
    const a = cover[before] ? here - level(before) : undefined;
    const b = cover[after] ? level(after) - here : undefined;
    const fine = (d: number | undefined): d is number => d !== undefined && Math.abs(d) < JUMP;
    if (fine(a) && fine(b)) return ((a + b) / 2) * frame.scale;
    return (fine(a) ? a : fine(b) ? b : 0) * frame.scale;
  };
  // The face looks into the dark side of the room, where the camera stands: it is shown a little brighter.
  const exposure = face ? 1.3 : 1;
  const shadeFrom = Math.max(1, Math.round(frame.scale * 1.6));
  for (let j = 1; j < height - 1; j++) {
    for (let i = 1; i < width - 1; i++) {
      const at = j * width + i;
      const covered = cover[at] as number;
      if (covered === 0) continue;
      const what = kind[at] as number;
      const skin = skins[what] as Skin;
      let dx = slope(at, at - 1, at + 1);
      let dy = -slope(at, at - width, at + width);
      if (what === KIND.blasted) {
        dx += grain(i, j) * 0.16;
        dy += grain(j + 7919, i) * 0.16;
      }
      const l = Math.sqrt(dx * dx + dy * dy + 1);
      const [nx, ny] = [-dx / l, -dy / l];
      let [r, g, b] = [0, 0, 0];
      const light = lightAt(skin.map, nx, ny);
      if (skin.metal) {
        [r, g, b] = [skin.colour[0] * light, skin.colour[1] * light, skin.colour[2] * light];
      } else {
        const dull = lightAt(dullMap, nx, ny) * 1.5;
        const gloss = light * skin.gloss;
        [r, g, b] = [skin.colour[0] * dull + gloss, skin.colour[1] * dull + gloss, skin.colour[2] * dull + gloss];
      }
      // Shade: what lies lower than its surroundings sees less of the room, most beside a wall towards the lamp.
      const sunk = Math.max(0, (around[at] as number) - (z[at] as number));
      const wall = j >= shadeFrom && i >= shadeFrom ? at - shadeFrom * width - shadeFrom : at;
      const rise = cover[wall] ? Math.max(0, (z[wall] as number) - (z[at] as number) - 0.9) : 0;
      let shade = exposure - Math.min(0.55, sunk * 0.2) - Math.min(0.35, rise * 0.16);
      if (what === KIND.groove) shade *= 0.5;
      if (marks) {
        for (let k = 0; k < 3; k++) {
          const part = (marks[at * 4 + k] as number) / 255;
          if (part === 0) continue;
          const ink = inks[k] as Rgb;
          const lit = 0.5 + lightAt(dullMap, nx, ny) * 0.9;
          // The wing is bare metal cut in; letters carry paint.
          const paintOf = k === 2 ? part * 0.55 : part;
          r += (ink[0] * lit - r) * paintOf;
          g += (ink[1] * lit - g) * paintOf;
          b += (ink[2] * lit - b) * paintOf;
        }
      }
      const to = at * 4;
      out[to] = toScreenValue(r * shade);
      out[to + 1] = toScreenValue(g * shade);
      out[to + 2] = toScreenValue(b * shade);
      out[to + 3] = covered;
    }
  }
  underlay(out, relief, density);
  return out;
};
