// The club seen straight on as a field of heights: for each pixel how near its surface is, and what it is made of.
import type { Frame } from './frame.ts';
import { GROOVES } from './grooves.ts';
import type { IronParameters } from './parameters.ts';
import { hidden, type RoundPart, roundPart } from './profile.ts';
import { clamp, type IronShape, smax, step } from './shape.ts';

/** What lies at a pixel; the order counts for nothing. */
export const KIND = {
  none: 0,
  satin: 1,
  polished: 2,
  blasted: 3,
  sole: 4,
  hosel: 5,
  ferrule: 6,
  ring: 7,
  shaft: 8,
  grip: 9,
  groove: 10,
} as const;

export interface Relief {
  width: number;
  height: number;
  /** Towards the eye, millimetres. */
  z: Float32Array;
  /** 0 to 255: how much of the pixel the club covers. */
  cover: Uint8Array;
  kind: Uint8Array;
}

const MELT = 7;
const AWAY = -1e4;

/** Height and silhouette of the head at a point: from its back, or from its face. */
const headAt = (shape: IronShape, x: number, y: number, face: boolean) => {
  const inside = shape.inside(x, y);
  if (inside < -9) return undefined;
  if (!face) return { inside, z: inside > 0 ? shape.back(x, y) : inside * 2.2 };
  const r = 1.5;
  const edge =
    inside > 0 && inside < r ? Math.sqrt(1 - (1 - inside / r) ** 2) * r - r : inside > 0 ? 0 : -r + inside * 2;
  return { inside, z: edge };
};

interface Round {
  inside: number;
  z: number;
  part: RoundPart;
}

/** The hosel, ferrule, shaft or grip at a point: how deep inside its silhouette, and its height. */
const roundAt = (p: IronParameters, shape: IronShape, x: number, y: number, face: boolean): Round | undefined => {
  const [ax, ay, az] = shape.axis;
  const flat = Math.hypot(ax, ay);
  const [px, py] = [x - shape.heel[0], y - shape.heel[1]];
  const across = Math.abs(px * ay - py * ax) / flat;
  const s = (px * ax + py * ay) / flat ** 2;
  const at = Math.max(3, s);
  const part = roundPart(p, shape, at);
  if (!part) return undefined;
  // Below the heel the tube ends round.
  const off = s < 3 ? Math.hypot(across, (3 - s) * flat) : across;
  const inside = part.radius - off;
  if (inside < -9) return undefined;
  const bulge = inside > 0 ? Math.sqrt(part.radius ** 2 - off ** 2) : inside * 2.6;
  const axis = shape.heel[2] + az * at - hidden(at);
  // Towards its end the tube sinks into the head, whose own form goes on there.
  const sunk = face ? 9 * step(30, 4, s) : 5 * step(24, 4, s);
  return { inside, z: (face ? -axis : axis) + bulge - sunk, part };
};

const kindOfRound = { hosel: KIND.hosel, ferrule: KIND.ferrule, ring: KIND.ring, shaft: KIND.shaft, grip: KIND.grip };

const kindOfHead = (shape: IronShape, x: number, y: number, face: boolean): number => {
  if (face) return x > GROOVES.from - 2 && x < GROOVES.to + 2 ? KIND.blasted : KIND.polished;
  if (shape.pocket(x, y) < -0.7) return KIND.blasted;
  if (y < shape.bar.low + shape.sole(x)) return KIND.sole;
  return y < shape.polishedTo(x) ? KIND.polished : KIND.satin;
};

/** A groove's depth at a point of the face, millimetres; its ends run out round. */
const groove = (shape: IronShape, x: number, y: number): number => {
  const k = Math.round((y - GROOVES.low) / GROOVES.pitch);
  if (k < 0) return 0;
  const middle = GROOVES.low + k * GROOVES.pitch;
  const room = Math.min(x - GROOVES.from, GROOVES.to - x, shape.inside(x, middle) - 2.6);
  if (room < 0) return 0;
  const wide = 0.46 * Math.sqrt(clamp(room / 0.5));
  const off = Math.abs(y - middle);
  return off < wide ? 0.34 * Math.sqrt(1 - (off / wide) ** 2) : 0;
};

/** Heights in a picture of `width` by `height` pixels; `face` looks at the hitting side. */
export const relief = (
  p: IronParameters,
  shape: IronShape,
  frame: Frame,
  width: number,
  height: number,
  face: boolean,
): Relief => {
  const n = width * height;
  const made: Relief = {
    width,
    height,
    z: new Float32Array(n).fill(AWAY),
    cover: new Uint8Array(n),
    kind: new Uint8Array(n),
  };
  const [c, s] = [Math.cos(frame.turn) / frame.scale, Math.sin(frame.turn) / frame.scale];
  const [hx, hy] = shape.heel;
  const along = Math.hypot(shape.axis[0], shape.axis[1]);
  const [ux, uy] = [shape.axis[0] / along, shape.axis[1] / along];
  for (let j = 0; j < height; j++) {
    const v = frame.y - (j + 0.5);
    for (let i = 0; i < width; i++) {
      const u = i + 0.5 - frame.x;
      const x = (u * c + v * s) * frame.mirror;
      const y = v * c - u * s;
      // Most of a picture is neither head nor shaft.
      const off = (x - hx) * uy - (y - hy) * ux;
      const near = x > -34 && x < 84 && y > -12 && y < 72;
      const head = near ? headAt(shape, x, y, face) : undefined;
      const round = off < 24 && off > -24 ? roundAt(p, shape, x, y, face) : undefined;
      if (!head && !round) continue;
      const melts = head && round && round.part.stuff === 'hosel';
      const inside = melts
        ? smax(head.inside, round.inside, MELT)
        : Math.max(head?.inside ?? AWAY, round?.inside ?? AWAY);
      const cover = clamp(inside * frame.scale + 0.5);
      if (cover === 0) continue;
      const at = j * width + i;
      const hz = head?.z ?? AWAY;
      const rz = round?.z ?? AWAY;
      const front = round !== undefined && rz > hz;
      let z = melts ? smax(hz, rz, MELT * step(-6, 1, inside) + 0.01) : Math.max(hz, rz);
      let kind: number = front ? kindOfRound[round.part.stuff] : kindOfHead(shape, x, y, face);
      // What is left of the fillet belongs to the hosel.
      if (!front && melts && head.inside <= 0) kind = KIND.hosel;
      if (face && !front) {
        const deep = groove(shape, x, y);
        z -= deep;
        if (deep > 0.08) kind = KIND.groove;
      }
      made.z[at] = z;
      made.cover[at] = Math.round(cover * 255);
      made.kind[at] = kind;
    }
  }
  return made;
};
