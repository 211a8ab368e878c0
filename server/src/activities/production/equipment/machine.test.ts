// Decides whether a machine on the real MQTT wire gets a variant's parameters, starts and completes its operation, and is held to its program.
import { type Client, platform, production } from '@onelot/contracts';
import mqtt from 'mqtt';
import { get as sparkplug } from 'sparkplug-payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTORY, type Factory, startFactory } from '../../../testing/factory.ts';

const codec = sparkplug('spBv1.0')!;
type Values = Record<string, string | number | boolean>;
const metrics = (values: Values) =>
  Object.entries(values).map(([name, value]) => ({
    name,
    type: typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String',
    value,
  }));

let factory: Factory;
let wire: mqtt.MqttClient;
const commands: { equipment: string; values: Values }[] = [];
beforeAll(async () => {
  factory = await startFactory();
  await factory.operator('Machines 1');
  wire = await mqtt.connectAsync(factory.mqttUrl, {
    username: FACTORY,
    password: await factory.token('Machines 1'),
  });
  wire.on('message', (topic, payload) => {
    const values: Values = {};
    for (const { name, value } of codec.decodePayload(payload).metrics ?? []) values[name!] = value as never;
    commands.push({ equipment: topic.split('/').at(-1)!, values });
  });
  await wire.subscribeAsync(`spBv1.0/${FACTORY}/DCMD/#`);
}, 60_000);
afterAll(async () => {
  await wire?.endAsync();
  await factory?.house.stop();
});

const tell = (equipment: string, values: Values) =>
  wire.publishAsync(
    `spBv1.0/${FACTORY}/DDATA/MILL/${equipment}`,
    Buffer.from(codec.encodePayload({ timestamp: 1, metrics: metrics(values) as never })),
    { qos: 1 },
  );

const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> => {
  for (let i = 0; i < 200; i += 1) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never came: ${what}`);
};
const machine = async (client: Client, name: string) =>
  (await client.call(production.listEquipment, {})).find((each) => each.equipment === name)!;

describe('a machine', () => {
  it('that is free gets the recipe, runs it and completes the operation', async () => {
    const order = await factory.order({ level: 'accessorizing' });
    await tell('mill-1', { state: 'idle' });
    const sent = await until('the recipe', () => commands.find((each) => each.equipment === 'mill-1'));
    const [operation] = await factory.owner.call(production.orderOperations, { order });
    expect(sent.values.operation).toBe(operation!.id);
    expect(sent.values.program).toBeTypeOf('string');
    expect(sent.values.planned_seconds).toBeGreaterThan(0);
    const state = async () => (await factory.owner.call(production.getOperation, { operation: operation!.id })).state;
    await tell('mill-1', { state: 'running', operation: operation!.id, program: sent.values.program! });
    await until('the start', async () => (await state()) === 'started');
    await tell('mill-1', { state: 'done', operation: operation!.id, program: sent.values.program!, depth_mm: 3.2 });
    await until('the end', async () => (await state()) === 'completed');
    const job = await factory.owner.call(production.getOperation, { operation: operation!.id });
    expect(job).toMatchObject({ operator: 'mill-1', measurements: { depth_mm: 3.2 }, unit: 1 });
    const log = await factory.owner.call(platform.listEvents, { type: 'production.equipment.reported' } as never);
    expect(JSON.stringify(log)).toContain('mill-1');
  }, 30_000);

  it('that runs another program is at fault, and its operation is not started', async () => {
    await tell('mill-1', { state: 'offline' });
    await until('mill-1 away', async () => (await machine(factory.owner, 'mill-1')).state === 'offline');
    const order = await factory.order({ level: 'accessorizing' });
    await tell('mill-2', { state: 'idle' });
    const sent = await until('the recipe', () => commands.find((each) => each.equipment === 'mill-2'));
    await tell('mill-2', { state: 'running', operation: sent.values.operation!, program: 'not-this' });
    const faulty = await until('the fault', async () => {
      const seen = await machine(factory.owner, 'mill-2');
      return seen.state === 'fault' && seen;
    });
    expect(faulty.values.fault).toContain('not-this');
    const [operation] = await factory.owner.call(production.orderOperations, { order });
    expect(operation!.state).toBe('planned');
    await factory.owner.call(production.startOperation, { operation: operation!.id });
  }, 30_000);

  it('that forgot what it began is told what it still has, and gets nothing else', async () => {
    const client = factory.owner;
    const report = { equipment: 'mill-2', workCenter: 'MILL' } as const;
    const orders = [await factory.order({ level: 'accessorizing' }), await factory.order({ level: 'accessorizing' })];
    const operation = await until('the recipe', async () => {
      await client.call(production.reportEquipment, { ...report, state: 'idle' });
      return (await machine(client, 'mill-2')).operation ?? undefined;
    });
    const state = async () => (await client.call(production.getOperation, { operation })).state;
    await client.call(production.reportEquipment, { ...report, operation, state: 'running' });
    expect(await state()).toBe('started');
    const firsts = await Promise.all(
      orders.map(async (order) => (await client.call(production.orderOperations, { order }))[0]!),
    );
    const other = firsts.find((each) => each.id !== operation)!;
    await client.call(production.reportEquipment, { ...report, operation: other.id, state: 'running' });
    expect(await machine(client, 'mill-2')).toMatchObject({ state: 'fault', operation });
    await client.call(production.reportEquipment, { ...report, state: 'idle' });
    expect(await machine(client, 'mill-2')).toMatchObject({ state: 'idle', operation });
    await client.call(production.reportEquipment, { ...report, operation, state: 'done' });
    expect(await state()).toBe('completed');
  }, 30_000);

  it('is heard in the order in which it speaks, however quickly', async () => {
    for (let round = 0; round < 8; round += 1) {
      // The last word counts: a report that overtook another would leave the machine at fault.
      await Promise.all([tell('mill-1', { state: 'fault', round }), tell('mill-1', { state: 'offline', round })]);
    }
    const said = await until('all that it said', async () => {
      const type = 'production.equipment.reported';
      const { events } = await factory.owner.call(platform.listEvents, { type, subject: 'mill-1', limit: 500 });
      const told = events.filter(({ data }) => 'round' in (data.values as Values)).map(({ data }) => data.state);
      return told.length >= 16 && told;
    });
    expect(said).toEqual(Array.from({ length: 8 }, () => ['fault', 'offline']).flat());
  }, 30_000);

  it('that nobody knows is refused', async () => {
    const report = { equipment: 'mill-9', workCenter: 'MILL', state: 'idle' } as const;
    await expect(factory.owner.call(production.reportEquipment, report)).rejects.toMatchObject({ status: 404 });
  });
});
