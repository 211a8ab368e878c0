// Shows that supply is run from the workbench: a count is corrected, a counter-offer accepted, a delivery followed; no barriers.
import { logistics, sourcing } from '@onelot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { make, type Placed, pay, place, type Staff, staff } from '../conformance/support/chain.ts';
import { as as client, until } from '../conformance/support/people.ts';
import { axe, closeBrowser } from './support/browser.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 90_000 });

const at = '/golf-irons/work';
let people: Staff;
let placed: Placed;

beforeAll(async () => {
  people = await staff();
  placed = await place({ name: 'Customer 71' });
  await pay(placed);
  await make(placed.order.id, people);
}, 120_000);
afterAll(closeBrowser);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const delivery = () =>
  until(
    'the delivery of the order',
    async () => (await people.store.call(logistics.listDeliveries, {})).find((each) => each.order === placed.order.id),
    (found) => found !== undefined,
  );

test('a corrected count with its reason is the new number, and one without is refused', async () => {
  const [line] = await people.store.call(logistics.listStock, {});
  const counted = line!.quantity + 3;
  const { page, close, problems } = await atDesk('owner');
  await page.goto(`${at}/stock`);
  await heading(page)
    .filter({ hasText: /safety stock/ })
    .waitFor();
  await page.getByRole('textbox', { name: 'Item or name' }).fill(line!.item);
  const row = page.getByRole('table', { name: 'Stock by item' }).getByRole('row').nth(1);
  await row.getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: /^Where .* lies$/ });
  await drawer.getByRole('button', { name: 'Correct a count' }).click();
  const form = page.getByRole('dialog', { name: 'Correct what was counted' });
  await form.getByRole('combobox', { name: 'Place' }).click();
  await page.getByRole('option', { name: line!.place, exact: true }).click();
  await form.getByLabel('Lot').fill(line!.lot);
  await form.getByLabel('Counted quantity').fill(String(counted));
  await form.getByRole('button', { name: 'Correct a count' }).click();
  await expect.poll(() => form.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
  await form.getByLabel('Reason').fill('Counted anew');
  await form.getByRole('button', { name: 'Correct a count' }).click();
  await form.waitFor({ state: 'detached' });
  const lots = drawer.getByRole('table', { name: /^Where/ });
  const lot = lots.getByRole('row').filter({ hasText: line!.lot }).filter({ hasText: line!.place });
  await expect.poll(() => lot.textContent(), { timeout: 10_000 }).toContain(counted.toLocaleString('en-US'));
  const newest = drawer.getByRole('table', { name: 'Movements' }).getByRole('row').nth(1);
  await expect.poll(() => newest.textContent(), { timeout: 10_000 }).toMatch(/counted +Counted anew/);
  const [moved] = await people.store.call(logistics.listMovements, { item: line!.item, limit: 1 });
  expect(moved).toMatchObject({ cause: 'count', quantity: 3, lot: line!.lot, note: 'Counted anew' });
  expect(problems.filter((each) => !each.includes('status of 4'))).toEqual([]);
  await close();
});

test('a counter-offer is read and accepted', async () => {
  const supplier = (await people.supply.call(sourcing.listSuppliers, {})).find((each) => each.supplier === 'FORGE')!;
  const { item, minimumOrderQuantity } = supplier.items[0]!;
  const dueAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const quantity = Math.max(10, minimumOrderQuantity);
  const bought = await people.supply.call(sourcing.createPurchaseOrder, { supplier: 'FORGE', item, quantity, dueAt });
  const later = new Date(Date.parse(dueAt) + 86_400_000).toISOString();
  const forge = await client('forge');
  await forge.call(sourcing.answerPurchaseOrder, {
    purchaseOrder: bought.id,
    answer: 'counter',
    dueAt: later,
    note: 'A day later',
  });
  const { page, close, problems } = await atDesk('buyer-1');
  await page.goto(`${at}/purchases`);
  await heading(page).waitFor();
  await page.getByRole('link', { name: bought.number, exact: true }).click();
  await heading(page).filter({ hasText: 'offers otherwise' }).waitFor();
  await page.getByText('A day later').first().waitFor();
  await page.getByRole('button', { name: 'Accept the offer' }).click();
  await heading(page)
    .filter({ hasText: /accepted/ })
    .waitFor();
  const now = await people.supply.call(sourcing.getPurchaseOrder, { purchaseOrder: bought.id });
  expect([now.state, now.dueAt]).toEqual(['accepted', later]);
  expect(problems).toEqual([]);
  await close();
});

test('a delivery is offered, driven and shown on its way without reload', async () => {
  const mine = (await delivery())!;
  const { page, close, problems } = await atDesk('dispatcher-1');
  await page.goto(`${at}/deliveries/${mine.id}`);
  await heading(page).waitFor();
  await page.getByRole('img', { name: /^Map of the way to Toronto/ }).waitFor();
  const { state, carrier } = await people.store.call(logistics.getDelivery, { delivery: mine.id });
  if (state === 'planned') await people.store.call(logistics.offerDelivery, { delivery: mine.id, carrier: 'ROADRUN' });
  if (state === 'planned' || state === 'offered') {
    const driver = await client(carrier === 'NORTHAIR' ? 'driver-2' : 'driver-1');
    await driver.call(logistics.answerDelivery, { delivery: mine.id, accept: true });
  }
  if (state !== 'on-the-road')
    await people.store.call(logistics.pickUp, { delivery: mine.id, identifier: mine.identifier });
  await heading(page).filter({ hasText: 'It is on the road' }).waitFor();
  await page.goto(`${at}/deliveries`);
  await heading(page)
    .filter({ hasText: /on the road|later than promised/ })
    .waitFor();
  const row = page.getByRole('table', { name: 'Delivery schedule' }).getByRole('row').filter({ hasText: mine.number });
  await row.getByText('on the road').waitFor();
  expect(problems).toEqual([]);
  await close();
});

const HEADLINES = {
  stock: /safety stock/,
  purchases: /purchase orders?/i,
  schedule: /to be made|Nothing/,
  deliveries: /on the road|later than promised/,
  suppliers: /suppliers?/i,
};

test.each([
  { dark: false, width: 1440 },
  { dark: true, width: 390 },
])(
  'each screen opens with its answer, without barriers or sideways scroll: dark $dark, width $width',
  async (wishes) => {
    const { page, close, problems } = await atDesk('owner', wishes);
    const mine = (await delivery())!;
    const [purchase] = await (await client('owner')).call(sourcing.listPurchaseOrders, {});
    const screens = Object.entries({
      ...HEADLINES,
      [`orders/${mine.order}`]: /^Order/,
      [`purchases/${purchase!.id}`]: /./,
      'stock?item=EPOXY': /safety stock/,
      'stock?view=places': /safety stock/,
      'stock?view=movements': /safety stock/,
      [`deliveries/${mine.id}`]: /./,
    });
    for (const [screen, headline] of screens) {
      await page.goto(`${at}/${screen}`);
      await heading(page).filter({ hasText: headline }).waitFor();
      await page.getByRole('main').locator('table, dl').first().waitFor();
      expect(await axe(page), screen).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBeLessThanOrEqual(
        0,
      );
    }
    expect(problems).toEqual([]);
    await close();
  },
);
