// The form of the head: choices change it the way a club maker expects, and it never breaks.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOf, pointsOf } from './frame.ts';
import { backGeometry, hoselGeometry } from './head.ts';
import { ironParameters } from './parameters.ts';
import { KIND, relief } from './relief.ts';
import { ironShape, ironSketch } from './shape.ts';

const shape = (p: Record<string, unknown>) => ironShape(ironParameters(p));

it('holds bad values at the end of their range', () => {
  expect(ironParameters({ loft_deg: 900, lie_deg: 'x', finish: 'gold', engraving_fill: 'red' })).toMatchObject({
    loft: 64,
    lie: 62.5,
    finish: 'satin',
    engravingFill: '#0b7f89',
  });
});

it('offset moves the hosel ahead of the face, lie turns the shaft, a wide sole is thicker', () => {
  expect(shape({ offset_mm: 5 }).heel[2]).toBeCloseTo(shape({ offset_mm: 2 }).heel[2] - 3);
  expect(shape({ lie_deg: 64 }).axis[0]).toBeGreaterThan(shape({ lie_deg: 60 }).axis[0]);
  expect(shape({ model: 'wide' }).back(30, 12)).toBeGreaterThan(shape({ model: 'blade' }).back(30, 12) + 2);
});

it('a cavity is thinner in its pocket than at frame and bar; a blade has no pocket and swells to its muscle', () => {
  const s = shape({ model: 'cavity' });
  expect(s.back(50, 35)).toBeLessThan(s.back(40, 46.5));
  expect(s.back(40, 46.5)).toBeLessThan(s.back(30, 14));
  const blade = shape({ model: 'blade' });
  expect(blade.pocket(45, 35)).toBeGreaterThan(0);
  expect(blade.back(30, 16)).toBeGreaterThan(blade.back(45, 36) + 2.5);
});

it('a drawing reads the same form without the table', () => {
  const [table, exact] = [ironShape(ironParameters({})), ironSketch(ironParameters({}))];
  for (const [x, y] of [
    [0, 10],
    [40, 30],
    [70, 20],
  ] as const)
    expect(exact.inside(x, y)).toBeCloseTo(table.inside(x, y), 0);
});

it('a picture covers the head, leaves the corners free, cuts grooves into the face, and mirrors a left-hander', () => {
  const room = { width: 240, height: 160, inset: {} };
  const seen = (given: Record<string, unknown>, view: 'back' | 'face') => {
    const p = ironParameters(given);
    const s = ironShape(p);
    const frame = frameOf(p, s, view, room);
    return {
      frame,
      points: pointsOf(p, s, frame),
      field: relief(p, s, frame, room.width, room.height, view === 'face'),
    };
  };
  const { field, points } = seen({ model: 'cavity' }, 'back');
  const at = ({ x, y }: { x: number; y: number }) => Math.round(y) * room.width + Math.round(x);
  expect(field.cover[at(points.engraving as { x: number; y: number })]).toBe(255);
  expect(field.cover[room.width * room.height - 1]).toBe(0);
  expect([...seen({}, 'face').field.kind]).toContain(KIND.groove);
  expect([...field.kind]).not.toContain(KIND.groove);
  const left = seen({ model: 'cavity', side: 'left' }, 'back').points;
  expect((left.loft?.x ?? 0) - (left.hosel?.x ?? 0)).toBeCloseTo((points.hosel?.x ?? 0) - (points.loft?.x ?? 0));
});

it('every combination gives a whole mesh within the budget of triangles', () => {
  fc.assert(
    fc.property(
      fc.record({
        model: fc.constantFrom('blade', 'cavity', 'wide'),
        loft_deg: fc.double({ min: 16, max: 64, noNaN: true }),
        lie_deg: fc.double({ min: 54, max: 70, noNaN: true }),
        offset_mm: fc.double({ min: 0, max: 8, noNaN: true }),
        grind: fc.constantFrom('standard', 'heel', 'toe', 'wide', 'narrow', 'trailing'),
      }),
      (p) => {
        const s = shape(p);
        const parts = [backGeometry(s), hoselGeometry(s)];
        for (const part of parts) {
          expect(Array.from(part.position).every(Number.isFinite)).toBe(true);
        }
        expect(parts.reduce((sum, part) => sum + part.index.length / 3, 0)).toBeLessThan(110_000);
      },
    ),
    { numRuns: 4 },
  );
}, 60_000);
