// The turned parts along the shaft's axis: ferrule, shaft with its steps, grip. Lengths in millimetres from the heel.
import { LatheGeometry, Vector2 } from 'three';
import type { IronParameters } from './parameters.ts';
import { FERRULE, ferruleRadius, GRIP } from './profile.ts';
import type { IronShape } from './shape.ts';

const lathe = (profile: readonly (readonly [number, number])[], around = 56): LatheGeometry =>
  new LatheGeometry(
    profile.map(([r, y]) => new Vector2(r, y)),
    around,
  );

export interface RodParts {
  ferrule: LatheGeometry;
  rings: LatheGeometry;
  shaft: LatheGeometry;
  grip: LatheGeometry;
  cap: LatheGeometry;
  /** Where the shaft is seen above the ferrule, and where the club ends. */
  shaftAt: number;
  end: number;
}

const steelSteps = (from: number, to: number): [number, number][] => {
  const profile: [number, number][] = [];
  const count = Math.max(1, Math.round((to - from - 44) / 42));
  for (let k = 0; k <= count; k++) {
    const start = k === 0 ? from : from + 44 + (k - 1) * 42;
    const next = k === count ? to : from + 44 + k * 42;
    const r = 4.75 + (2.85 * k) / count;
    if (k > 0) profile.push([r - 1.4 / count, start + 0.4], [r, start + 0.9], [r, start + 2]);
    else profile.push([r, start]);
    profile.push([r, next - 2], [r, next]);
  }
  return profile;
};

export const rodParts = (p: IronParameters, shape: IronShape): RodParts => {
  const low = shape.hoselTop;
  const end = p.length - 12;
  const gripAt = end - GRIP;
  const ferrule = lathe(
    Array.from({ length: 16 }, (_, i): [number, number] => [ferruleRadius(i / 15), low + (FERRULE * i) / 15]).concat([
      [4.6, low + FERRULE + 0.3],
    ]),
  );
  const t = 0.2;
  const y = low + FERRULE * t;
  const rings = lathe([
    [ferruleRadius(t) + 0.02, y],
    [ferruleRadius(t) + 0.14, y + 0.3],
    [ferruleRadius(t + 0.13) + 0.14, y + 2.7],
    [ferruleRadius(t + 0.13) + 0.02, y + 3],
  ]);
  const from = low + FERRULE - 2;
  const shaft =
    p.shaft === 'steel'
      ? lathe(steelSteps(from, gripAt + 4))
      : lathe(
          Array.from({ length: 24 }, (_, i): [number, number] => [
            4.75 + 2.9 * (i / 23),
            from + ((gripAt + 4 - from) * i) / 23,
          ]),
        );
  const g = p.gripExtra;
  const profile: [number, number][] = [
    [7.7 + g * 0.4, gripAt],
    [8.6 + g, gripAt + 1.2],
  ];
  for (let s = 4; s < GRIP - 6; s += 3.2) {
    const r = 8.8 + g + 3.6 * (s / GRIP) ** 1.4;
    profile.push([r, gripAt + s], [r, gripAt + s + 2.3], [r - 0.35, gripAt + s + 2.6], [r - 0.35, gripAt + s + 3]);
  }
  profile.push([12.6 + g, end - 5], [13.4 + g, end - 3.4], [13.4 + g, end - 1]);
  const grip = lathe(profile, 28);
  const cap = lathe(
    [
      [13.4 + g, end - 1],
      [12.4 + g, end],
      [0.01, end + 0.6],
    ],
    40,
  );
  return { ferrule, rings, shaft, grip, cap, shaftAt: low + FERRULE, end };
};
