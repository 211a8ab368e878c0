// Measured values are told with their units, and the judgement once for all of them.
import { expect, test } from 'vitest';
import { readMeasured } from './measured.ts';

const number = (value: number): string => value.toFixed(2);

test('units come from the key, and one value out of tolerance counts for all', () => {
  const read = readMeasured({ lie_deg: 62.5, loft_in_tolerance: true, lie_in_tolerance: false, cover: 'cord' }, number);
  expect(read).toEqual({
    values: [
      { name: 'lie', text: '62.50°' },
      { name: 'cover', text: 'cord' },
    ],
    within: false,
  });
  expect(readMeasured({ depth_mm: 3 }, number)).toEqual({
    values: [{ name: 'depth', text: '3.00 mm' }],
    within: undefined,
  });
});
