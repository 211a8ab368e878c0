// Import, released versions and variants, on the running product.
import { type Client, companyFiles, type Input, production, research } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toProducts } from '../../../kernel/platform/company-data.ts';
import { companyFolder } from '../../../kernel/platform/folders.ts';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';

let house: TestHouse;
let designer: Client;
let owner: Client;
let products: Input<typeof research.importProducts>;
void production;

beforeAll(async () => {
  house = await startTestHouse();
  designer = await house.as('designer-1@golf-irons.example');
  owner = await house.as('owner@golf-irons.example');
  const read = companyFiles.readCompany({ ...(await companyFolder('golf-irons')) });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  products = toProducts(read.value);
  if ((await designer.call(research.listSchemes, {})).length === 0) await owner.call(research.importProducts, products);
}, 60_000);
afterAll(() => house?.stop());

const versions = async () => (await designer.call(research.listSchemes, { product: 'irons' })).map((s) => s.version);

test('the first import makes version 1; the same content makes none; a changed price makes version 2', async () => {
  expect(await versions()).toEqual([1]);
  const again = await owner.call(research.importProducts, products);
  expect(again.schemes).toBe(0);
  expect(await versions()).toEqual([1]);
  const [scheme] = products.schemes;
  const dearer = scheme!.prices.rules.map((rule, i) => (i === 0 ? { ...rule, amount: `${rule.amount} + 100` } : rule));
  const changed = { ...scheme!, prices: { ...scheme!.prices, rules: dearer } };
  expect((await owner.call(research.importProducts, { items: [], bom: [], schemes: [changed] })).schemes).toBe(1);
  expect(await versions()).toEqual([2, 1]);
  expect((await designer.call(research.getScheme, { product: 'irons', version: 2 })).model.version).toBe(2);
});

test('the default iron has heads, shafts and grips that exist, and operations in order', async () => {
  const made = await designer.call(research.resolveVariant, { product: 'irons', version: 1, choices: {} });
  const items = new Set((await designer.call(research.listItems, {})).map((item) => item.item));
  expect(made.bom.length).toBeGreaterThan(8);
  expect(made.bom.filter((line) => !items.has(line.item))).toEqual([]);
  expect(made.bom.some((line) => line.item.startsWith('SHAFT-'))).toBe(true);
  expect(made.routing.map((o) => o.sequence)).toEqual([...made.routing.map((o) => o.sequence)].sort((a, b) => a - b));
  expect(made.routing.every((o) => o.runSeconds > 0)).toBe(true);
  expect(Object.keys(made.choices)).toContain('model');
});

test('a choice that is none, and a version that is none, are refused by name', async () => {
  const wrong = designer.call(research.resolveVariant, { product: 'irons', version: 1, choices: { side: 'middle' } });
  await expect(wrong).rejects.toMatchObject({ status: 422, problems: [{ path: '/choices/side' }] });
  const none = designer.call(research.resolveVariant, { product: 'irons', version: 99, choices: {} });
  await expect(none).rejects.toMatchObject({ status: 404 });
});

test('an import with one fault writes nothing', async () => {
  const item = { item: 'NEW-1', name: { en: 'New' }, unit: 'pcs' as const, makeOrBuy: 'make' as const, cost: 1 };
  const bad = owner.call(research.importProducts, {
    items: [item],
    bom: [{ parent: 'NEW-1', component: 'NOWHERE', quantity: 1 }],
    schemes: [],
  });
  await expect(bad).rejects.toMatchObject({
    status: 422,
    problems: [{ path: '/bom/0/component', code: 'UNKNOWN_ITEM' }],
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
    status: 422,
    problems: [{ code: 'CYCLE', message: expect.stringMatching(/RING-\w > RING-\w > RING-\w > RING-\w/) }],
  });
  await expect(set('RING-C', 'LABEL', 0.5)).rejects.toMatchObject({ problems: [{ code: 'BAD_QUANTITY' }] });
});
