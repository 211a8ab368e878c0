// Shows that the network is read, planned as a job on what if figures, refused with its field, and stopped with what it has.
import type { Assessment } from '@onelot/capacity';
import { type Client, platform, production } from '@onelot/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';

let house: TestHouse;
let planner: Client;
beforeAll(async () => {
  house = await startTestHouse();
  planner = await house.as('planner-1@golf-irons.example');
}, 60_000);
afterAll(() => house?.stop());

const over = async (job: string) => {
  for (let look = 0; look < 600; look += 1) {
    const seen = await planner.call(platform.getJob, { job });
    if (seen.state !== 'waiting' && seen.state !== 'running') return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the job did not end');
};

it('reads the network that was imported with the company, for staff only', async () => {
  const { network } = await planner.call(platform.getNetwork, {});
  expect(network?.centers).toHaveLength(25);
  expect(network?.levels.map(({ id }) => id)).toContain('tailoring');
  const customer = await house.as('customer-1@golf-irons.example');
  await expect(customer.call(platform.getNetwork, {})).rejects.toMatchObject({ status: 403 });
});

it('plans every center as a job, with bounds and what reacts most', async () => {
  const { job } = await planner.call(production.planNetwork, { scenarios: 4 });
  const done = await over(job);
  expect(done.state).toBe('done');
  const { plan, bounds, reactions, stopped } = done.result as Assessment;
  expect(stopped).toBe(false);
  expect(plan.centers).toHaveLength(27);
  expect(plan.centers.flatMap(({ resources }) => resources).every(({ days }) => days)).toBe(true);
  const milling = bounds?.resources.find(({ center }) => center === 'HP1');
  expect(milling?.low).toBeLessThanOrEqual(milling?.planned ?? 0);
  expect(reactions?.length).toBeGreaterThan(20);
}, 60_000);

it('answers less resources for a lower service asked of the market', async () => {
  const ask = async (value: number): Promise<number> => {
    const edits = [{ path: '/levels/0/service', value }];
    const { job } = await planner.call(production.planNetwork, { scenarios: 4, edits });
    return ((await over(job)).result as Assessment).plan.cost;
  };
  expect(await ask(0.6)).toBeLessThan(await ask(0.98));
}, 60_000);

it('refuses figures that cannot be kept, naming the field', async () => {
  const { network } = await planner.call(platform.getNetwork, {});
  const at = network?.responseTimes.findIndex((entry) => entry.center === 'HP1' && entry.level === 'parametering');
  const path = `/responseTimes/${at}/internalDays`;
  await expect(planner.call(production.planNetwork, { edits: [{ path, value: 9 }] })).rejects.toMatchObject({
    status: 422,
    document: { problems: expect.arrayContaining([expect.objectContaining({ code: 'PROMISE_SHORT' })]) },
  });
  await expect(
    planner.call(production.planNetwork, { edits: [{ path: '/levels/0/name', value: 9 }] }),
  ).rejects.toMatchObject({ document: { problems: [{ code: 'EDIT', path: '/levels/0/name' }] } });
});

it('CAP-9 an adopted plan gives the work centers its units, and is taken back', async () => {
  const units = async () =>
    new Map(
      (await planner.call(production.listWorkCenters, {})).map(({ workCenter, units: count }) => [workCenter, count]),
    );
  const before = await units();
  const { job } = await planner.call(production.planNetwork, { scenarios: 4 });
  const { plan: found } = (await over(job)).result as Assessment;
  const { plan } = await planner.call(production.keepNetworkPlan, { job, name: 'Spring' });
  const [kept] = await planner.call(production.listNetworkPlans, {});
  expect(kept).toMatchObject({ plan, name: 'Spring', cost: found.cost, adoptedAt: null });
  const planned = (center: string, resource: string) =>
    found.centers.find(({ id }) => id === center)?.resources.find(({ id }) => id === resource)?.planned;
  const { changes } = await planner.call(production.adoptNetworkPlan, { plan });
  expect(changes.length).toBeGreaterThan(3);
  const during = await units();
  expect(during.get('MILL')).toBe(planned('HP1', 'mill'));
  expect(during.get('ASSEMBLY')).toBe(planned('A2', 'fitter'));
  expect(during.get('LASER')).toBe(before.get('LASER'));
  await expect(planner.call(production.dropNetworkPlan, { plan })).rejects.toMatchObject({ status: 409 });
  await planner.call(production.undoNetworkPlan, { plan });
  expect(await units()).toEqual(before);
  await planner.call(production.dropNetworkPlan, { plan });
  expect(await planner.call(production.listNetworkPlans, {})).toEqual([]);
}, 60_000);
