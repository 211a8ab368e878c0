// Shows when a product was built as ordered: choices, components, operations, and measurements within their tolerance.
import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';

const operation = (sequence: number, parameters: Record<string, string | number | boolean>) => ({
  sequence,
  name: { en: 'Bend' },
  workCenter: 'BEND',
  setupSeconds: 0,
  runSeconds: 60,
  instruction: { en: '' },
  parameters,
  consumes: [],
  because: [],
});
const line = (item: string, quantity: number) => ({ id: item, item, quantity, because: [] });
const ordered = {
  choices: { hand: 'right', shafts: ['a', 'b'] },
  pieces: 2,
  variant: {
    bom: [line('HEAD', 6), line('GRIP', 6), line('HEAD', 1)],
    routing: [operation(10, { lie_deg: 62, lie_tolerance_deg: '0.3', length_mm: '900', finish: 'black' })],
    choices: {},
    formulas: {},
  },
};
const built = (
  more: { measurements?: Record<string, number | string | boolean>; heads?: number; hand?: string } = {},
) => ({
  identifier: 'X-1',
  choices: { hand: more.hand ?? 'right', shafts: ['b', 'a'] },
  components: [line('HEAD', more.heads ?? 14), line('GRIP', 12)].map((each) => ({ ...each, lots: ['L'] })),
  operations: [
    {
      sequence: 10,
      name: 'Bend',
      workCenter: 'BEND',
      operator: 'Assembler 1',
      startedAt: '2026-11-30T15:00:00.000Z',
      completedAt: '2026-11-30T15:10:00.000Z',
      measurements: more.measurements ?? {},
      scrapped: 0,
    },
  ],
});

describe('built as ordered', () => {
  it('is so whatever the order of lines and lists, and for all pieces', () =>
    expect(differences(ordered, built())).toEqual([]));
  it('allows the tolerance that is named, else two per cent', () => {
    const fits = { lie_deg: 62.3, length_mm: 917, finish: 'black', hardness: 4 };
    expect(differences(ordered, built({ measurements: fits }))).toEqual([]);
    expect(differences(ordered, built({ measurements: { lie_deg: 62.4, length_mm: '919', finish: 'raw' } }))).toEqual([
      'operation 10, lie_deg: ordered 62, measured 62.4',
      'operation 10, length_mm: ordered 900, measured 919',
      'operation 10, finish: ordered black, measured raw',
    ]);
  });
  it('names a wrong choice, a missing component and an operation without record', () => {
    const { operations: _operations, ...rest } = built({ heads: 13, hand: 'left' });
    expect(differences(ordered, { ...rest, operations: [] })).toEqual([
      'choice hand: ordered "right", built "left"',
      'component HEAD: ordered 14, built 13',
      'operation 10: not recorded',
    ]);
  });
});
