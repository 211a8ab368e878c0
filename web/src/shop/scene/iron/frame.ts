// How a club lies in a flat picture: scale, turn and place for each view, and where its named points come to lie.
import type { View } from '../pose.ts';
import type { IronParameters } from './parameters.ts';
import type { IronShape } from './shape.ts';

export interface Room {
  width: number;
  height: number;
  /** Pixels at the edges that the club keeps clear of, where it can. */
  inset: { top?: number; right?: number; bottom?: number; left?: number };
}

/** From the face's frame (mm, y up) to the picture (pixels, y down). */
export interface Frame {
  scale: number;
  /** Radians against the clock. */
  turn: number;
  /** -1 where the club is seen in the mirror: its face, or a left-hander's. */
  mirror: 1 | -1;
  x: number;
  y: number;
}

export const toScreen = (frame: Frame, x: number, y: number): { x: number; y: number } => {
  const [c, s] = [Math.cos(frame.turn), Math.sin(frame.turn)];
  const u = x * frame.mirror;
  return { x: frame.x + frame.scale * (u * c - y * s), y: frame.y - frame.scale * (u * s + y * c) };
};

const rad = Math.PI / 180;

/** The pose wanted: middle in the face's frame, what must be seen in millimetres, degrees against the clock. */
const poseOf = (p: IronParameters, shape: IronShape, view: View, aspect: number) => {
  const spare = Math.max(0, Math.min(30, (aspect * 112 - 120) * 0.55));
  if (view === 'face') return { at: [22 - spare * 0.5, 32], width: 112, height: 96, turn: 0 };
  // In a narrow room the shaft stands steeper, so that it keeps clear of the words beside it.
  const steep = 8 * Math.max(0, Math.min(1, (1.5 - aspect) / 0.5));
  if (view !== 'whole') return { at: [18 - spare, 36], width: 114, height: 106, turn: 4 - steep };
  // The whole club lies along the room's diagonal.
  const lean = Math.min(72, Math.max(28, Math.atan2(1, aspect) / rad + 4));
  const own = Math.atan2(shape.axis[1], -shape.axis[0]) / rad;
  const seen = Math.hypot(shape.axis[0], shape.axis[1]);
  const s = p.length / 2 - 40;
  return {
    at: [shape.heel[0] + shape.axis[0] * s, shape.heel[1] + shape.axis[1] * s],
    width: p.length * seen * Math.cos(lean * rad) + 120,
    height: p.length * seen * Math.sin(lean * rad) + 60,
    turn: own - lean,
  };
};

export const frameOf = (p: IronParameters, shape: IronShape, view: View, room: Room): Frame => {
  const { top = 0, right = 0, bottom = 0, left = 0 } = room.inset;
  const free = { w: Math.max(60, room.width - left - right), h: Math.max(60, room.height - top - bottom) };
  const pose = poseOf(p, shape, view, free.w / free.h);
  const scale = Math.min(free.w / pose.width, free.h / pose.height);
  const handed = p.side === 'left' ? -1 : 1;
  const mirror = view === 'face' ? (-handed as 1 | -1) : handed;
  const middle = { scale, turn: pose.turn * mirror * rad, mirror, x: 0, y: 0 };
  // In the mirror the shaft leans out of the view, so the view goes some way with it.
  const lean = mirror < 0 && view !== 'whole' ? 15 : 0;
  const off = toScreen(middle, (pose.at[0] as number) - lean, pose.at[1] as number);
  return { ...middle, x: left + free.w / 2 - off.x, y: top + free.h / 2 - off.y };
};

/** Where the club's named points lie in the picture, pixels from its upper left corner; labels point at them. */
export const pointsOf = (
  p: IronParameters,
  shape: IronShape,
  frame: Frame,
): Record<string, { x: number; y: number }> => {
  const along = (s: number): [number, number] => [shape.heel[0] + shape.axis[0] * s, shape.heel[1] + shape.axis[1] * s];
  const points: Record<string, [number, number]> = {
    shaft: along(shape.hoselTop + 23 + 18),
    hosel: along(17),
    lie: along(17),
    ferrule: along(shape.hoselTop + 10),
    grip: along(p.length - 120),
    loft: [shape.topOfToe[0] - 4, shape.topOfToe[1] - 0.6],
    topline: [shape.topOfToe[0] - 16, shape.topOfToe[1] - 6],
    engraving: [34, (shape.bar.low + shape.bar.high) / 2],
    sole: [28, 3],
    face: [26, 22],
  };
  return Object.fromEntries(Object.entries(points).map(([name, [x, y]]) => [name, toScreen(frame, x, y)]));
};
