// The shelf drawn is the shelf ordered: its boards fill the measure exactly, bays are equal, and feet count in the height.
import { describe, expect, it } from 'vitest';
import { FOOT, type ShelfPart, shelfParameters, shelfParts } from './shelf.tsx';

const reach = (parts: readonly ShelfPart[], axis: 0 | 1 | 2): [number, number] => [
  Math.min(...parts.map((part) => part.at[axis] - part.size[axis] / 2)),
  Math.max(...parts.map((part) => part.at[axis] + part.size[axis] / 2)),
];

describe('shelfParts', () => {
  const asked = { width_mm: 1730, height_mm: 2210, depth_mm: 310, shelves: 5, board_mm: 22 };
  it.each([
    { bays: 1, feet: false, back_panel: false },
    { bays: 3, feet: true, back_panel: true },
    { bays: 4, feet: true, back_panel: false },
  ])('fills width, height and depth with $bays bays, feet $feet, back $back_panel', (rest) => {
    const parts = shelfParts(shelfParameters({ ...asked, ...rest }));
    for (const [axis, size] of [1730, 2210, 310].entries()) {
      const [low, high] = reach(parts, axis as 0 | 1 | 2);
      expect(low).toBeCloseTo(-size / 2, 6);
      expect(high).toBeCloseTo(size / 2, 6);
    }
    const boards = parts.filter((part) => part.key.startsWith('board'));
    expect(boards).toHaveLength(rest.bays * 5);
    expect(new Set(boards.map((part) => part.size[0].toFixed(6))).size).toBe(1);
    expect(parts.filter((part) => part.key.startsWith('foot'))).toHaveLength(rest.feet ? 4 : 0);
    const floor = reach(
      parts.filter((part) => part.key.startsWith('upright')),
      1,
    )[0];
    expect(floor + 2210 / 2).toBeCloseTo(rest.feet ? FOOT : 0, 6);
  });

  it('keeps a shelf of nonsense within what can be drawn', () => {
    const p = shelfParameters({ width_mm: 'wide', shelves: -3, bays: 1e9, colour: 'url(x)', depth_mm: null });
    expect(p).toMatchObject({ width: 900, shelves: 0, bays: 12, colour: '#c9a878', depth: 300 });
  });
});
