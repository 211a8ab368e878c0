// A customized demand between interaction and a draft: taken, given back, taken again; and what the overviews say of it.
import { type Client, common, interaction, research } from '@onelot/contracts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../kernel/activity.ts';
import { type ProductHouse, SLUG, startProductHouse } from '../../../testing/products.ts';

let made: ProductHouse;
let designer: Client;

beforeAll(async () => {
  made = await startProductHouse();
  designer = await made.staff('Designer 1', 'research', 'designer');
}, 90_000);
afterAll(() => made?.house.stop());

const good = { score: 4, reason: 'Worth it.' };
const receive = async (title: string): Promise<string> => {
  const demand = uuid();
  const reasons = { cost: good, outcome: good, scale: good, fit: good };
  const about = { product: 'irons', option: null, value: null, supporters: 3, reasons };
  await made.house.inside(
    'interaction',
    (context) =>
      (context as unknown as Context).emit(
        interaction.demandCustomized,
        { demand, title, concept: 'A winter grip.', ...about },
        { subject: demand },
      ),
    SLUG,
  );
  await made.house.settle();
  return demand;
};
const states = async (demand: string) => (await designer.call(research.listDemands, {})).find((d) => d.id === demand);

test('a dropped draft gives its demand back, as far as it had come', async () => {
  const demand = await receive('Warm grips');
  const draft = () => designer.call(research.openDraft, { product: 'irons', title: 'Warm grips', demand });
  const first = await draft();
  expect(await states(demand)).toMatchObject({ state: 'in-design', draft: first.id, supporters: 3 });
  await designer.call(research.discardDraft, { draft: first.id });
  expect(await states(demand)).toMatchObject({ state: 'received', draft: null });
  await expect(designer.call(research.verifyDraft, { draft: first.id })).rejects.toMatchObject({
    document: { status: 409 },
  });
  const asked = { classification: 'function' as const, attribute: 'Hardness', target: '45', unit: 'Shore A' };
  const known = await designer.call(research.quantifyDemand, {
    demand,
    ...asked,
    weight: 1,
    test: 'Cold.',
    providers: [],
  });
  expect(known).toMatchObject({ state: 'quantified', classification: 'function', quantified: [{ responses: [] }] });
  const second = await draft();
  await designer.call(research.discardDraft, { draft: second.id });
  expect((await states(demand))?.state).toBe('quantified');
});

test('a draft for a demand that is none is refused, and nothing is opened', async () => {
  const before = (await designer.call(research.listDrafts, {})).length;
  const none = designer.call(research.openDraft, { product: 'irons', title: 'For nobody', demand: uuid() });
  await expect(none).rejects.toMatchObject({ document: { status: 404 } });
  expect(await designer.call(research.listDrafts, {})).toHaveLength(before);
});

test('found by words, counted by level', async () => {
  const demand = await receive('A hundred % quieter');
  const hits = await designer.call(common.find.research, { q: '0 % q' });
  expect(hits).toEqual([]);
  expect(await designer.call(common.find.research, { q: 'd % q' })).toMatchObject([{ id: demand }]);
  expect((await designer.call(common.find.research, { q: 'HEAD-cavity' })).every((hit) => hit.kind === 'item')).toBe(
    true,
  );
  const census = await designer.call(common.census.research, {});
  expect(census.find((cell) => cell.level === 'EPL')).toMatchObject({
    name: 'Schemes',
    count: 1,
    waiting: 1,
    href: '/work/products',
  });
  const [met] = await designer.call(common.indicators.research, {});
  expect(met).toMatchObject({ value: 0, of: 2 });
});
