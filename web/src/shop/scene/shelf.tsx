// A bookshelf cut to a room's measure: sides, boards at even heights, bays beside each other, a back and feet if wanted.
import type { Model } from './pose.ts';

export interface ShelfParameters {
  width: number;
  height: number;
  depth: number;
  shelves: number;
  bays: number;
  colour: string;
  back: boolean;
  feet: boolean;
  board: number;
}

const held = (value: unknown, standard: number, low: number, high: number): number => {
  const n = Number(value);
  return value !== undefined && value !== null && value !== '' && Number.isFinite(n)
    ? Math.min(high, Math.max(low, n))
    : standard;
};
const yes = (value: unknown): boolean => value === true || value === 'true' || value === 'yes';

/** `width_mm`, `height_mm`, `depth_mm`, `shelves`, `bays`, `colour`, `back_panel`, `feet`, `board_mm`. */
export const shelfParameters = (p: Readonly<Record<string, unknown>>): ShelfParameters => ({
  width: held(p.width_mm, 900, 100, 4000),
  height: held(p.height_mm, 1800, 100, 4000),
  depth: held(p.depth_mm, 300, 50, 1200),
  shelves: Math.round(held(p.shelves, 4, 0, 30)),
  bays: Math.round(held(p.bays, 1, 1, 12)),
  colour: typeof p.colour === 'string' && /^#[0-9a-f]{6}$/i.test(p.colour) ? p.colour : '#c9a878',
  back: yes(p.back_panel),
  feet: yes(p.feet),
  board: held(p.board_mm, 19, 8, 60),
});

/** Height of the feet, mm; the shelf's own height counts from the floor, so they are part of it. */
export const FOOT = 60;

export interface ShelfPart {
  readonly key: string;
  /** Width, height, depth in mm. */
  readonly size: readonly [number, number, number];
  /** Middle, from the middle of the whole shelf; y upwards, z to the front. */
  readonly at: readonly [number, number, number];
}

/** The boards of a shelf, as they are cut. */
export const shelfParts = (p: ShelfParameters): ShelfPart[] => {
  const foot = p.feet ? FOOT : 0;
  const tall = p.height - foot;
  const middle = foot / 2;
  const clear = (p.width - (p.bays + 1) * p.board) / p.bays;
  const left = (bay: number): number => -p.width / 2 + p.board + bay * (clear + p.board);
  const gap = (tall - p.board) / (p.shelves + 1);
  const uprights = Array.from({ length: p.bays + 1 }, (_, i): ShelfPart => {
    const outer = i === 0 || i === p.bays;
    return {
      key: `upright ${i}`,
      size: [p.board, outer ? tall : tall - 2 * p.board, outer ? p.depth : p.depth - 2],
      at: [left(i) - p.board / 2, middle, outer ? 0 : -1],
    };
  });
  const wide = (key: string, level: number): ShelfPart => ({
    key,
    size: [p.width - 2 * p.board, p.board, p.depth - 2],
    at: [0, middle - tall / 2 + p.board / 2 + level * gap, 0],
  });
  const boards = Array.from({ length: p.bays }, (_, bay) =>
    Array.from({ length: p.shelves }, (_, i): ShelfPart => {
      const level = wide(`board ${bay} ${i}`, i + 1);
      return {
        ...level,
        size: [clear, p.board, p.depth - 10],
        at: [left(bay) + clear / 2, level.at[1], -4],
      };
    }),
  ).flat();
  const feet = p.feet
    ? [-1, 1].flatMap((x) =>
        [-1, 1].map(
          (z): ShelfPart => ({
            key: `foot ${x} ${z}`,
            size: [40, FOOT, 40],
            at: [x * (p.width / 2 - 50), -p.height / 2 + FOOT / 2, z * (p.depth / 2 - 40)],
          }),
        ),
      )
    : [];
  const back: ShelfPart[] = p.back
    ? [{ key: 'back', size: [p.width - 2 * p.board, tall, 6], at: [0, middle, -p.depth / 2 + 3] }]
    : [];
  return [...uprights, wide('bottom', 0), wide('top', p.shelves + 1), ...boards, ...back, ...feet];
};

export const shelfModel = (p: ShelfParameters): Model => ({
  pose: (view) => ({
    turn: view === 'face' ? [0, 0, 0] : view === 'sole' ? [38, -30, 0] : view === 'whole' ? [9, 30, 0] : [9, -30, 0],
    centre: [0, 0, 0],
    width: (p.width * 0.9 + p.depth * 0.6) * 1.35,
    height: (p.height + p.depth * 0.2) * 1.22,
  }),
  points: {
    width: [0, p.height / 2, p.depth / 2],
    height: [-p.width / 2, 0, p.depth / 2],
    depth: [p.width / 2, -p.height / 4, 0],
    shelf: [0, -p.height / 2 + p.height / (p.shelves + 1), p.depth / 2],
  },
});

export const Shelf = ({ p }: { p: ShelfParameters }) => {
  const reach = Math.hypot(p.width, p.height, p.depth) * 0.6;
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
      {shelfParts(p).map((part) => (
        <mesh key={part.key} position={[...part.at]} castShadow receiveShadow>
          <boxGeometry args={[...part.size]} />
          <meshPhysicalMaterial color={p.colour} roughness={0.7} envMapIntensity={0.55} />
        </mesh>
      ))}
    </group>
  );
};
