// Decides whether a promise is what the plan holds: no capacity is sold twice, and holds that ran out stay out.
import { production } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTORY, type Factory, startFactory } from '../../../testing/factory.ts';

let factory: Factory;
beforeAll(async () => {
  factory = await startFactory();
}, 60_000);
afterAll(() => factory?.house.stop());

const reserve = (asked: ReturnType<Factory['reservation']>) =>
  factory.asSales((context) => context.ask(production.reserve, asked));

const clashes = () =>
  factory.house.inside(
    'production',
    async (context) =>
      (
        await sql`select a.id from production.operations a join production.operations b
          on a.work_center = b.work_center and a.unit = b.unit and a.id < b.id
          and a.planned_start < b.planned_finish and b.planned_start < a.planned_finish
          where a.state in ('reserved', 'planned', 'started') and b.state in ('reserved', 'planned', 'started')`.execute(
          context.db,
        )
      ).rows,
    FACTORY,
  );

describe('a promise', () => {
  it('is held by the reservation and firm after the confirmation, in words without codes', async () => {
    const variant = await factory.variant();
    const { bom, routing } = variant;
    const asked = factory.reservation(variant);
    const promised = await factory.owner.call(production.promise, {
      bom,
      routing,
      quantity: 1,
      shippingMethod: 'road',
      country: 'CA',
    });
    const held = await reserve(asked);
    expect({ at: held.at, readyAt: held.readyAt }).toEqual({ at: promised.at, readyAt: promised.readyAt });
    const text = JSON.stringify(promised.segments);
    for (const code of [...bom.map((line) => line.item), ...routing.map((step) => `"${step.workCenter}`)])
      expect(text).not.toContain(code);
    expect(promised.segments.at(-1)).toMatchObject({
      kind: 'transport',
      to: promised.at,
      label: { en: 'Two nights on the road' },
    });
    expect(promised.segments.some((segment) => segment.kind === 'capacity')).toBe(true);
    const firm = await factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    expect(firm).toEqual(held);
    const again = await factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    expect(again).toEqual(held);
  });

  it('is refused once given up or once the hold ran out', async () => {
    const asked = factory.reservation(await factory.variant(), { holdSeconds: 1 });
    await reserve(asked);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const confirm = () => factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    await expect(confirm()).rejects.toMatchObject({ type: 'conflict' });
    const given = await factory.asSales((context) => context.ask(production.release, { order: asked.order }));
    expect(given).toEqual({ released: asked.routing.length, started: 0 });
    await expect(confirm()).rejects.toMatchObject({ type: 'conflict' });
    const none = factory.asSales((context) => context.ask(production.release, { order: uuid() }));
    await expect(none).rejects.toMatchObject({ type: 'not-found' });
  });

  it('is told anew when business time passed the reserved places before the payment', async () => {
    const asked = factory.reservation(await factory.variant());
    const held = await reserve(asked);
    await factory.setTime(new Date(new Date(held.readyAt).getTime() + 3 * 86_400_000));
    const firm = await factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    expect(new Date(firm.readyAt).getTime()).toBeGreaterThan(new Date(held.readyAt).getTime());
    expect(new Date(firm.readyAt).getTime()).toBeGreaterThan((await factory.now()).getTime());
  });
});

describe('two buyers', () => {
  it('never get the same capacity, however many ask at once', async () => {
    const variant = await factory.variant({ level: 'popularizing' });
    await factory.stockUp(variant, 12);
    const asked = Array.from({ length: 8 }, () => factory.reservation(variant));
    const held = await Promise.all(asked.map(reserve));
    expect(await clashes()).toEqual([]);
    expect(new Set(held.map((each) => each.readyAt)).size).toBe(8);
  });

  it('a reservation that changes its choices gives up its former places', async () => {
    const asked = factory.reservation(await factory.variant());
    await reserve(asked);
    await reserve({ ...asked, quantity: 3 });
    const rows = await factory.owner.call(production.orderOperations, { order: asked.order });
    expect(rows).toHaveLength(asked.routing.length);
    expect(rows[0]!.runSeconds).toBe(asked.routing[0]!.runSeconds * 3);
    expect(rows[0]!.setupSeconds).toBe(asked.routing[0]!.setupSeconds);
    expect(await clashes()).toEqual([]);
  });
});

describe('what cannot be planned', () => {
  it('names the field', async () => {
    const variant = await factory.variant();
    const unknown = factory.reservation({
      ...variant,
      routing: variant.routing.map((step) => ({ ...step, workCenter: 'NOWHERE' })),
    });
    await expect(reserve(unknown)).rejects.toMatchObject({
      type: 'not-valid',
      problems: [{ path: '/routing/0/workCenter' }],
    });
    await expect(reserve(factory.reservation({ bom: [], routing: [] }))).rejects.toMatchObject({ type: 'not-valid' });
  });
});
