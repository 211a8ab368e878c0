// The life of a change on the running demo company: refusals at each wrong step, verification kept, open orders keep their version.
import { type Client, type Output, platform, research } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import type { Verification } from './verify.ts';

type Model = Output<typeof research.getDraft>['model'] & { description?: { en: string } };

let house: TestHouse;
let designer: Client;
let approver: Client;
let owner: Client;

beforeAll(async () => {
  house = await startTestHouse();
  designer = await house.as('designer-1@golf-irons.example');
  approver = await house.as('approver-1@golf-irons.example');
  owner = await house.as('owner@golf-irons.example');
}, 60_000);
afterAll(() => house?.stop());

const described = (model: Model, words: string): Model => ({ ...structuredClone(model), description: { en: words } });
const open = (title: string, by = designer) => by.call(research.openDraft, { product: 'irons', title });
const conflict = { document: { status: 409 } };

test('draft, verified, approved, released: each step only after the one before', async () => {
  const draft = await open('Other words');
  expect(draft).toMatchObject({ state: 'draft', basedOn: 1 });
  await expect(approver.call(research.approveDraft, { draft: draft.id })).rejects.toMatchObject(conflict);
  await expect(approver.call(research.releaseDraft, { draft: draft.id })).rejects.toMatchObject(conflict);
  const model = described(draft.model, 'Irons in other words.');
  await designer.call(research.saveDraft, { draft: draft.id, model, prices: draft.prices });
  const verified = await designer.call(research.verifyDraft, { draft: draft.id });
  expect(verified.state, JSON.stringify(verified.verification).slice(0, 600)).toBe('verified');
  await expect(designer.call(research.approveDraft, { draft: draft.id })).rejects.toMatchObject({
    document: { status: 403 },
  });
  await expect(approver.call(research.releaseDraft, { draft: draft.id })).rejects.toMatchObject(conflict);
  expect((await approver.call(research.approveDraft, { draft: draft.id })).approvedBy).toBe('Approver 1');
  // Saving sends it back: what was approved is not what is there now.
  const saved = await designer.call(research.saveDraft, { draft: draft.id, model, prices: draft.prices });
  expect(saved.draft).toMatchObject({ state: 'draft', approvedBy: null, verification: null });
  await designer.call(research.verifyDraft, { draft: draft.id });
  await approver.call(research.approveDraft, { draft: draft.id });
  const released = await approver.call(research.releaseDraft, { draft: draft.id });
  expect(released).toMatchObject({ product: 'irons', version: 2 });
  expect(await designer.call(research.getDraft, { draft: draft.id })).toMatchObject({
    state: 'released',
    releasedVersion: 2,
  });
  await expect(designer.call(research.discardDraft, { draft: draft.id })).rejects.toMatchObject(conflict);
  const scheme = await designer.call(research.getScheme, { product: 'irons', version: 2 });
  expect(scheme.verification).toMatchObject({ ok: true });
}, 60_000);

test('the verification keeps its seed, its counts and its ranges, and repeats', async () => {
  const draft = await open('To be measured');
  const first = (await designer.call(research.verifyDraft, { draft: draft.id })).verification as Verification;
  expect(first.configurations.random).toBeGreaterThanOrEqual(50);
  expect(first.configurations.defaults).toBeGreaterThan(50);
  expect(first.simulation?.price?.min).toBeGreaterThan(0);
  expect(first.simulation!.cost!.max).toBeGreaterThan(first.simulation!.cost!.min);
  expect(first.simulation!.margin!.min).toBeGreaterThan(0);
  expect(first.simulation!.load.length).toBeGreaterThan(3);
  expect(first.leadTime?.seconds?.min).toBeGreaterThan(3600);
  const again = (await designer.call(research.verifyDraft, { draft: draft.id })).verification as Verification;
  expect(again.seed).toBe(first.seed);
  expect(again.simulation).toEqual(first.simulation);
}, 60_000);

test('a price below material is told; an item or work center that is none stops it', async () => {
  const draft = await open('Too cheap, and wrong');
  const cheap = { currency: draft.prices.currency, rules: [{ id: 'all', label: { en: 'All' }, amount: '100' }] };
  await designer.call(research.saveDraft, { draft: draft.id, model: draft.model, prices: cheap });
  const told = await designer.call(research.verifyDraft, { draft: draft.id });
  expect(told.state).toBe('verified');
  expect((told.verification as Verification).warnings.map((each) => each.code)).toContain('NEGATIVE_MARGIN');
  const model = structuredClone(draft.model) as Model & { bom: { item: string }[]; routing: { workCenter: string }[] };
  model.bom.at(-1)!.item = 'NO-SUCH-LABEL';
  model.routing[0]!.workCenter = 'NOWHERE';
  await designer.call(research.saveDraft, { draft: draft.id, model, prices: draft.prices });
  const wrong = await designer.call(research.verifyDraft, { draft: draft.id });
  expect(wrong.state).toBe('draft');
  const codes = (wrong.verification as Verification).problems.map((each) => each.code);
  expect(codes).toContain('UNKNOWN_ITEM');
  expect(codes).toContain('UNKNOWN_WORK_CENTER');
  await expect(approver.call(research.approveDraft, { draft: draft.id })).rejects.toMatchObject(conflict);
  // A value that no sample need hit: two options name the item together.
  const rare = structuredClone(draft.model) as Model & { bom: { id: string; item: string }[] };
  const head = rare.bom.find((line) => line.item.includes('{model}-{material}'))!;
  head.item = head.item.replace('{model}-{material}', '{material}-{model}');
  await designer.call(research.saveDraft, { draft: draft.id, model: rare, prices: draft.prices });
  const missing = (await designer.call(research.verifyDraft, { draft: draft.id })).verification as Verification;
  expect(missing).toMatchObject({ ok: false });
}, 60_000);

test('who saved last does not approve while another could, a manager neither; where nobody else could, the manager does', async () => {
  const draft = await open('Own work', approver);
  expect(draft.changedBy).not.toBeNull();
  await approver.call(research.verifyDraft, { draft: draft.id });
  await expect(approver.call(research.approveDraft, { draft: draft.id })).rejects.toMatchObject({
    document: { status: 403, problems: [{ code: 'SAME_PERSON' }] },
  });
  expect((await owner.call(research.approveDraft, { draft: draft.id })).state).toBe('approved');
  await expect(owner.call(research.releaseDraft, { draft: draft.id })).rejects.toMatchObject(conflict);

  const own = await open('The owner alone', owner);
  await owner.call(research.verifyDraft, { draft: own.id });
  await expect(owner.call(research.approveDraft, { draft: own.id })).rejects.toMatchObject({
    document: { status: 403, problems: [{ code: 'SAME_PERSON' }] },
  });
  const people = await owner.call(platform.listPeople, {});
  const other = people.find((each) => each.email === 'approver-1@golf-irons.example')!;
  const role = { activity: 'research', role: 'approver' } as const;
  await owner.call(platform.revokeRole, { account: other.account, role });
  expect((await owner.call(research.approveDraft, { draft: own.id })).approvedBy).toBe('Owner 1');
  await owner.call(platform.grantRole, { email: other.email, name: other.name, role });
}, 60_000);

test('a change worked from an older version is refused until it is rebased', async () => {
  const newest = (await designer.call(research.listSchemes, { product: 'irons' }))[0]!.version;
  const late = await open('Late');
  const quick = await open('Quick');
  const finish = async (id: string) => {
    expect((await designer.call(research.verifyDraft, { draft: id })).state).toBe('verified');
    await approver.call(research.approveDraft, { draft: id });
    return approver.call(research.releaseDraft, { draft: id });
  };
  const words = (text: string) => described(quick.model, text);
  await designer.call(research.saveDraft, { draft: quick.id, model: words('Quick.'), prices: quick.prices });
  await designer.call(research.saveDraft, { draft: late.id, model: words('Late.'), prices: late.prices });
  expect((await finish(quick.id)).version).toBe(newest + 1);
  await expect(finish(late.id)).rejects.toMatchObject(conflict);
  const stale = await designer.call(research.saveDraft, { draft: late.id, model: words('Late.'), prices: late.prices });
  expect(stale.problems.map((each) => each.code)).toEqual(['STALE']);
  const rebased = { ...words('Late.'), version: newest + 1 };
  const saved = await designer.call(research.saveDraft, { draft: late.id, model: rebased, prices: late.prices });
  expect(saved).toMatchObject({ problems: [], draft: { basedOn: newest + 1 } });
  expect((await finish(late.id)).version).toBe(newest + 2);
}, 60_000);

test('a new product begins with a model that is valid, and a preview prices it', async () => {
  const draft = await designer.call(research.openDraft, { product: 'putter', title: 'A putter' });
  const saved = await designer.call(research.saveDraft, { draft: draft.id, model: draft.model, prices: draft.prices });
  expect(saved.problems).toEqual([]);
  const seen = await designer.call(research.previewDraft, { draft: draft.id, choices: { size: 'large' } });
  expect(seen).toMatchObject({ problems: [], lines: [{ id: 'base', amount: 0 }] });
  const wrong = await designer.call(research.previewDraft, { draft: draft.id, choices: { size: 'huge' } });
  expect(wrong.problems).toMatchObject([{ path: '/choices/size' }]);
  const irons = await open('To look at');
  const look = await designer.call(research.previewDraft, { draft: irons.id, choices: {} });
  expect(look.cost).toBeGreaterThan(0);
  expect(Date.parse(look.ready!)).toBeGreaterThan(0);
}, 30_000);
