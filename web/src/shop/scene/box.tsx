// A plain body in the given measures, for things that have no picture of their own yet.
import type { Model } from './pose.ts';

export interface BoxParameters {
  width: number;
  height: number;
  depth: number;
  colour: string;
}

const measure = (value: unknown, standard: number): number => {
  const n = Number(value);
  return Number.isFinite(n) && n > 0 ? Math.min(10_000, n) : standard;
};
const colour = (value: unknown, standard: string): string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : standard;

/** `width_mm`, `height_mm`, `depth_mm`, `colour`. */
export const boxParameters = (p: Readonly<Record<string, unknown>>): BoxParameters => ({
  width: measure(p.width_mm, 300),
  height: measure(p.height_mm, 200),
  depth: measure(p.depth_mm, 200),
  colour: colour(p.colour, '#b9b2a4'),
});

export const boxModel = (p: BoxParameters): Model => ({
  pose: (view) => ({
    turn: [view === 'sole' ? -70 : 18, view === 'face' ? 0 : view === 'whole' ? 40 : -32, 0],
    centre: [0, 0, 0],
    width: Math.hypot(p.width, p.depth) * 1.25,
    height: (p.height + 0.4 * p.depth) * 1.3,
  }),
  points: {
    width: [0, p.height / 2, p.depth / 2],
    height: [p.width / 2, 0, p.depth / 2],
    depth: [p.width / 2, p.height / 2, 0],
  },
});

export const Box = ({ p }: { p: BoxParameters }) => (
  <mesh>
    <boxGeometry args={[p.width, p.height, p.depth]} />
    <meshPhysicalMaterial color={p.colour} roughness={0.7} />
  </mesh>
);
