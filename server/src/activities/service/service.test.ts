// Plays service on the running product: as-built record on arrival, demands as a conversation, purchases both ways, experience, who sees what.
import { ApiProblem, type Client, common, logistics, type Output, platform, sales, service } from '@onelot/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../kernel/activity.ts';
import { type Customer, identifierOf, startYard, type Yard } from '../../testing/yard.ts';

vi.setConfig({ testTimeout: 60_000 });

let yard: Yard;
let agent: Client;
let dispatcher: Client;
let customer: Customer;
let stranger: Customer;

type Order = ReturnType<Yard['order']>;

const statusOf = (asked: Promise<unknown>): Promise<number> =>
  asked.then(
    () => 200,
    (fault: unknown) => {
      if (fault instanceof ApiProblem) return fault.status;
      throw fault;
    },
  );

/** Finished, collected and thereby delivered. */
const delivered = async (built?: (order: Order) => void): Promise<Order> => {
  const order = yard.order(customer, { method: 'collect' });
  built?.(order);
  await yard.finish(order);
  const found = (await dispatcher.call(logistics.listDeliveries, {})).find((each) => each.order === order.id);
  await dispatcher.call(logistics.arrive, { delivery: found?.id ?? '', receivedBy: customer.name });
  await yard.house.settle();
  return order;
};

const letters = () => agent.call(platform.listMail, {});

const installedOf = async (client: Client, order: Order): Promise<Output<typeof service.getInstalled>> => {
  const [installed] = await client.call(service.listInstalled, { order: order.id });
  if (!installed) throw new Error('nothing installed');
  return installed;
};

beforeAll(async () => {
  yard = await startYard();
  agent = await yard.staff('Service 1', 'service', 'agent');
  dispatcher = await yard.staff('Dispatcher 1', 'logistics', 'dispatcher');
  customer = await yard.customer('Customer 1');
  stranger = await yard.customer('Customer 2');
}, 60_000);
afterAll(() => yard.house.stop());

describe('a delivered product', () => {
  it('is registered with as-built record and warranty, and its owner gets a letter', async () => {
    const order = await delivered();
    const installed = await installedOf(agent, order);
    expect(installed).toMatchObject({
      identifier: identifierOf(order),
      product: 'irons',
      asOrdered: order.choices,
      matches: true,
      differences: [],
      deliveredAt: '2026-11-30T15:00:00.000Z',
      warrantyUntil: '2028-11-30T15:00:00.000Z',
    });
    expect(installed.asBuilt.components[0]?.lots).toEqual(['L-1']);
    const own = await customer.guest.call(service.getInstalled, { installed: installed.id });
    expect(own.asBuilt.components[0]?.lots).toEqual([]);
    expect(own.differences).toBeUndefined();
    expect(await stranger.guest.call(service.listInstalled, {})).toEqual([]);
    expect(await statusOf(stranger.guest.call(service.getInstalled, { installed: installed.id }))).toBe(404);
    expect((await letters()).some(({ subject }) => subject.includes(order.number))).toBe(true);
    expect(await yard.events(order.id)).toContain('service.product.registered');
  });

  it('does not match where another choice was built', async () => {
    const order = await delivered(({ id, number, choices }) =>
      yard.built.set(id, {
        identifier: `${number}-1`,
        choices: { ...choices, loft_deg: 36 },
        components: [],
        operations: [],
      }),
    );
    const installed = await installedOf(agent, order);
    expect(installed).toMatchObject({ matches: false, differences: ['choice loft_deg: ordered 34, built 36'] });
    const accuracy = (await agent.call(common.indicators.service, {})).find(({ id }) => id.endsWith('accuracy'));
    expect(accuracy).toMatchObject({ value: 0.5, of: 2 });
  });
});

describe('a service demand', () => {
  it('is a conversation with letters both ways, closed by service and opened again by the customer', async () => {
    const order = await delivered();
    const { id: installed } = await installedOf(customer.guest, order);
    const before = (await letters()).length;
    const opened = await customer.guest.call(service.openDemand, {
      installed,
      kind: 'repair',
      title: 'Grip turns',
      text: 'The grip of the seven iron turns.',
    });
    expect(opened).toMatchObject({ state: 'open', order: order.id, orderNumber: order.number, match: null });
    const { id: demand } = opened;
    expect(await statusOf(stranger.guest.call(service.getDemand, { demand }))).toBe(404);
    expect(await statusOf(stranger.guest.call(service.writeMessage, { demand, text: 'Mine' }))).toBe(404);
    expect(await stranger.guest.call(service.listDemands, {})).toEqual([]);
    expect(await statusOf(customer.guest.call(service.forwardDemand, { demand, need: 'x', evidence: 'y' }))).toBe(403);
    await yard.setTime('2026-11-30T17:00:00.000Z');
    const answered = await agent.call(service.writeMessage, { demand, text: 'Send it to us, we glue it anew.' });
    expect(answered.state).toBe('answered');
    const again = await customer.guest.call(service.writeMessage, { demand, text: 'Sent.' });
    expect(again.state).toBe('open');
    expect(await statusOf(customer.guest.call(service.writeMessage, { demand, text: 'x', close: true }))).toBe(422);
    const closed = await agent.call(service.writeMessage, { demand, text: 'It is on its way back.', close: true });
    expect(closed.state).toBe('closed');
    expect(closed.messages.map(({ from, name }) => `${from} ${name}`)).toEqual([
      'customer Customer 1',
      'service Service 1',
      'customer Customer 1',
      'service Service 1',
    ]);
    expect((await customer.guest.call(service.writeMessage, { demand, text: 'It turns again.' })).state).toBe('open');
    const sent = (await letters()).slice(0, (await letters()).length - before);
    expect(sent.filter(({ to }) => to === 'customer-1@yard.example')).toHaveLength(2);
    expect(sent.filter(({ to }) => to === 'office@yard.example')).toHaveLength(3);
    const forwarded = await agent.call(service.forwardDemand, {
      demand,
      need: 'A grip that does not turn',
      evidence: 'Two repairs.',
    });
    expect(forwarded.forwarded).toBe(true);
    expect(await statusOf(agent.call(service.forwardDemand, { demand, need: 'x', evidence: 'y' }))).toBe(409);
    expect(await yard.events(demand)).toEqual([
      'service.demand.opened',
      'service.advice.given',
      'service.message.written',
      'service.advice.given',
      'service.message.written',
      'service.demand.forwarded',
    ]);
    const time = (await agent.call(common.indicators.service, {})).find(({ id }) => id === 'service.answer-time');
    expect(time).toMatchObject({ value: 7200, of: 1 });
  });

  it('is refused for what is not the customer’s, and says which field', async () => {
    const order = await delivered();
    const ask = (client: Client, more: object) =>
      client.call(service.openDemand, { kind: 'question', title: 'How', text: 'How do I clean it?', ...more });
    expect(await statusOf(ask(stranger.guest, { order: order.id }))).toBe(404);
    expect(await statusOf(ask(agent, { order: order.id }))).toBe(403);
    const { id: installed } = await installedOf(customer.guest, order);
    expect(await statusOf(ask(stranger.guest, { installed }))).toBe(404);
    const repair = await ask(customer.guest, { kind: 'repair' }).catch((fault: ApiProblem) => fault.document.problems);
    expect(repair).toMatchObject([{ path: '/order' }]);
    const wants = await ask(customer.guest, { wants: {} }).catch((fault: ApiProblem) => fault.document.problems);
    expect(wants).toMatchObject([{ path: '/wants' }]);
    expect((await ask(stranger.guest, {})).order).toBeNull();
  });
});

describe('MKT-5 a purchase from service', () => {
  const open = async () => {
    const demand = await customer.guest.call(service.openDemand, {
      kind: 'purchase',
      title: 'A wedge that fits',
      text: 'I want a wedge like my irons.',
      wants: { product: 'irons', choices: { hand: 'right' } },
    });
    expect(demand.match).toEqual({ state: 'asked', product: null, choices: null });
    expect(await yard.events(demand.id)).toEqual(['service.demand.opened', 'service.purchase.requested']);
    return demand.id;
  };

  it('holds what the library matched, tells the customer, and keeps the first answer', async () => {
    const demand = await open();
    const matched = { demand, product: 'irons', version: 1, choices: { hand: 'right' } };
    await yard.as('sales', (context) => context.emit(sales.purchaseMatched, matched, { subject: demand }));
    const unmatched = { demand, title: 't', text: 't', party: customer.party, product: null };
    await yard.as('sales', (context) => context.emit(sales.demandUnmatched, unmatched, { subject: demand }));
    await yard.house.settle();
    expect(await customer.guest.call(service.getDemand, { demand })).toMatchObject({
      state: 'answered',
      match: { state: 'matched', product: 'irons', choices: { hand: 'right' } },
    });
    expect(await yard.events(demand)).toContain('service.advice.given');
  });

  it('says so when the library lacks it', async () => {
    const demand = await open();
    const unmatched = { demand, title: 't', text: 't', party: customer.party, product: null };
    await yard.as('sales', (context) => context.emit(sales.demandUnmatched, unmatched, { subject: demand }));
    await yard.house.settle();
    const { match, state } = await customer.guest.call(service.getDemand, { demand });
    expect([match?.state, state]).toEqual(['unmatched', 'open']);
  });
});

describe('experience', () => {
  it('is shared once, only after delivery, only by the customer', async () => {
    const order = await delivered();
    const share = (client: Client, rating: number, id = order.id) =>
      statusOf(client.call(service.shareExperience, { order: id, rating, text: 'Straight and far.' }));
    expect(await share(stranger.guest, 1)).toBe(404);
    expect(await share(customer.guest, 6)).toBe(422);
    expect(await share(customer.guest, 4, yard.order(customer).id)).toBe(404);
    const twice = await Promise.all([share(customer.guest, 5), share(customer.guest, 4)]);
    expect(twice.sort()).toEqual([200, 409]);
    expect((await customer.guest.call(service.getExperience, { order: order.id })).text).toBe('Straight and far.');
    expect((await stranger.guest.call(service.getExperience, { order: order.id })).rating).toBeNull();
    expect((await yard.events(order.id)).filter((type) => type === 'service.experience.shared')).toHaveLength(1);
    const mean = (await agent.call(common.indicators.service, {})).find(({ id }) => id === 'service.satisfaction');
    expect(mean?.of).toBe(1);
  });
});

it('finds and counts', async () => {
  expect((await agent.call(common.find.service, { q: 'Grip' })).map(({ kind }) => kind)).toContain('service-demand');
  expect(await stranger.guest.call(common.find.service, { q: 'Grip' })).toEqual([]);
  expect((await agent.call(common.census.service, {})).find(({ level }) => level === 'EPL')?.count).toBe(5);
  const demands = await yard.house.inside(
    'service',
    async (context) =>
      (await sql<{ n: number }>`select count(*) as n from service.demands`.execute((context as unknown as Context).db))
        .rows[0]?.n,
    'yard',
  );
  expect(demands).toBe(4);
});
