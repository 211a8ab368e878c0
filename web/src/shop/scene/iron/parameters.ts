// What an iron's picture depends on, read from the product model's scene parameters; what is missing is a standard 7-iron.

export type IronModel = 'blade' | 'cavity' | 'wide';
export type IronFinish = 'nickel' | 'satin' | 'black' | 'copper' | 'raw';

export interface IronParameters {
  /** What is stamped on the head: `7`, `PW`. */
  club: string;
  model: IronModel;
  finish: IronFinish;
  /** Degrees. */
  loft: number;
  /** Degrees between shaft and ground. */
  lie: number;
  /** Millimetres from ground to the end of the grip. */
  length: number;
  shaft: 'steel' | 'graphite';
  shaftColour: string;
  gripColour: string;
  /** Millimetres added to the grip's radius. */
  gripExtra: number;
  engraving: string;
  engravingFill: string;
  /** Millimetres the leading edge lies behind the hosel's front. */
  offset: number;
  grind: string;
  side: 'right' | 'left';
}

type Loose = Readonly<Record<string, unknown>>;

const number = (value: unknown, standard: number, low: number, high: number): number => {
  const n = typeof value === 'string' ? Number(value) : value;
  return typeof n === 'number' && Number.isFinite(n) ? Math.min(high, Math.max(low, n)) : standard;
};
const colour = (value: unknown, standard: string): string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : standard;
const one = <T extends string>(value: unknown, of: readonly T[], standard: T): T =>
  of.includes(value as T) ? (value as T) : standard;
const line = (value: unknown, standard: string): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 24) : standard;

const GRIP_EXTRA: Record<string, number> = { undersize: -0.4, standard: 0, midsize: 0.8, jumbo: 1.6, oversize: 1.6 };

/** Accepts any record; a value out of range is held at the range's end, since the picture must not fail. */
export const ironParameters = (p: Loose): IronParameters => ({
  club: line(p.club, '7'),
  model: one(p.model, ['blade', 'cavity', 'wide'], 'blade'),
  finish: one(p.finish, ['nickel', 'satin', 'black', 'copper', 'raw'], 'satin'),
  loft: number(p.loft_deg, 34, 16, 64),
  lie: number(p.lie_deg, 62.5, 54, 70),
  length: number(p.length_mm, 940, 700, 1120),
  shaft: one(p.shaft, ['steel', 'graphite'], 'steel'),
  shaftColour: colour(p.shaft_colour, p.shaft === 'graphite' ? '#23272b' : '#c9cccd'),
  gripColour: colour(p.grip_colour, '#1c1e20'),
  gripExtra: GRIP_EXTRA[String(p.grip_size)] ?? 0,
  engraving: line(p.engraving, ''),
  engravingFill: colour(p.engraving_fill, '#0b7f89'),
  offset: number(p.offset_mm, 2.5, 0, 8),
  grind: line(p.grind, 'standard'),
  side: one(p.side, ['right', 'left'], 'right'),
});
