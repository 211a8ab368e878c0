// Import, released versions and variants, on the running product.
import { type Client, research } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProductHouse, startProductHouse } from '../../../testing/products.ts';

let made: ProductHouse;
let designer: Client;

beforeAll(async () => {
  made = await startProductHouse();
  designer = await made.staff('Designer 1', 'research', 'designer');
}, 60_000);
afterAll(() => made?.house.stop());

const versions = async () => (await designer.call(research.listSchemes, { product: 'irons' })).map((s) => s.version);

test('the first import makes version 1; the same content makes none; a changed price makes version 2', async () => {
  expect(await versions()).toEqual([1]);
  const again = await made.owner.call(research.importProducts, made.products);
  expect(again.schemes).toBe(0);
  expect(await versions()).toEqual([1]);
  const [scheme] = made.products.schemes;
  const dearer = scheme!.prices.rules.map((rule, i) => (i === 0 ? { ...rule, amount: `${rule.amount} + 100` } : rule));
  const changed = { ...scheme!, prices: { ...scheme!.prices, rules: dearer } };
  expect((await made.owner.call(research.importProducts, { items: [], bom: [], schemes: [changed] })).schemes).toBe(1);
  expect(await versions()).toEqual([2, 1]);
  expect((await designer.call(research.getScheme, { product: 'irons', version: 2 })).model.version).toBe(2);
});

test('the default iron has heads, shafts and grips that exist, and operations in order', async () => {
  const variant = await designer.call(research.resolveVariant, { product: 'irons', version: 1, choices: {} });
  const items = new Set((await designer.call(research.listItems, {})).map((item) => item.item));
  expect(variant.bom.length).toBeGreaterThan(8);
  expect(variant.bom.filter((line) => !items.has(line.item))).toEqual([]);
  expect(variant.bom.some((line) => line.item.startsWith('SHAFT-'))).toBe(true);
  expect(variant.routing.map((o) => o.sequence)).toEqual(
    [...variant.routing.map((o) => o.sequence)].sort((a, b) => a - b),
  );
  expect(variant.routing.every((o) => o.runSeconds > 0)).toBe(true);
  expect(Object.keys(variant.choices)).toContain('model');
});

test('a choice that is none, and a version that is none, are refused by name', async () => {
  const wrong = designer.call(research.resolveVariant, { product: 'irons', version: 1, choices: { side: 'middle' } });
  await expect(wrong).rejects.toMatchObject({ document: { status: 422, problems: [{ path: '/choices/side' }] } });
  const none = designer.call(research.resolveVariant, { product: 'irons', version: 99, choices: {} });
  await expect(none).rejects.toMatchObject({ status: 404 });
});

test('an import with one fault writes nothing', async () => {
  const item = { item: 'NEW-1', name: { en: 'New' }, unit: 'pcs' as const, makeOrBuy: 'make' as const, cost: 1 };
  const bad = made.owner.call(research.importProducts, {
    items: [item],
    bom: [{ parent: 'NEW-1', component: 'NOWHERE', quantity: 1 }],
    schemes: [],
  });
  await expect(bad).rejects.toMatchObject({
    document: { status: 422, problems: [{ path: '/bom/0/component', code: 'UNKNOWN_ITEM' }] },
  });
  expect((await designer.call(research.listItems, {})).some((i) => i.item === 'NEW-1')).toBe(false);
});

test('an item cannot come inside itself; the way round is named', async () => {
  const make = (item: string) =>
    designer.call(research.saveItem, { item, name: { en: item }, unit: 'pcs', makeOrBuy: 'make', cost: 0, costPer: 1 });
  for (const item of ['RING-A', 'RING-B', 'RING-C']) await make(item);
  const set = (parent: string, component: string, quantity = 1) =>
    designer.call(research.saveBom, { parent, components: [{ component, quantity }] });
  await set('RING-A', 'RING-B');
  await set('RING-B', 'RING-C');
  await expect(set('RING-C', 'RING-A')).rejects.toMatchObject({
    document: {
      status: 422,
      problems: [{ code: 'CYCLE', message: expect.stringMatching(/RING-\w > RING-\w > RING-\w > RING-\w/) }],
    },
  });
  await expect(set('RING-C', 'LABEL', 0.5)).rejects.toMatchObject({
    document: { problems: [{ code: 'BAD_QUANTITY' }] },
  });
});
