// Shows that a plan of the network is made by the running product, kept, adopted into its work centers and taken back.
import { platform, production } from '@onelot/contracts';
import { expect, test } from 'vitest';
import { as } from './support/people.ts';

interface Found {
  plan: { centers: { id: string; resources: { id: string; planned: number }[] }[] };
}

test('CAP-9/1: the units of an adopted plan are those of the finite-capacity plan, and they are taken back', async () => {
  const planner = await as('planner-1');
  const { job } = await planner.call(production.planNetwork, { scenarios: 2 });
  const ended = async () => {
    const seen = await planner.call(platform.getJob, { job });
    return seen.state === 'done' ? (seen.result as Found) : undefined;
  };
  await expect.poll(ended, { timeout: 100_000, interval: 300 }).toBeDefined();
  const found = (await ended()) as Found;
  const { plan } = await planner.call(production.keepNetworkPlan, { job, name: 'Conformance' });
  const board = async () =>
    new Map((await planner.call(production.getBoard, {})).workCenters.map((each) => [each.workCenter, each.units]));
  const before = await board();
  const { changes } = await planner.call(production.adoptNetworkPlan, { plan });
  const during = await board();
  await planner.call(production.undoNetworkPlan, { plan });
  await planner.call(production.dropNetworkPlan, { plan });
  expect(changes.length).toBeGreaterThan(0);
  for (const { workCenter, after } of changes) expect(during.get(workCenter)).toBe(after);
  const mills = found.plan.centers.find(({ id }) => id === 'HP1')?.resources.find(({ id }) => id === 'mill')?.planned;
  expect(during.get('MILL')).toBe(mills);
  expect(await board()).toEqual(before);
}, 120_000);
