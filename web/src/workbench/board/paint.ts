// Draws one frame of the board: shifts, hours, bars, the chosen order's way, its promise, and now.
import { ON_BAR, PLAIN, type Tones } from './colours.ts';
import type { Bar, BoardModel } from './model.ts';
import { nowLine, promise } from './paint-marks.ts';

export const LABEL = 132;
export const HEAD = 52;
export const FOOT = 40;
const HOUR = 3_600_000;

export interface Words {
  day(ms: number): string;
  time(ms: number): string;
  lane(index: number): string;
  load(index: number): { text: string; full: boolean };
  promised(ms: number): string;
}

export interface Scene {
  readonly model: BoardModel;
  readonly tones: Tones;
  readonly words: Words;
  readonly colours: ReadonlyMap<string, string>;
  readonly width: number;
  readonly height: number;
  readonly row: number;
  readonly scroll: number;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly active: string | undefined;
  readonly mark: { at: number; late: string | undefined } | undefined;
  readonly focused: boolean;
  /** Whether all but late orders step back. */
  readonly onlyLate: boolean;
  /** Pixels of an hour of shown time. */
  readonly perHour: number;
  /** Pixel of a moment, from the left edge of the canvas. */
  x(ms: number): number;
  /** Where a bar is drawn now, while it glides. */
  where(bar: Bar): { start: number; finish: number; lane: number };
}

export type Pen = CanvasRenderingContext2D;

const laneTop = (scene: Scene, lane: number): number => HEAD + lane * scene.row - scene.scroll;

export const box = (pen: Pen, x: number, y: number, width: number, height: number, radius: number): void => {
  pen.beginPath();
  pen.roundRect(x, y, width, height, Math.min(radius, width / 2));
};

const ground = (pen: Pen, scene: Scene): void => {
  const { tones, model, width } = scene;
  for (const [index, lane] of model.lanes.entries()) {
    const y = laneTop(scene, index);
    if (y > scene.height || y + scene.row < HEAD) continue;
    pen.fillStyle = tones.sunk;
    pen.globalAlpha = 0.55;
    pen.fillRect(LABEL, y + 1, width - LABEL, scene.row - 2);
    pen.globalAlpha = 1;
    pen.fillStyle = tones.paper;
    for (const shift of lane.shifts) {
      const from = Math.max(LABEL, scene.x(shift.from));
      const to = Math.min(width, scene.x(shift.to));
      if (to > from) pen.fillRect(from, y + 1, to - from, scene.row - 2);
    }
  }
};

const hourStep = (scene: Scene): number => {
  return [1, 2, 4, 6, 12].find((hours) => hours * scene.perHour >= 46) ?? 24;
};

const calendar = (pen: Pen, scene: Scene): void => {
  const { tones, model, words, width } = scene;
  pen.font = `400 12px ${tones.font}`;
  pen.textBaseline = 'middle';
  const step = hourStep(scene);
  let free = LABEL - 1;
  let ruled = 0;
  for (const [index, midnight] of model.days.entries()) {
    const next = model.days[index + 1] ?? midnight + 24 * HOUR;
    const left = scene.x(midnight);
    const right = scene.x(next);
    if (right < LABEL || left > width) continue;
    // Days without work stand close together; one line tells of them all.
    if (left > LABEL && left - ruled > 16) {
      pen.fillStyle = tones.line;
      pen.fillRect(Math.round(left), 4, 1, scene.height - FOOT - 4);
      ruled = left;
    }
    const name = words.day(midnight);
    const at = Math.max(left + 8, LABEL + 6, free);
    pen.font = `600 12px ${tones.font}`;
    const wide = pen.measureText(name).width;
    if (at + wide < right + 4 || (left > LABEL && right - left > wide)) {
      pen.fillStyle = tones.ink;
      pen.textAlign = 'left';
      pen.fillText(name, at, 14);
      free = at + wide + 12;
    }
    pen.font = `400 12px ${tones.font}`;
    for (let hour = step; hour < 24; hour += step) {
      const moment = midnight + hour * HOUR;
      const x = scene.x(moment);
      if (x < LABEL + 10 || x > width - 10 || !model.scale.open(moment) || x - left < 22 || right - x < 14) continue;
      pen.fillStyle = tones.line;
      pen.fillRect(Math.round(x), HEAD - 4, 1, scene.height - HEAD - FOOT + 4);
      pen.fillStyle = tones.ink2;
      pen.textAlign = 'center';
      pen.fillText(words.time(moment).slice(0, 2), x, 36);
    }
  }
};

const barRect = (scene: Scene, bar: Bar) => {
  const { start, finish, lane } = scene.where(bar);
  const x = scene.x(start);
  const width = Math.max(2, scene.x(finish) - x - 1.5);
  return { x, width, y: laneTop(scene, lane) + 6, height: scene.row - 12 };
};

const fillOf = (scene: Scene, bar: Bar): string =>
  (bar.operation.attribute && scene.colours.get(bar.operation.attribute)) || PLAIN;

const drawBar = (pen: Pen, scene: Scene, bar: Bar): void => {
  const { tones } = scene;
  const { x, y, width, height } = barRect(scene, bar);
  if (x > scene.width || x + width < LABEL || y > scene.height || y + height < HEAD) return;
  const { state } = bar.operation;
  const done = state === 'completed' || state === 'scrapped';
  const chosen = bar.operation.order === scene.chosen;
  pen.fillStyle = done ? tones.sunk : fillOf(scene, bar);
  if (width < 4 && !chosen) pen.fillRect(x, y, width, height);
  else {
    box(pen, x, y, width, height, 4);
    pen.fill();
    pen.lineWidth = 1;
    pen.strokeStyle = done ? tones.line : 'rgb(237 238 238 / 22%)';
    if (state === 'reserved') {
      pen.setLineDash([3, 3]);
      pen.strokeStyle = ON_BAR;
    }
    pen.stroke();
    pen.setLineDash([]);
  }
  if (state === 'started') {
    pen.fillStyle = tones.accent;
    pen.fillRect(x, y + height - 4, Math.max(2, Math.min(width, scene.x(scene.now) - x)), 4);
  }
  if (bar.late || chosen || bar.operation.id === scene.active) {
    pen.lineWidth = chosen ? 2.5 : 1.5;
    pen.strokeStyle = bar.late ? tones.red : tones.accent;
    if (!bar.late && !chosen) pen.strokeStyle = tones.ink;
    box(pen, x, y, width, height, 4);
    pen.stroke();
  }
  if (width < 22) return;
  pen.fillStyle = done ? tones.ink2 : ON_BAR;
  pen.font = `${chosen ? 600 : 400} ${width < 30 ? 10.5 : 12}px ${tones.font}`;
  const number = bar.operation.orderNumber;
  const text = width >= 46 ? number : number.slice(-3);
  pen.fillText(text, x + width / 2, y + height / 2 + 0.5);
};

const bars = (pen: Pen, scene: Scene): void => {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const last: Bar[] = [];
  for (const lane of scene.model.lanes)
    for (const bar of lane.bars) {
      if (bar.operation.order === scene.chosen || bar.operation.id === scene.active) last.push(bar);
      else {
        pen.globalAlpha = scene.onlyLate && !bar.late ? 0.16 : 1;
        drawBar(pen, scene, bar);
      }
    }
  pen.globalAlpha = 1;
  way(pen, scene);
  for (const bar of last) drawBar(pen, scene, bar);
  const active = scene.active ? scene.model.bars.get(scene.active) : undefined;
  if (!active || !scene.focused) return;
  const { x, y, width, height } = barRect(scene, active);
  pen.lineWidth = 2;
  pen.strokeStyle = scene.tones.ink;
  box(pen, x - 4, y - 4, width + 8, height + 8, 7);
  pen.stroke();
};

/** The line that links the chosen order's operations. */
const way = (pen: Pen, scene: Scene): void => {
  const list = scene.chosen ? scene.model.orders.get(scene.chosen) : undefined;
  if (!list || list.length < 2) return;
  pen.lineWidth = 1.5;
  pen.strokeStyle = list.some((bar) => bar.late) ? scene.tones.red : scene.tones.accent;
  pen.beginPath();
  for (const [index, bar] of list.entries()) {
    const before = list[index - 1];
    if (!before) continue;
    const from = barRect(scene, before);
    const to = barRect(scene, bar);
    const x1 = from.x + from.width;
    const y1 = from.y + from.height / 2;
    const y2 = to.y + to.height / 2;
    const bend = Math.max(x1 + 4, to.x - 6);
    const under = from.y + from.height + 6;
    pen.moveTo(x1, y1);
    if (to.x - x1 > 24) {
      pen.lineTo(x1 + 4, y1);
      pen.lineTo(x1 + 4, under);
      pen.lineTo(bend, under);
    } else pen.lineTo(bend, y1);
    pen.lineTo(bend, y2);
    pen.lineTo(to.x, y2);
  }
  pen.stroke();
};

const labels = (pen: Pen, scene: Scene): void => {
  const { tones, words } = scene;
  pen.fillStyle = tones.paper;
  pen.fillRect(0, 0, LABEL - 4, scene.height);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const index of scene.model.lanes.keys()) {
    const y = laneTop(scene, index);
    if (y + scene.row < HEAD || y > scene.height - FOOT) continue;
    const middle = y + scene.row / 2;
    const load = words.load(index);
    const two = scene.row >= 38;
    pen.font = `600 13px ${tones.font}`;
    pen.fillStyle = tones.ink;
    pen.fillText(words.lane(index), 0, two ? middle - 8 : middle, LABEL - 10);
    if (!two) continue;
    pen.font = `400 12px ${tones.font}`;
    pen.fillStyle = load.full ? tones.amber : tones.ink2;
    pen.fillText(load.text, 0, middle + 9, LABEL - 10);
  }
};

/** Draws the whole frame; the pen is scaled to CSS pixels already. */
export const paint = (pen: Pen, scene: Scene): void => {
  pen.clearRect(0, 0, scene.width, scene.height);
  pen.fillStyle = scene.tones.paper;
  pen.fillRect(0, 0, scene.width, scene.height);
  pen.save();
  pen.beginPath();
  pen.rect(0, HEAD, scene.width, scene.height - HEAD - FOOT);
  pen.clip();
  ground(pen, scene);
  pen.restore();
  calendar(pen, scene);
  pen.save();
  pen.beginPath();
  pen.rect(LABEL - 3, HEAD, scene.width, scene.height - HEAD - FOOT);
  pen.clip();
  bars(pen, scene);
  pen.restore();
  promise(pen, scene);
  nowLine(pen, scene);
  pen.save();
  pen.beginPath();
  pen.rect(0, HEAD, LABEL - 4, scene.height - HEAD - FOOT);
  pen.clip();
  labels(pen, scene);
  pen.restore();
};
