// A bookshelf cut to a room's measure: sides, boards at even heights, a back if wanted.
import type { Model } from './pose.ts';

export interface ShelfParameters {
  width: number;
  height: number;
  depth: number;
  shelves: number;
  colour: string;
  back: boolean;
  board: number;
}

const held = (value: unknown, standard: number, low: number, high: number): number => {
  const n = Number(value);
  return value !== undefined && value !== null && value !== '' && Number.isFinite(n)
    ? Math.min(high, Math.max(low, n))
    : standard;
};

/** `width_mm`, `height_mm`, `depth_mm`, `shelves`, `colour`, `back_panel`, `board_mm`. */
export const shelfParameters = (p: Readonly<Record<string, unknown>>): ShelfParameters => ({
  width: held(p.width_mm, 900, 100, 4000),
  height: held(p.height_mm, 1800, 100, 4000),
  depth: held(p.depth_mm, 300, 50, 1200),
  shelves: Math.round(held(p.shelves, 4, 0, 30)),
  colour: typeof p.colour === 'string' && /^#[0-9a-f]{6}$/i.test(p.colour) ? p.colour : '#c9a878',
  back: p.back_panel === true || p.back_panel === 'true' || p.back_panel === 'yes',
  board: held(p.board_mm, 19, 8, 60),
});

export const shelfModel = (p: ShelfParameters): Model => ({
  pose: (view) => ({
    turn: view === 'face' ? [0, 0, 0] : view === 'sole' ? [38, -30, 0] : view === 'whole' ? [9, 30, 0] : [9, -30, 0],
    centre: [0, 0, 0],
    width: (p.width * 0.9 + p.depth * 0.6) * 1.35,
    height: (p.height + p.depth * 0.2) * 1.22,
  }),
  points: {
    width: [0, p.height / 2, p.depth / 2],
    height: [p.width / 2, 0, p.depth / 2],
    depth: [-p.width / 2, p.height / 2, 0],
    shelf: [0, -p.height / 2 + p.height / (p.shelves + 1), p.depth / 2],
  },
});

const Board = (props: { size: [number, number, number]; at: [number, number, number]; colour: string }) => (
  <mesh position={props.at} castShadow receiveShadow>
    <boxGeometry args={props.size} />
    <meshPhysicalMaterial color={props.colour} roughness={0.7} envMapIntensity={0.55} />
  </mesh>
);

export const Shelf = ({ p }: { p: ShelfParameters }) => {
  const inner = p.width - 2 * p.board;
  const reach = Math.hypot(p.width, p.height, p.depth) * 0.6;
  const gap = (p.height - p.board) / (p.shelves + 1);
  const levels = Array.from({ length: p.shelves + 2 }, (_, i) => -p.height / 2 + p.board / 2 + i * gap);
  return (
    <group>
      <directionalLight
        position={[reach * 0.7, reach * 0.9, reach * 1.3]}
        intensity={2.4}
        castShadow
        shadow-mapSize={[2048, 2048]}
        shadow-bias={-0.0006}
        shadow-normalBias={3}
        shadow-camera-left={-reach}
        shadow-camera-right={reach}
        shadow-camera-top={reach}
        shadow-camera-bottom={-reach}
        shadow-camera-near={1}
        shadow-camera-far={reach * 4}
      />
      {[-1, 1].map((side) => (
        <Board
          key={side}
          size={[p.board, p.height, p.depth]}
          at={[(side * (p.width - p.board)) / 2, 0, 0]}
          colour={p.colour}
        />
      ))}
      {levels.map((y) => (
        <Board key={y} size={[inner, p.board, p.depth - 2]} at={[0, y, 0]} colour={p.colour} />
      ))}
      {p.back && <Board size={[inner, p.height, 6]} at={[0, 0, -p.depth / 2 + 3]} colour={p.colour} />}
    </group>
  );
};
