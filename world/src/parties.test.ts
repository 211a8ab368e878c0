// Shows the decisions of the parties: answers to orders, inspection, measurements, the road, screening and design.
import { readFileSync } from 'node:fs';
import { unwrap } from '@onelot/base';
import { compile, open, type ProductModel } from '@onelot/configure';
import { describe, expect, test } from 'vitest';
import { measured } from './equipment/measuring.ts';
import { decode, encode } from './equipment/wire.ts';
import { chances } from './ground/chance.ts';
import { hoursOf } from './ground/hours.ts';
import type { PurchaseOrder } from './ground/types.ts';
import { alongTheRoad, scribble } from './road.ts';
import { changesFor } from './staff/design.ts';
import { mostWanted } from './staff/screening.ts';
import { inspected } from './store.ts';
import { answerOf } from './suppliers.ts';

const world = { chance: chances(11), office: hoursOf(undefined, 'UTC') };

test('most orders are accepted, some countered with other terms, few declined', () => {
  const order = { dueAt: '2026-11-27T12:00:00.000Z', price: 900 } as PurchaseOrder;
  const answers = Array.from({ length: 1000 }, (_, i) => answerOf(world, { ...order, number: `PO-${i}` }));
  const count = (name: string) => answers.filter(({ answer }) => answer === name).length;
  expect(count('accept')).toBeGreaterThan(840);
  expect(count('counter')).toBeGreaterThan(60);
  expect(count('decline')).toBeGreaterThan(5);
  expect(count('decline')).toBeLessThan(40);
  for (const answer of answers)
    if (answer.answer === 'counter')
      expect(
        answer.price !== undefined ? answer.price > 900 : Date.parse(answer.dueAt as string) > Date.parse(order.dueAt),
      ).toBe(true);
});

test('inspection parts a receipt without losing a piece, and rejects seldom', () => {
  const receipts = Array.from({ length: 500 }, (_, i) => inspected(world, `PO-${i}`, 20));
  for (const { accepted, rejected } of receipts) expect(accepted + rejected).toBe(20);
  const rejecting = receipts.filter(({ rejected }) => rejected > 0).length;
  expect(rejecting).toBeGreaterThan(3);
  expect(rejecting).toBeLessThan(40);
});

describe('measurements', () => {
  const parameters = {
    lie_deg: 62,
    lie_tolerance_deg: 0.3,
    length_mm: 939.8,
    step_mm: 12.7,
    side: 'right',
    bounce_deg: 0,
    count: 6,
  };

  test('stand beside their targets, nearly always within the tolerance', () => {
    const all = Array.from({ length: 400 }, (_, i) => measured(parameters, world.chance('m', i)));
    expect(Object.keys(all[0] as object)).toEqual(['lie_deg', 'length_mm']);
    expect(all.filter(({ lie_deg }) => Math.abs((lie_deg as number) - 62) > 0.3).length).toBeLessThan(8);
    for (const { length_mm } of all) expect(Math.abs((length_mm as number) / 939.8 - 1)).toBeLessThan(0.02);
    expect(new Set(all.map(({ lie_deg }) => lie_deg)).size).toBeGreaterThan(10);
  });

  test('go over the wire and come back', () => {
    const values = { state: 'done', operation: 'x', lie_deg: 61.97, planned: true };
    expect(decode(encode(values, 1_700_000_000_000, 3))).toEqual(values);
  });
});

test('the road begins and ends where it should and never leaves the earth', () => {
  const [from, to] = [
    { lat: 43.5448, lon: -80.2482 },
    { lat: 45.5019, lon: -73.5674 },
  ];
  expect(alongTheRoad(from, to, -1, 0.2)).toEqual({ lat: 43.5448, lon: -80.2482 });
  expect(alongTheRoad(from, to, 2, 0.2)).toEqual({ lat: 45.5019, lon: -73.5674 });
  const half = alongTheRoad(from, to, 0.5, 0);
  expect(half.lon).toBeCloseTo(-76.911, 2);
  expect(alongTheRoad({ lat: 89, lon: 179 }, { lat: 90, lon: 180 }, 0.5, 1)).toSatisfy(
    ({ lat, lon }: typeof half) => lat <= 90 && lon <= 180,
  );
  expect(scribble(chances(1)('s').next)).toMatch(/^M[\dL .]+$/);
});

describe('demands', () => {
  const demand = { state: 'open', product: 'irons', times: 3, people: 2, firstAt: '2026-11-02T00:00:00Z' };

  test('the most wanted is taken, of those that enough people want', () => {
    const list = [
      { ...demand, id: 'few', times: 2 },
      { ...demand, id: 'later', firstAt: '2026-11-05T00:00:00Z' },
      { ...demand, id: 'first' },
      { ...demand, id: 'taken', state: 'accepted', people: 9 },
    ];
    expect(mostWanted(list as never)?.id).toBe('first');
    expect(mostWanted([])).toBeUndefined();
  });

  const model = JSON.parse(
    readFileSync(new URL('../../companies/golf-irons/models/irons.json', import.meta.url), 'utf8'),
  ) as ProductModel;
  const possible = (changed: ProductModel): boolean => {
    const before = unwrap(open(unwrap(compile(model))).complete());
    return open(unwrap(compile(changed)), before).choose('material', 's174').ok;
  };

  test('the first change that is tried makes the wanted value possible', () => {
    const [first, ...others] = changesFor(model, { option: 'material', value: 's174' });
    expect(possible(model)).toBe(false);
    expect(possible(first as ProductModel)).toBe(true);
    expect(others.length).toBeGreaterThan(0);
  });

  test('every change is a valid model, also where nobody said which value', () => {
    for (const change of changesFor(model, undefined)) {
      expect(compile(change).ok).toBe(true);
      expect(change).not.toEqual(model);
    }
  });
});
