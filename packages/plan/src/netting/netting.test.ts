// Shows that netting equals the slow and obvious reference, conserves quantities, and is the same after a change as anew.
import { random, unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceNetting } from '../../test/reference-netting.ts';
import { arrivals, messages, pegsOf, supplies } from './answer.ts';
import { compact } from './compact.ts';
import type { ModelItem, NetModel } from './model.ts';
import { changeDemands, openNetting } from './netting.ts';
import { pegDown, pegUp } from './pegging.ts';
import type { Netting } from './state.ts';

const NOW = 1_800_000_000;
const DAY = 86_400;

const item = (i: number): fc.Arbitrary<ModelItem> =>
  fc
    .record({
      lead: fc.nat(3),
      rule: fc.constantFrom('lot-for-lot', 'fixed', 'period', undefined),
      lot: fc.integer({ min: 1, max: 7 }),
      minimum: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      multiple: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      safety: fc.nat(3),
      share: fc.constantFrom(undefined, 0.5, 0.9, 1),
      site: fc.constantFrom('', 'north'),
    })
    .map(({ lead, rule, lot, minimum, multiple, safety, share, site }) => ({
      id: `i${i}`,
      makeOrBuy: 'make' as const,
      leadTimeSeconds: lead * DAY,
      safetyStock: safety,
      ...(site && { site }),
      ...(rule && { lotRule: rule as 'fixed' }),
      ...(rule === 'fixed' && { lotSize: lot }),
      ...(rule === 'period' && { periodSeconds: lot * DAY }),
      ...(minimum && { minimumOrderQuantity: minimum }),
      ...(multiple && { multiple }),
      ...(share && { yield: share }),
    }));

const models: fc.Arbitrary<NetModel> = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const pick = fc.nat(n - 1);
  const quantity = fc.integer({ min: 1, max: 12 });
  const time = fc.integer({ min: -3, max: 12 }).map((days) => NOW + days * DAY);
  return fc
    .record({
      items: fc.tuple(...Array.from({ length: n }, (_, i) => item(i))),
      bom: fc.array(
        fc.record({
          a: pick,
          b: pick,
          quantity: fc.integer({ min: 1, max: 3 }),
          per: fc.constantFrom(undefined, 2),
          scrap: fc.constantFrom(undefined, 0.1, 0.5),
          to: fc.option(time, { nil: undefined }),
        }),
        { maxLength: 8 },
      ),
      stock: fc.array(fc.record({ i: pick, quantity: fc.nat(9) }), { maxLength: 5 }),
      receipts: fc.array(fc.record({ i: pick, quantity, at: time }), { maxLength: 5 }),
      demands: fc.array(
        fc.record({ i: pick, quantity, due: time, kind: fc.constantFrom('order', 'forecast', 'scheme', undefined) }),
        { maxLength: 9 },
      ),
      moved: fc.constantFrom(-1, ...Array.from({ length: n }, (_, i) => i)),
    })
    .map(({ items: raw, bom, stock, receipts, demands, moved }) => {
      // One item may also be moved here from another site.
      const items: ModelItem[] = raw.map((each) => each);
      if (moved >= 0) {
        const { site = '', ...rest } = raw[moved]!;
        items.push({ ...rest, site: site ? '' : 'north', makeOrBuy: 'transfer', from: site });
      }
      const at = (i: number) => ({ item: items[i]!.id, ...(items[i]!.site && { site: items[i]!.site! }) });
      return {
        now: NOW,
        items,
        bom: bom
          .filter(({ a, b }) => a < b && raw[a]!.site === raw[b]!.site)
          .map(({ a, b, quantity: q, per, scrap, to }) => ({
            parent: `i${a}`,
            component: `i${b}`,
            quantity: q,
            ...(raw[a]!.site && { site: raw[a]!.site! }),
            ...(per && { per }),
            ...(scrap && { scrap }),
            ...(to && { to }),
          })),
        stock: stock.map(({ i, quantity: q }, k) => ({ id: `s${k}`, ...at(i), quantity: q })),
        receipts: receipts.map(({ i, quantity: q, at: time }, k) => ({ id: `r${k}`, ...at(i), quantity: q, at: time })),
        demands: demands.map(({ i, quantity: q, due, kind }, k) => ({
          id: `d${k}`,
          ...at(moved >= 0 && k % 3 === 0 ? items.length - 1 : i),
          quantity: q,
          due,
          ...(kind && { kind: kind as 'order' }),
        })),
        consumption: { backwardSeconds: 2 * DAY, forwardSeconds: DAY },
      };
    });
});

const sorted = <T>(rows: Iterable<T>): string[] => [...rows].map((row) => JSON.stringify(row)).sort();
const pegRows = (n: Netting) => [...pegsOf(n)].map(({ supply, demand, quantity }) => ({ supply, demand, quantity }));
const orderRows = (n: Netting) =>
  [...supplies(n)].flatMap(({ id, kind, quantity }) =>
    kind === 'stock' || kind === 'receipt' ? [] : [{ id, quantity }],
  );

describe('openNetting', () => {
  test('equals the reference', () => {
    fc.assert(
      fc.property(models, (model) => {
        const netting = unwrap(openNetting(model));
        const reference = referenceNetting(model);
        expect(sorted(orderRows(netting))).toEqual(sorted(reference.orders));
        expect(sorted(pegRows(netting))).toEqual(sorted(reference.pegs));
      }),
      { numRuns: 400 },
    );
  });

  test('pegs of a demand add up to it, those of a supply to no more than it has', () => {
    fc.assert(
      fc.property(models, (model) => {
        const netting = unwrap(openNetting({ ...model, demands: model.demands.map(({ kind: _, ...rest }) => rest) }));
        const [bySupply, byDemand] = [new Map<string, number>(), new Map<string, number>()];
        for (const { supply, demand, quantity } of pegsOf(netting)) {
          bySupply.set(supply, (bySupply.get(supply) ?? 0) + quantity);
          byDemand.set(demand, (byDemand.get(demand) ?? 0) + quantity);
        }
        for (const { id, quantity } of model.demands) expect(byDemand.get(id)).toBe(quantity);
        for (const { id, good, available, start } of supplies(netting)) {
          expect(bySupply.get(id) ?? 0).toBeLessThanOrEqual(good);
          if (start !== undefined) expect(available).toBeGreaterThanOrEqual(start);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('after demands changed it is as if netted anew', () => {
    const change = fc.record({ k: fc.nat(12), quantity: fc.nat(9), days: fc.nat(9) });
    fc.assert(
      fc.property(models, fc.array(change, { minLength: 1, maxLength: 3 }), (model, changes) => {
        const netting = unwrap(openNetting(model));
        let demands = [...model.demands];
        for (const { k, quantity, days } of changes) {
          const old = demands.find(({ id }) => id === `d${k}`);
          const base = old ?? { id: `d${k}`, item: 'i0', ...(model.items[0]!.site && { site: model.items[0]!.site }) };
          const line = { ...base, quantity, due: NOW + days * DAY };
          unwrap(changeDemands(netting, [line]));
          if (k % 2) compact(netting);
          demands =
            quantity === 0
              ? demands.filter(({ id }) => id !== line.id)
              : old
                ? demands.map((each) => (each === old ? line : each))
                : [...demands, line];
        }
        const anew = unwrap(openNetting({ ...model, demands }));
        expect(sorted(orderRows(netting))).toEqual(sorted(orderRows(anew)));
        expect(sorted(supplies(netting))).toEqual(sorted(supplies(anew)));
        expect(sorted(messages(netting))).toEqual(sorted(messages(anew)));
      }),
      { numRuns: 200 },
    );
  });

  test('shifting all times shifts the plan', () => {
    fc.assert(
      fc.property(models, (model) => {
        const by = 1000 * DAY;
        const later: NetModel = {
          ...model,
          now: model.now + by,
          bom: model.bom.map((line) => ({ ...line, ...(line.to && { to: line.to + by }) })),
          receipts: model.receipts.map((line) => ({ ...line, at: line.at + by })),
          demands: model.demands.map((line) => ({ ...line, due: line.due + by })),
        };
        const [now, then] = [model, later].map((each) => unwrap(openNetting(each)));
        expect([...arrivals(then!)]).toEqual([...arrivals(now!)].map((at) => at && at + by));
        expect(pegRows(then!).map(({ quantity }) => quantity)).toEqual(pegRows(now!).map(({ quantity }) => quantity));
      }),
    );
  });
});

const club: NetModel = {
  now: NOW,
  items: [
    { id: 'club', makeOrBuy: 'make', leadTimeSeconds: DAY },
    { id: 'shaft', makeOrBuy: 'buy', leadTimeSeconds: 5 * DAY, minimumOrderQuantity: 10 },
  ],
  bom: [{ parent: 'club', component: 'shaft', quantity: 1 }],
  stock: [{ id: 'shelf', item: 'shaft', quantity: 2 }],
  receipts: [{ id: 'po-1', item: 'shaft', quantity: 8, at: NOW + 9 * DAY }],
  demands: [{ id: 'order-1', item: 'club', quantity: 4, due: NOW + 20 * DAY }],
};

describe('pegging and messages', () => {
  test('an order is followed down to its stock and receipt, and back up', () => {
    const netting = unwrap(openNetting(club));
    const made = `planned:club:${NOW + 20 * DAY}`;
    expect(pegDown(netting, 'order-1').map(({ depth, supply, quantity }) => [depth, supply, quantity])).toEqual([
      [0, made, 4],
      [1, 'shelf', 2],
      [1, 'po-1', 2],
    ]);
    expect(pegUp(netting, 'po-1', 'shaft').map(({ demand }) => demand)).toEqual([made, 'order-1']);
    expect(pegDown(netting, 'nobody')).toEqual([]);
  });

  test('a receipt that is early and too large is told so; one that nothing needs is to be cancelled', () => {
    const kinds = (model: NetModel) => [...messages(unwrap(openNetting(model)))].map(({ kind }) => kind);
    expect(kinds(club)).toEqual(['make', 'push-out', 'change-quantity']);
    expect(kinds({ ...club, demands: [] })).toEqual(['cancel']);
    const sooner = { ...club.demands[0]!, quantity: 10, due: NOW + 6 * DAY };
    expect(
      kinds({ ...club, items: [club.items[0]!, { ...club.items[1]!, leadTimeSeconds: 30 * DAY }], demands: [sooner] }),
    ).toEqual(['make', 'pull-in']);
  });

  test('messages of other items stay as they are when one order changes', () => {
    const chance = random(3);
    const many: NetModel = {
      ...club,
      items: Array.from({ length: 50 }, (_, i) => ({ id: `i${i}`, makeOrBuy: 'buy', leadTimeSeconds: DAY })),
      bom: [],
      stock: [],
      receipts: [],
      demands: Array.from({ length: 200 }, (_, k) => ({
        id: `d${k}`,
        item: `i${k % 50}`,
        quantity: 5,
        due: NOW + chance.integer(2, 90) * DAY,
      })),
    };
    const before = sorted(messages(unwrap(openNetting(many))));
    const after = new Set(
      sorted(
        messages(
          unwrap(
            openNetting({
              ...many,
              demands: many.demands.map((each, k) => (k === 7 ? { ...each, quantity: 6 } : each)),
            }),
          ),
        ),
      ),
    );
    expect(before.filter((each) => !after.has(each))).toHaveLength(1);
  });
});

describe('what is wrong is told', () => {
  test.each([
    [{ ...club, bom: [...club.bom, { parent: 'shaft', component: 'club', quantity: 1 }] }, 'BOM_CYCLE', '/bom'],
    [{ ...club, now: -1 }, 'BAD_NUMBER', '/now'],
    [{ ...club, items: [...club.items, club.items[0]!] }, 'DUPLICATE', '/items/2/id'],
    [{ ...club, demands: [{ ...club.demands[0]!, quantity: 2 ** 53 }] }, 'BAD_NUMBER', '/demands/0/quantity'],
    [{ ...club, demands: [{ ...club.demands[0]!, item: 'iron' }] }, 'UNKNOWN_ITEM', '/demands/0/item'],
    [{ ...club, stock: undefined as never }, 'BAD_INPUT', '/stock'],
  ])('%#', (model, code, path) => {
    const answer = openNetting(model);
    expect(answer.ok ? [] : answer.problems).toMatchObject([{ code, path }]);
  });

  test('quantities beyond exact numbers', () => {
    const items = Array.from({ length: 5 }, (_, i) => ({
      id: `i${i}`,
      makeOrBuy: 'make' as const,
      leadTimeSeconds: 0,
    }));
    const bom = items.slice(1).map(({ id }, i) => ({ parent: `i${i}`, component: id, quantity: 1_000_000_000 }));
    const demands = [{ id: 'd', item: 'i0', quantity: 1_000_000_000, due: NOW }];
    expect(openNetting({ now: NOW, items, bom, stock: [], receipts: [], demands })).toMatchObject({
      ok: false,
      problems: [{ code: 'BAD_NUMBER' }],
    });
  });
});
