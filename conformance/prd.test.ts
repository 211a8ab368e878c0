// PRD: the finite plan, the shop floor, machines, the finished product and its trace, as far as the first evening goes.
import { common, logistics, type Output, platform, production, sales } from '@onelot/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { make, type Placed, pay, place, staff, wholeWay } from './support/chain.ts';
import { as, stranger, until } from './support/people.ts';

let whole: Placed;
beforeAll(async () => {
  whole = await wholeWay();
}, 120_000);

/** An order that waits for bought material: the shafts of the default set are not in stock. */
const waiting = async (quantity = 1) => {
  const placed = await place({ order: { quantity } });
  await pay(placed);
  return placed;
};

type Planned = Output<typeof production.getBoard>['operations'][number];

/** Of operations with the same key, none starts before the one before it ends. */
const expectNoOverlap = (operations: readonly Planned[], key: (operation: Planned) => string): void => {
  const lanes = new Map<string, Planned[]>();
  for (const each of operations) lanes.set(key(each), [...(lanes.get(key(each)) ?? []), each]);
  for (const [lane, list] of lanes) {
    const sorted = list.toSorted((a, b) => a.plannedStart.localeCompare(b.plannedStart) || a.sequence - b.sequence);
    for (const [index, each] of sorted.slice(1).entries()) {
      expect(Date.parse(each.plannedStart), lane).toBeGreaterThanOrEqual(Date.parse(sorted[index]!.plannedFinish));
    }
  }
};
const lane = (operation: Planned): string => `${operation.workCenter}/${operation.unit}`;

describe('PRD', () => {
  it('PRD-1/1 PRD-1/2 PRD-1/3 operations never overlap on a unit, keep their order, and wait for their material', async () => {
    const planner = await as('planner-1');
    for (let n = 0; n < 3; n += 1) await waiting();
    const board = await planner.call(production.getBoard, {});
    const planned = board.operations.filter((each) => each.state === 'planned');
    expect(planned.length).toBeGreaterThan(20);
    expectNoOverlap(planned, lane);
    expectNoOverlap(planned, (each) => each.order);
    expect(planned.every((each) => production.PlanReason.safeParse(each.reason).success)).toBe(true);
  });

  it('two buyers never get the same capacity', async () => {
    const placed = await Promise.all(Array.from({ length: 5 }, () => place()));
    expect(new Set(placed.map((each) => each.order.number)).size).toBe(5);
    const board = await (await as('planner-1')).call(production.getBoard, {});
    expectNoOverlap(
      board.operations.filter((each) => each.state === 'planned' || each.state === 'reserved'),
      lane,
    );
  });

  it('the promise shown is the one the plan holds', async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    const quote = await stranger().call(sales.quote, {
      product: 'irons',
      version,
      choices: {},
      shippingMethod: 'road',
      country: 'CA',
    });
    const placed = await place();
    expect(Math.abs(Date.parse(placed.order.promised.at) - Date.parse(quote.promised.at))).toBeLessThanOrEqual(
      3 * 86_400_000,
    );
    const board = await (await as('planner-1')).call(production.getBoard, {});
    const last = board.operations
      .filter((each) => each.order === placed.order.id)
      .map((each) => Date.parse(each.plannedFinish));
    expect(Math.max(...last)).toBe(Date.parse(placed.order.promised.readyAt));
  });

  it('PRD-2/1 PRD-2/2 the plan is made anew around frozen work and says how many operations moved', async () => {
    const answer = await (await as('planner-1')).call(production.replan, { cause: 'conformance' });
    expect(answer.moved).toBeGreaterThanOrEqual(0);
    expect(answer.operations).toBeGreaterThan(0);
    const board = await (await as('planner-1')).call(production.getBoard, {});
    expect(board.lastReplan?.moved).toBe(answer.moved);
  });

  it('PRD-4/1 PRD-4/2 PRD-4/3 dispatch list, start, stop, scrap and make again, with the instruction of this variant', async () => {
    const people = await staff();
    const placed = await place({ choices: { engrave: true, engraving_text: 'K · L · M' } });
    await pay(placed);
    const list = () => people.floor.call(production.orderOperations, { order: placed.order.id });
    const first = (await until('the plan', list, (each) => each.some((one) => one.state === 'planned')))[0]!;
    const dispatch = await people.floor.call(production.dispatchList, { workCenter: first.workCenter });
    expect(dispatch.jobs.some((job) => job.id === first.id)).toBe(true);
    await people.floor.call(production.startOperation, { operation: first.id });
    expect((await people.floor.call(production.stopOperation, { operation: first.id })).state).toBe('planned');
    await people.floor.call(production.startOperation, { operation: first.id });
    await people.floor.call(production.scrapOperation, { operation: first.id, reason: 'The face is scratched.' });
    const again = await until(
      'made again',
      list,
      (each) =>
        each.some((one) => one.state === 'scrapped') &&
        each.some((one) => one.sequence === first.sequence && one.state === 'planned'),
    );
    expect(again.some((one) => one.instruction.en.includes('K · L · M'))).toBe(true);
    expect(again.filter((one) => one.state === 'scrapped')[0]?.operator).toBe('Assembler 1');
  });

  it('PRD-4/4 PRD-4/5 PRD-4/6 a machine gets this variant’s parameters, reports in, and confirms what it ran', async () => {
    const people = await staff();
    const placed = await place();
    await pay(placed);
    const list = () => people.floor.call(production.orderOperations, { order: placed.order.id });
    const first = (await until('the plan', list, (each) => each.some((one) => one.state === 'planned')))[0]!;
    const center = (await people.floor.call(production.listWorkCenters, {})).find(
      (each) => each.workCenter === first.workCenter,
    )!;
    expect(center.kind).toBe('machine');
    const equipment = center.equipment[0]!;
    await people.floor.call(production.reportEquipment, {
      equipment,
      workCenter: center.workCenter,
      state: 'running',
      operation: first.id,
      values: {},
    });
    expect((await list()).find((each) => each.id === first.id)?.state).toBe('started');
    await people.floor.call(production.reportEquipment, {
      equipment,
      workCenter: center.workCenter,
      state: 'done',
      operation: first.id,
      values: {},
    });
    expect((await list()).find((each) => each.id === first.id)?.state).toBe('completed');
    const { events } = await people.floor.call(platform.listEvents, {
      type: production.equipmentReported.type,
      newest: true,
      limit: 5,
    });
    expect(events[0]?.level).toBe('EML');
  });

  it('PRD-6/1 PRD-6/2 the finished product is put away with name, identifier and place, and logistics knows at once', async () => {
    const people = await staff();
    const placed = await place({ shippingMethod: 'collect' });
    await pay(placed);
    await make(placed.order.id, people);
    const stored = await until(
      'in store',
      () => people.store.call(logistics.listFinished, {}),
      (list) => list.some((each) => each.order === placed.order.id),
    );
    const product = stored.find((each) => each.order === placed.order.id)!;
    expect(product.name.length).toBeGreaterThan(2);
    expect(product.identifier.length).toBeGreaterThan(4);
    const place2 = (await people.store.call(logistics.listPlaces, {}))
      .filter((each) => each.kind === 'finished')
      .at(-1)!;
    await people.store.call(logistics.putAway, { identifier: product.identifier, place: place2.place });
    expect(
      (await people.store.call(logistics.listFinished, {})).find((each) => each.order === placed.order.id)?.place,
    ).toBe(place2.place);
  });

  it('PRD-7/1 a finished product is traced to component lots, operations, operators and measurements', async () => {
    const trace = await (await as('assembler-1')).call(production.asBuilt, { order: whole.order.id });
    expect(trace.components.length).toBeGreaterThan(5);
    expect(trace.components.every((line) => line.lots.length > 0)).toBe(true);
    expect(trace.operations.every((each) => each.operator.length > 0)).toBe(true);
    expect(trace.identifier).not.toBeNull();
  });

  it('PRD-8/3 KPI-2/1 KPI-2/2 KPI-2/7 first-pass yield, on-time delivery and lead time come from the records', async () => {
    const owner = await as('owner');
    const known = (
      await Promise.all(
        (['sales', 'production', 'logistics', 'service'] as const).map((activity) =>
          owner.call(common.indicators[activity], {}),
        ),
      )
    ).flat();
    for (const pattern of [/yield/i, /on-?time/i, /lead-?time/i])
      expect(
        known.some((indicator) => pattern.test(indicator.id) && indicator.of > 0),
        String(pattern),
      ).toBe(true);
  });
});
