// FRM: one platform, seven activities, roles shared, the customer told, flows carried, the chain drawn from live data.
import {
  ACTIVITIES,
  common,
  EVENTS,
  FLOW_LETTERS,
  FLOWS,
  interaction,
  logistics,
  OPERATIONS,
  platform,
  production,
  research,
  sales,
  service,
  sourcing,
} from '@onelot/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { make, type Placed, pay, place, staff, supply, wholeWay } from './support/chain.ts';
import { lifeAfterDelivery, searchAndOffer } from './support/life.ts';
import { as, stranger, until } from './support/people.ts';

let whole: Placed;
beforeAll(async () => {
  whole = await wholeWay();
  await lifeAfterDelivery(whole);
  await searchAndOffer();
  await pay(await place({ order: { quantity: 12 } }));
  await until(
    'a supplier ships',
    () => supply('shafts'),
    (shipped) => shipped > 0,
  );
}, 120_000);

const flowCounts = async () => {
  const chain = await (await as('owner')).call(platform.getChain, { hours: 8760 });
  return new Map(chain.flows.map((flow) => [flow.flow, flow]));
};

describe('FRM', () => {
  it('FRM-1/1 all seven activities answer in one product', async () => {
    const owner = await as('owner');
    for (const activity of ACTIVITIES) {
      const census = await owner.call(common.census[activity], {});
      expect(census.length, activity).toBeGreaterThan(0);
      await owner.call(common.indicators[activity], {});
    }
  });

  it('FRM-1/2 every schema is published: what each operation takes and answers, and what each event carries', async () => {
    const document = await (await fetch(`${process.env.ONELOT_URL}/api/openapi.json`)).json();
    const described = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string; responses: Record<string, unknown> }>),
    );
    for (const operation of OPERATIONS)
      expect(described.find((each) => each.operationId === operation.id)?.responses['200'], operation.id).toBeDefined();
    const events = await (await fetch(`${process.env.ONELOT_URL}/api/asyncapi.json`)).json();
    const types = Object.values(events.components.messages as Record<string, { name: string }>).map(
      (message) => message.name,
    );
    for (const event of EVENTS) expect(types).toContain(event.type);
  });

  it('FRM-2/1 two assemblers hold one role and share the work of a work center', async () => {
    const people = await staff();
    const one = await as('assembler-1');
    const two = await as('assembler-2');
    const first = await place();
    await pay(first);
    await make(first.order.id, { ...people, floor: one });
    const second = await place();
    await pay(second);
    await make(second.order.id, { ...people, floor: two });
    const operators = async (order: string) =>
      new Set((await one.call(production.orderOperations, { order })).map((each) => each.operator));
    expect(await operators(first.order.id)).toEqual(new Set(['Assembler 1']));
    expect(await operators(second.order.id)).toEqual(new Set(['Assembler 2']));
    const held = (await (await as('owner')).call(platform.listPeople, {})).filter((person) =>
      person.roles.some((role) => role.activity === 'production' && role.role === 'operator'),
    );
    expect(held.length).toBeGreaterThan(1);
  });

  it('FRM-2/1 FRM-2/3 of two assemblers who start the same operation one gets it', async () => {
    const placed = await place();
    await pay(placed);
    const one = await as('assembler-1');
    const two = await as('assembler-2');
    const operation = (
      await until(
        'the plan',
        () => one.call(production.orderOperations, { order: placed.order.id }),
        (list) => list.some((each) => each.state === 'planned'),
      )
    )[0]!;
    const answers = await Promise.allSettled([
      one.call(production.startOperation, { operation: operation.id }),
      two.call(production.startOperation, { operation: operation.id }),
    ]);
    const refused = answers
      .filter((answer) => answer.status === 'rejected')
      .map((answer) => (answer.reason as { status: number }).status);
    expect(refused).toEqual([409]);
    await make(placed.order.id, await staff());
  });

  it('FRM-2/2 one person holds roles in several activities', async () => {
    const me = await (await as('planner-1')).call(platform.me, {});
    expect(new Set(me.person?.roles.map((role) => role.activity)).size).toBeGreaterThan(1);
  });

  it('FRM-3/1 FRM-3/3 FRM-3/4 FRM-3/5 FRM-3/6 the customer wishes, orders, sees the making and the arrival, and is served', async () => {
    const { customer, order } = whole;
    expect((await customer.call(sales.getOrder, { order: order.id })).state).toBe('delivered');
    const progress = await customer.call(production.progress, { order: order.id });
    expect(progress.percent).toBe(100);
    expect(progress.operations.length).toBeGreaterThan(3);
    const { delivery } = await customer.call(logistics.tracking, { order: order.id });
    expect(delivery?.arrivedAt).not.toBeNull();
    expect(delivery?.positions.length).toBeGreaterThan(0);
    expect((await customer.call(service.listDemands, {})).length).toBeGreaterThan(0);
    const raised = await customer.call(interaction.raiseDemand, {
      title: 'A copper ferrule',
      text: 'A ferrule in copper would suit the head.',
      product: 'irons',
    });
    expect(raised.mine).toBe(true);
  });

  it('FRM-3/7 the customer is told of each change in the feed and by mail', async () => {
    const { events } = await whole.customer.call(platform.listEvents, { limit: 500 });
    const types = new Set(events.map((event) => event.type));
    for (const type of [
      sales.orderPlaced.type,
      production.planPublished.type,
      logistics.deliveryDeparted.type,
      logistics.positionReported.type,
      logistics.deliveryArrived.type,
    ])
      expect(types).toContain(type);
    expect(events.every((event) => !/cost|margin|supplier|routing|workCenter/i.test(JSON.stringify(event.data)))).toBe(
      true,
    );
    const mail = await (await as('sales-1')).call(platform.listMail, { limit: 200 });
    const told = mail.filter(
      (letter) => letter.to === whole.order.customer.email && letter.subject.includes(whole.order.number),
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
  });

  it('FRM-4/1 FRM-4/3 FRM-4/4 FRM-4/5 FRM-4/6 FRM-4/7 what is kept is used again', async () => {
    const owner = await as('owner');
    const shares = await owner.call(interaction.optionShares, { product: 'irons' });
    expect(shares.some((share) => share.of > 0)).toBe(true);
    expect((await owner.call(sales.listMembers, {})).some((member) => member.orders > 0 && member.value > 0)).toBe(
      true,
    );
    expect(await owner.call(sourcing.listSuppliers, {})).not.toHaveLength(0);
    expect((await owner.call(common.indicators.production, {})).some((indicator) => indicator.of > 0)).toBe(true);
    expect((await owner.call(common.indicators.logistics, {})).some((indicator) => indicator.of > 0)).toBe(true);
    expect((await owner.call(service.listInstalled, {})).length).toBeGreaterThan(0);
  });

  it('FRM-5/1 what service learns comes back to interaction', async () => {
    const demands = await (await as('interaction-1')).call(interaction.listDemands, {});
    expect(demands.some((demand) => demand.source === 'service')).toBe(true);
  });

  it('FRM-6/1 FRM-6/2 every event names the activity and level that made it', async () => {
    const { events } = await (await as('owner')).call(platform.listEvents, { limit: 500 });
    for (const event of events) {
      const declared = EVENTS.find((each) => each.type === event.type);
      expect(event.activity).toBe(declared?.activity);
      expect(event.level).toBe(declared?.level);
    }
    expect(new Set(events.map((event) => event.level))).toEqual(new Set(['EML', 'CTL', 'WSL', 'EPL', 'CBL']));
  });

  it('FRM-6/3 the value chain is drawn from live data: an order raises the count of flow c', async () => {
    const before = (await flowCounts()).get('c')!.total;
    await pay(await place());
    const after = await until(
      'flow c',
      async () => (await flowCounts()).get('c')!,
      (flow) => flow.total > before,
    );
    expect(after.last?.type).toMatch(/^sales\./);
    const chain = await (await as('owner')).call(platform.getChain, { hours: 24 });
    expect(new Set(chain.cells.map((cell) => cell.activity))).toEqual(new Set(ACTIVITIES));
  });

  it('FRM-7/1 each flow has a published schema, a sender and a receiver', () => {
    for (const letter of FLOW_LETTERS) {
      const flow = FLOWS[letter];
      expect(flow.from.length, letter).toBeGreaterThan(0);
      expect(flow.to.length, letter).toBeGreaterThan(0);
      expect(
        EVENTS.some((event) => event.flow === letter),
        letter,
      ).toBe(true);
    }
  });

  it('FRM-7/2 each of the flows a to j is carried in one run', async () => {
    const counts = await flowCounts();
    const missing = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].filter((letter) => !counts.get(letter)?.total);
    expect(missing).toEqual([]);
  });

  it('FRM-7/3 each of the flows k to s is carried in one run', async () => {
    const counts = await flowCounts();
    const missing = ['k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's'].filter((letter) => !counts.get(letter)?.total);
    expect(missing).toEqual([]);
  });

  it('FRM-8/1 FRM-8/3 the company goes out as files and comes in again', async () => {
    const owner = await as('owner');
    const { files } = await owner.call(platform.exportCompany, {});
    expect(files['items.csv']).toContain('item,');
    const again = await owner.call(platform.importCompany, { files, dryRun: true });
    expect(again.problems).toEqual([]);
    expect(again.counts.items).toBeGreaterThan(100);
  });

  it('a stranger sees none of it', async () => {
    await expect(stranger().call(platform.getChain, { hours: 24 })).rejects.toMatchObject({ status: 401 });
    expect(
      (await stranger()
        .call(research.listSchemes, {})
        .catch((error) => error.status)) as unknown,
    ).toBe(401);
  });
});
