// Decides whether work on the floor keeps its rules: order of operations, one operation a unit, material, scrap, the finished product.
import { type Client, common, logistics, production } from '@onelot/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FACTORY, type Factory, startFactory } from '../../../testing/factory.ts';

vi.setConfig({ testTimeout: 30_000 });
let factory: Factory;
let first: Client;
let second: Client;
beforeAll(async () => {
  factory = await startFactory();
  first = await factory.operator('Assembler 1');
  second = await factory.operator('Assembler 2');
}, 60_000);
afterAll(() => factory?.house.stop());

const routing = (order: string) => factory.owner.call(production.orderOperations, { order });
const open = async (order: string) => (await routing(order)).filter((row) => row.state === 'planned');
const events = (type: string, subject?: string) =>
  factory.house.inside(
    'platform',
    async (context) =>
      (
        await sql<{ data: Record<string, unknown>; seen_by: string[] }>`select data, seen_by from kernel.events
          where type = ${type} and (${subject ?? null}::text is null or subject = ${subject ?? null}) order by seq`.execute(
          context.db,
        )
      ).rows,
    FACTORY,
  );
const popular = { level: 'popularizing' };

const makeAll = async (order: string, measurements: Record<string, number> = {}) => {
  for (const row of await open(order)) {
    await first.call(production.startOperation, { operation: row.id });
    await second.call(production.completeOperation, { operation: row.id, measurements });
  }
};

describe('an operation', () => {
  it('is started by one of two who try at once; the other is told who has it', async () => {
    const order = await factory.order(popular);
    const [operation] = await open(order);
    const tries = await Promise.allSettled([
      first.call(production.startOperation, { operation: operation!.id }),
      second.call(production.startOperation, { operation: operation!.id }),
    ]);
    const [won] = tries.filter((each) => each.status === 'fulfilled');
    const [lost] = tries.filter((each) => each.status === 'rejected');
    expect(won!.value.operator).toMatch(/Assembler [12]/);
    expect(lost!.reason).toMatchObject({ status: 409 });
    expect(lost!.reason.document.title).toContain(won!.value.operator!);
    await first.call(production.completeOperation, { operation: operation!.id });
  });

  it('waits for the one before it, in words', async () => {
    const order = await factory.order(popular);
    const [before, after] = await open(order);
    const job = await first.call(production.getOperation, { operation: after!.id });
    expect(job).toMatchObject({
      ready: false,
      waitsFor: { code: 'before', name: before!.name, by: null },
      steps: 4,
      step: 2,
    });
    await expect(first.call(production.startOperation, { operation: after!.id })).rejects.toMatchObject({
      status: 409,
      document: { title: `${before!.name.en} comes first and is not complete.` },
    });
  });

  it('is refused without its material, which is named at the terminal', async () => {
    const variant = await factory.variant({ level: 'tailoring', model: 'blade' });
    const asked = factory.reservation(variant, { quantity: 30 });
    await factory.asSales((context) => context.ask(production.reserve, asked));
    await factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    const [operation] = await open(asked.order);
    const job = await first.call(production.getOperation, { operation: operation!.id });
    expect(job.ready).toBe(false);
    expect(job.waitsFor).toMatchObject({ code: 'missing' });
    expect(job.waitsFor).toHaveProperty('materials.0', job.material.find(({ there }) => !there)!.name);
    await expect(first.call(production.startOperation, { operation: operation!.id })).rejects.toMatchObject({
      status: 409,
    });
    expect((await routing(asked.order))[0]!.state).toBe('planned');
  });

  it('that is not paid may not start', async () => {
    const variant = await factory.variant(popular);
    await factory.stockUp(variant);
    const asked = factory.reservation(variant);
    await factory.asSales((context) => context.ask(production.reserve, asked));
    const [operation] = await routing(asked.order);
    await expect(first.call(production.startOperation, { operation: operation!.id })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('goes back to the list when stopped, and keeps its material', async () => {
    const order = await factory.order(popular);
    const [operation] = await open(order);
    await expect(first.call(production.stopOperation, { operation: operation!.id })).rejects.toMatchObject({
      status: 409,
    });
    const started = await first.call(production.startOperation, { operation: operation!.id });
    const stopped = await first.call(production.stopOperation, { operation: operation!.id, reason: 'lunch' });
    expect(stopped).toMatchObject({ state: 'planned', startedAt: null, operator: null });
    expect(started.material.every((each) => each.there)).toBe(true);
    await second.call(production.startOperation, { operation: operation!.id });
    expect(await events('production.material.consumed', order)).toHaveLength(1);
    await second.call(production.completeOperation, { operation: operation!.id });
  });
});

describe('a product', () => {
  it('is stored by itself after its last operation, with identifier, place, as-built record and papers', async () => {
    const order = await factory.order(popular);
    await makeAll(order, { lie_deg: 99 });
    const [stored] = await events('production.product.stored', order);
    const places = await factory.owner.call(logistics.listPlaces, {});
    expect(stored!.data).toMatchObject({
      quantity: 1,
      name: 'Irons',
      identifier: expect.stringMatching(/^IF-F\d+-1$/),
    });
    expect(places.find((place) => place.place === stored!.data.place)?.kind).toBe('finished');
    expect(await events('production.distribution.ordered', order)).toHaveLength(1);
    const built = await factory.owner.call(production.asBuilt, { order });
    expect(built.identifier).toBe(stored!.data.identifier);
    expect(built.components.length).toBeGreaterThan(3);
    for (const component of built.components) expect(component.lots.length).toBeGreaterThan(0);
    expect(built.operations[0]).toMatchObject({ operator: 'Assembler 1, Assembler 2', scrapped: 0 });
    const bend = built.operations.find((row) => row.workCenter === 'BEND');
    expect(bend?.measurements).toMatchObject({ lie_deg: 99, lie_deg_in_tolerance: false });
    const progress = await factory.owner.call(production.progress, { order });
    expect(progress).toMatchObject({ percent: 100, now: null, stored: { identifier: built.identifier } });
    for (const paper of [production.jobCard, production.productLabel]) {
      const bytes: Uint8Array = await factory.house.inside(
        'production',
        (context) => context.ask(paper, { order }),
        FACTORY,
      );
      expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
    }
    const hits = await factory.owner.call(common.find.production, { q: built.identifier! });
    expect(hits[0]).toMatchObject({ id: order, label: built.identifier });
    const [center] = await factory.owner.call(production.listWorkCenters, {});
    for (const q of [center!.workCenter, center!.name.en, center!.name.de!])
      expect(await factory.owner.call(common.find.production, { q })).toContainEqual(
        expect.objectContaining({ kind: 'work-center', id: center!.workCenter, name: center!.name }),
      );
  });

  it('that is scrapped is made again from the first operation with new material', async () => {
    const order = await factory.order(popular);
    const before = await open(order);
    await first.call(production.startOperation, { operation: before[0]!.id });
    await first.call(production.completeOperation, { operation: before[0]!.id });
    await factory.stockUp(await factory.variant(popular));
    await first.call(production.startOperation, { operation: before[1]!.id });
    const job = await first.call(production.scrapOperation, { operation: before[1]!.id, reason: 'cracked' });
    expect(job).toMatchObject({ state: 'scrapped', scraps: 1 });
    const again = await open(order);
    expect(again.map((row) => row.sequence)).toEqual(before.map((row) => row.sequence));
    expect(again.some((row) => before.some((old) => old.id === row.id))).toBe(false);
    await makeAll(order);
    const built = await factory.owner.call(production.asBuilt, { order });
    expect(built.operations.map((row) => row.scrapped)).toEqual([0, 1, 0, 0]);
    const indicators = await factory.owner.call(common.indicators.production, {});
    const yieldOf = indicators.find((each) => each.id === 'first-pass-yield')!;
    expect(yieldOf.value).toBeLessThan(1);
    expect(yieldOf.value).toBeGreaterThan(0);
  });

  it('shows its customer how far it is, and nobody else', async () => {
    const order = await factory.order(popular);
    await expect(factory.house.guest(undefined, FACTORY).call(production.progress, { order })).rejects.toMatchObject({
      status: 404,
    });
    const [operation] = await open(order);
    await first.call(production.startOperation, { operation: operation!.id });
    const progress = await factory.asSales((context) => context.ask(production.progress, { order }));
    expect(progress.now?.name).toEqual(operation!.name);
    expect(JSON.stringify(progress)).not.toContain(operation!.workCenter);
    await first.call(production.completeOperation, { operation: operation!.id });
  });
});

describe('the dispatch list and the board', () => {
  it('show what waits in the order of the plan', async () => {
    for (let i = 0; i < 3; i += 1) await factory.order(popular);
    const { jobs } = await first.call(production.dispatchList, { workCenter: 'BEND' });
    const starts = jobs.filter((job) => job.state === 'planned').map((job) => job.plannedStart);
    expect(starts.length).toBeGreaterThanOrEqual(3);
    expect(starts).toEqual([...starts].sort());
    const board = await factory.owner.call(production.getBoard, {});
    expect(board.orders).toBeGreaterThanOrEqual(3);
    expect(board.orders - board.onTime).toBe(board.late.length);
    const bend = board.workCenters.find((each) => each.workCenter === 'BEND')!;
    expect(bend.load).toBeGreaterThan(0);
    expect(bend.shifts.length).toBeGreaterThan(5);
    expect(board.operations.some((row) => row.workCenter === 'BEND')).toBe(true);
    await expect(factory.owner.call(production.getBoard, { from: board.now, to: board.now })).rejects.toMatchObject({
      status: 422,
    });
  });
});
