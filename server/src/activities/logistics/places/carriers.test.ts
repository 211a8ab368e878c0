// When carriers work, from the company's files to the door: imported, exported, changed by hand, and followed by the way.
import { readFile } from 'node:fs/promises';
import { type Client, logistics, platform, sales } from '@onelot/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';

let house: TestHouse;
let owner: Client;
beforeAll(async () => {
  house = await startTestHouse();
  owner = await house.as('owner@golf-irons.example');
}, 120_000);
afterAll(() => house?.stop());

const FOLDER = new URL('../../../../../companies/golf-irons/', import.meta.url);
/** A Friday at noon in Toronto. */
const READY = '2026-12-04T17:00:00.000Z';
const byRoad = async (more: { window?: { from: string; to: string } } = {}) =>
  house.inside('sales', (context) =>
    context.ask(logistics.transit, { readyAt: READY, shippingMethod: 'road', country: 'CA', ...more }),
  );

it('go out as they came in, and a wrong line is named by file, line and field', async () => {
  const { files } = await owner.call(platform.exportCompany, {});
  for (const file of ['carriers.csv', 'providers.csv']) {
    const lines = (text: string) => text.trim().split('\n').sort();
    expect(lines(files[file]!)).toEqual(lines(await readFile(new URL(file, FOLDER), 'utf8')));
  }
  const wrong = files['carriers.csv']!.replace('14:30', 'after lunch');
  const answer = await owner.call(platform.importCompany, { files: { 'carriers.csv': wrong }, dryRun: true });
  expect(answer.written).toBe(false);
  expect(answer.problems[0]).toMatchObject({ data: { file: 'carriers.csv', field: 'cut_off' } });
}, 60_000);

it('decide when something is at the door', async () => {
  const { shipping } = await owner.call(sales.getTerms, {});
  const days = shipping.find((row) => row.country === 'CA' && row.method === 'road')!.transitDays;
  const carrier = { carrier: 'ROADRUN', name: 'Maple Road Parcel' };
  expect((await byRoad()).pickUpAt).toBe('2026-12-04T21:00:00.000Z');
  await owner.call(logistics.saveCarrier, { ...carrier, cutOff: '11:30' });
  expect((await byRoad()).pickUpAt).toBe('2026-12-07T16:30:00.000Z');
  const all = [0, 1, 2, 3, 4, 5, 6];
  const saved = await owner.call(logistics.saveCarrier, { ...carrier, workingDays: all, closedDays: ['2026-12-05'] });
  expect(saved).toMatchObject({ cutOff: '11:30', workingDays: all, closedDays: ['2026-12-05'] });
  const sunday = await byRoad({ window: { from: '09:00', to: '12:00' } });
  expect(sunday.pickUpAt).toBe('2026-12-06T16:30:00.000Z');
  expect(sunday.at).toBe(new Date(Date.UTC(2026, 11, 6 + days, 17)).toISOString());
  const wrong = owner.call(logistics.saveCarrier, { ...carrier, workingDays: [], cutOff: '25:00' });
  await expect(wrong).rejects.toMatchObject({
    document: { status: 422, problems: expect.arrayContaining([expect.objectContaining({ path: '/workingDays' })]) },
  });
}, 60_000);
