// Plays two assemblers at the terminal: what to do next, a measurement out of tolerance, a colleague's faster tap, scrap, stop.
import { logistics, production } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { make, type Placed, pay, place, receiveAll, type Staff, staff } from '../conformance/support/chain.ts';
import { as, until } from '../conformance/support/people.ts';
import { axe, closeBrowser, type OpenPage, openPage, screenshot } from './support/browser.ts';
import { signedIn } from './support/signed-in.ts';

let people: Staff;

beforeAll(async () => {
  people = await staff();
  // Jobs that other tests left running would hold the places of the benches.
  for (const workCenter of ['BEND', 'CUT', 'ASSEMBLY', 'PACK']) {
    const { jobs } = await people.floor.call(production.dispatchList, { workCenter });
    for (const { id, state } of jobs)
      if (state === 'started') await people.floor.call(production.stopOperation, { operation: id });
  }
});
afterAll(closeBrowser);

/** An order of ready heads: bend, cut, assemble, pack. */
const popular = async (): Promise<Placed> => {
  const placed = await place({ choices: { level: 'popularizing' } });
  await pay(placed);
  return placed;
};

const operationsOf = (order: string) => people.floor.call(production.orderOperations, { order });

/** The order's operation at a work center, once everything before it is complete and its material is there. */
const ready = async (order: string, workCenter: string): Promise<string> => {
  const at = (
    await until(
      'the plan',
      () => operationsOf(order),
      (list) => list.some(({ state }) => state === 'planned'),
    )
  ).find((each) => each.workCenter === workCenter)!;
  for (const before of (await operationsOf(order)).filter(({ sequence }) => sequence < at.sequence)) {
    await freeFor(before.id);
    await people.floor.call(production.completeOperation, { operation: before.id, measurements: {} });
  }
  await until(
    `the operation at ${workCenter} is ready`,
    async () => {
      const job = await people.floor.call(production.getOperation, { operation: at.id });
      if (!job.ready) await receiveAll(people);
      return job;
    },
    (job) => job.ready,
  );
  return at.id;
};

const freeFor = async (operation: string): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    try {
      await people.floor.call(production.startOperation, { operation });
      return;
    } catch (error) {
      if (tries > 25) throw error;
      await receiveAll(people);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

const sideways = ({ page }: OpenPage): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a person finds the work center, bends to this very variant, and completes once it is within tolerance', async () => {
  const { order } = await popular();
  const operation = await ready(order.id, 'BEND');
  const open = await signedIn('assembler-1', { dark: true });
  const { page } = open;
  await page.goto('/golf-irons/floor');
  await page.getByRole('link', { name: /Bend bench/ }).click();
  await page.waitForURL('**/floor/BEND');
  await page.getByRole('link', { name: 'Bend bench', exact: true }).waitFor();
  // The device remembers where it stands.
  await page.goto('/golf-irons/floor');
  await page.waitForURL('**/floor/BEND');

  const scan = page.getByLabel('Scan a job card or a label, or type its number');
  await scan.fill(`${new URL(page.url()).origin}/golf-irons/floor/BEND?operation=${operation}`);
  await scan.press('Enter');
  await page.waitForURL(`**/floor/BEND?job=${operation}`);
  await page.getByRole('heading', { level: 1, name: 'Bend to 62.5° lie and 34° loft on the 7-iron' }).waitFor();
  expect(await page.getByText(`Order ${order.number}`).first().isVisible()).toBe(true);

  await page.getByRole('button', { name: /^Start/ }).click();
  await page.getByRole('status').getByText(`Order ${order.number} is yours.`).waitFor();
  const complete = page.getByRole('button', { name: /^Complete/ });
  expect(await complete.textContent()).toContain('measure Lie first');
  const lie = page.getByLabel('Lie, measured');
  await lie.fill('63.1');
  await page.getByText('too upright').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Bend 0.6° flatter' }).waitFor();
  expect(await complete.textContent()).toContain('opens between 62.2° and 62.8°');
  expect(await lie.getAttribute('aria-invalid')).toBe('true');
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'floor out of tolerance');

  // Complete leads to what is wrong instead of completing.
  await complete.click();
  expect((await operationsOf(order.id)).find(({ id }) => id === operation)?.state).toBe('started');
  await lie.fill('62,6');
  await page.getByLabel('Loft, measured').fill('34.2');
  await expect.poll(() => complete.textContent()).toContain('this step is done');
  await page.getByLabel('Loft, measured').press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText(`Done: Bend lie and loft, order ${order.number}.`).waitFor();
  const done = (await operationsOf(order.id)).find(({ id }) => id === operation)!;
  expect(done).toMatchObject({ state: 'completed', measurements: { lie_deg: 62.6, loft_deg: 34.2 } });
  expect(open.problems).toEqual([]);
  await open.close();
});

test('two assemblers share a work center: the slower tap is told, each has their own job, scrap makes it again', async () => {
  const [one, two] = [await popular(), await popular()];
  const jobs = [await ready(one.order.id, 'ASSEMBLY'), await ready(two.order.id, 'ASSEMBLY')] as const;
  const [first, second] = [await signedIn('assembler-1'), await signedIn('assembler-2')];
  // The second screen does not hear in time that the first was faster.
  await second.page.route('**/events/stream*', (route) => route.abort());
  for (const { page } of [first, second]) {
    await page.goto(`/golf-irons/floor/ASSEMBLY?job=${jobs[0]}`);
    await page.getByRole('button', { name: /^Start/ }).waitFor();
  }
  await first.page.getByRole('button', { name: /^Start/ }).click();
  await first.page.getByRole('button', { name: /^Complete/ }).waitFor();
  await second.page.getByRole('button', { name: /^Start/ }).click();
  await second.page.getByRole('status').getByText(`Assembler 1 was faster with order ${one.order.number}.`).waitFor();

  await second.page.goto(`/golf-irons/floor/ASSEMBLY?job=${jobs[1]}`);
  await second.page.getByRole('button', { name: /^Start/ }).click();
  await second.page.getByText('Yours, step').waitFor();
  const beside = first.page.locator('section', { has: first.page.getByRole('heading', { name: 'Beside you' }) });
  await beside.getByText(`Order ${two.order.number}`).waitFor();
  expect(await beside.textContent()).toContain('Assembler 2');
  await screenshot(first.page, 'floor two at one work center');

  await first.page.keyboard.press('s');
  const dialog = first.page.getByRole('dialog', { name: 'Scrap this job?' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Scrap, make again' }).click();
  await dialog.getByText('Choose a reason first.').waitFor();
  expect(await axe(first.page)).toEqual([]);
  await dialog.getByLabel('Damaged while working').check();
  await dialog.getByRole('button', { name: 'Scrap, make again' }).click();
  await first.page.getByRole('status').getByText(`Order ${one.order.number} is made again`).waitFor();
  const again = await until(
    'the order is planned anew',
    () => operationsOf(one.order.id),
    (list) => list.some(({ workCenter, state }) => workCenter === 'BEND' && state === 'planned'),
  );
  expect(again.find(({ id }) => id === jobs[0])?.state ?? 'scrapped').toBe('scrapped');

  await second.page.keyboard.press('t');
  await second.page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await second.page.getByRole('status').getByText(`Order ${two.order.number} is back in the list.`).waitFor();
  expect((await operationsOf(two.order.id)).find(({ id }) => id === jobs[1])?.state).toBe('planned');
  expect(first.problems).toEqual([]);
  await first.close();
  await second.close();
});

test('the terminal fits a phone, in German, light and dark, without barriers', async () => {
  const { order } = await popular();
  const operation = await ready(order.id, 'BEND');
  for (const dark of [false, true]) {
    const open = await signedIn('assembler-1', { width: 390, height: 844, dark, locale: 'de-DE' });
    await open.page.goto(`/golf-irons/floor/BEND?job=${operation}`);
    const start = open.page.getByRole('button', { name: /^Beginnen/ });
    await start.waitFor();
    expect((await start.boundingBox())!.height).toBeGreaterThanOrEqual(72);
    expect(await sideways(open)).toBeLessThanOrEqual(0);
    expect(await axe(open.page)).toEqual([]);
    await screenshot(open.page, `floor phone ${dark ? 'dark' : 'light'}`);
    expect(open.problems).toEqual([]);
    await open.close();
  }
});

test('the store puts a finished product away by identifier and place', async () => {
  const placed = await popular();
  await make(placed.order.id, people);
  const dispatcher = await as('dispatcher-1');
  const mine = async () =>
    (await dispatcher.call(logistics.listFinished, {})).find(({ order }) => order === placed.order.id);
  const product = (await until('the finished product is in store', mine, (each) => each !== undefined))!;
  const open = await signedIn('dispatcher-1');
  const { page } = open;
  await page.goto('/golf-irons/floor/store');
  await page.getByRole('tab', { name: /Put away/ }).click();
  await page.getByRole('button', { name: new RegExp(product.identifier) }).click();
  const other = product.place === 'FG-B' ? 'FG-A' : 'FG-B';
  await page.getByRole('button', { name: new RegExp(`^${other}`) }).click();
  await page.getByRole('status').getByText(`${product.identifier} is at`).waitFor();
  expect((await mine())?.place).toBe(other);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'floor store');
  expect(open.problems).toEqual([]);
  await open.close();
});

test('who holds no role on the floor is told so', async () => {
  const open = await openPage();
  await open.page.goto('/golf-irons/floor');
  await open.page.getByRole('heading', { name: 'Sign in to see what is next.' }).waitFor();
  await open.close();
  const driver = await signedIn('driver-1');
  await driver.page.goto('/golf-irons/floor/BEND');
  await driver.page.getByRole('heading', { name: 'The terminal is for people of production and logistics.' }).waitFor();
  await driver.close();
});
