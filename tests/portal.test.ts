// Plays outsiders in their portals: an order answered and shipped, a delivery taken, driven and handed over, a published demand answered.
import { interaction, logistics, platform, research, sourcing } from '@onelot/contracts';
import { afterAll, expect, test } from 'vitest';
import { make, pay, place, staff } from '../conformance/support/chain.ts';
import { REASONS } from '../conformance/support/life.ts';
import { as, stranger, until } from '../conformance/support/people.ts';
import { axe, closeBrowser, openPage, screenshot } from './support/browser.ts';
import { signedIn } from './support/signed-in.ts';

afterAll(closeBrowser);

/** Purchase orders of the forge, as many as asked, newly sent by the buyer. */
const bought = async (count: number) => {
  const buyer = await as('buyer-1');
  const suppliers = await buyer.call(sourcing.listSuppliers, {});
  const { supplier, items } = suppliers.find((each) => each.supplier === 'FORGE')!;
  const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const sent = [];
  for (let i = 0; i < count; i += 1) {
    const { item, minimumOrderQuantity } = items[i % items.length]!;
    sent.push(
      await buyer.call(sourcing.createPurchaseOrder, {
        supplier,
        item,
        quantity: Math.max(10, minimumOrderQuantity) + i,
        dueAt,
      }),
    );
  }
  return sent;
};

test('a supplier accepts and ships, counters, and declines with a reason', async () => {
  const [accepted, countered, declined] = await bought(3);
  const forge = await as('forge');
  const stateOf = async (id: string) => forge.call(sourcing.getPurchaseOrder, { purchaseOrder: id });
  const open = await signedIn('forge');
  const { page } = open;
  await page.goto('/golf-irons/portal');
  await page.getByRole('heading', { level: 1, name: /wait.* for your answer/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'portal supplier');
  await page.getByRole('link', { name: new RegExp(accepted!.number) }).click();
  await page.getByRole('heading', { level: 1, name: /^Can you deliver/ }).waitFor();
  await page.getByRole('button', { name: 'Yes, by then' }).click();
  await page.getByRole('heading', { level: 1, name: /^Ship / }).waitFor();
  await page.getByRole('button', { name: 'It is on its way' }).click();
  await page.getByText('Give the lot as on the label').first().waitFor();
  await page.getByRole('textbox', { name: 'Lot' }).fill('F-2026-118');
  await page.getByRole('button', { name: 'It is on its way' }).click();
  await page.getByRole('heading', { level: 1, name: /^On its way/ }).waitFor();
  expect((await stateOf(accepted!.id)).state).toBe('shipped');

  await page.goto(`/golf-irons/portal/purchases/${countered!.id}`);
  await page.getByRole('button', { name: 'Another offer' }).click();
  await page.getByLabel('Quantity').fill('7');
  await page.getByLabel(/^Price/).fill('zwölf');
  await page.getByRole('button', { name: 'Send this offer' }).click();
  const wrong = page.getByText('Give an amount with a decimal point, such as 18.50.');
  await wrong.waitFor();
  // A comma parts thousands in English: it is not guessed which was meant.
  await page.getByLabel(/^Price/).fill('19,25');
  await page.getByRole('button', { name: 'Send this offer' }).click();
  await wrong.waitFor();
  await page.getByLabel(/^Price/).fill('19.25');
  await page.getByLabel('Note, if you like').fill('The furnace stands on Friday.');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send this offer' }).click();
  await page.getByRole('heading', { level: 1, name: 'The company decides on your offer' }).waitFor();
  // Typed for one piece, kept for as many as the item is priced in.
  const { counter, pricePer } = await stateOf(countered!.id);
  expect(counter).toMatchObject({ quantity: 7, price: 1925 * pricePer });

  await page.goto(`/golf-irons/portal/purchases/${declined!.id}`);
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('button', { name: 'Decline this purchase order' }).click();
  await page.getByText('Give a reason in a few words.').waitFor();
  await page.getByLabel('Why can you not deliver?').fill('No steel before spring.');
  await page.getByRole('button', { name: 'Decline this purchase order' }).click();
  await page.getByRole('heading', { level: 1, name: 'You declined this' }).waitFor();
  expect(open.problems).toEqual([]);
  await open.close();
});

test('a driver takes a delivery, tells where it is and hands it over with a signature, on a phone', async () => {
  const people = await staff();
  const placed = await place({ choices: { level: 'popularizing' } });
  await pay(placed);
  await make(placed.order.id, people);
  const mine = async () =>
    (await people.store.call(logistics.listDeliveries, {})).find(({ order }) => order === placed.order.id);
  const planned = (await until('the delivery', mine, (delivery) => delivery !== undefined))!;
  if (planned.state === 'planned')
    await people.store.call(logistics.offerDelivery, { delivery: planned.id, carrier: 'ROADRUN' });
  const open = await signedIn('driver-1', { width: 390, height: 844 });
  const { page } = open;
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  await page.goto('/golf-irons/portal');
  await page.getByRole('link', { name: new RegExp(planned.number) }).click();
  await page.getByRole('heading', { level: 1, name: 'Can you take this to Toronto?' }).waitFor();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByRole('heading', { level: 1, name: `Load order ${placed.order.number}` }).waitFor();
  await page.getByLabel('Label of the product').fill('NOT-THIS-ONE');
  await page.getByRole('button', { name: 'Loaded, on the road' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Label of the product').fill(planned.identifier);
  await page.getByRole('button', { name: 'Loaded, on the road' }).click();
  await page.getByRole('heading', { level: 1, name: /^At the door in Toronto about/ }).waitFor();

  await page.getByRole('button', { name: 'A step along' }).click();
  await page.getByText('Position told').waitFor();
  await open.context.grantPermissions(['geolocation']);
  await open.context.setGeolocation({ latitude: 43.6, longitude: -79.6 });
  await page.getByRole('button', { name: 'I am here' }).click();
  await expect.poll(async () => (await mine())?.position).toMatchObject({ lat: 43.6, lon: -79.6 });
  const map = page.getByRole('img', { name: /^Map: the way to Toronto/ });
  const box = (await map.boundingBox())!;
  await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect.poll(async () => (await mine())?.position?.lat).not.toBe(43.6);

  const pad = page.getByRole('img', { name: 'Signature' });
  await pad.scrollIntoViewIfNeeded();
  const area = (await pad.boundingBox())!;
  await page.mouse.move(area.x + 40, area.y + 60);
  await page.mouse.down();
  await page.mouse.move(area.x + 120, area.y + 30, { steps: 6 });
  await page.mouse.move(area.x + 200, area.y + 80, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Handed over', exact: true }).click();
  await page.getByText('Give the name of who received it.').waitFor();
  await page.getByLabel('Who received it?').fill('Customer 9');
  expect(await sideways()).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'portal delivery phone', true);
  await page.getByRole('button', { name: 'Handed over', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Handed over to Customer 9' }).waitFor();
  const arrived = (await mine())!;
  expect(arrived.state).toBe('arrived');
  expect(arrived.proof?.signature).toMatch(/^M[\d. ]+( L[\d. ]+){3,}$/);
  expect(open.problems.filter((problem) => !/40[39]|422/.test(problem))).toEqual([]);
  await open.close();
});

/** A demand that was screened and made quantifiable, published to the providers with these codes. */
const published = async (title: string, codes: readonly string[]): Promise<void> => {
  const { id } = await stranger().call(interaction.raiseDemand, { title, text: 'So that it lasts.', product: 'irons' });
  const screener = await as('interaction-1');
  const reasons = { verdict: 'accepted' as const, reasons: REASONS, note: 'Worth asking.', concept: 'A harder face.' };
  await screener.call(interaction.screenDemand, { demand: id, ...reasons });
  const designer = await as('designer-1');
  const demands = () => designer.call(research.listDemands, {});
  const received = await until('the customized demand', demands, (list) => list.some((each) => each.title === title));
  const parties = await designer.call(platform.listParties, { kind: 'provider' });
  await designer.call(research.quantifyDemand, {
    demand: received.find((each) => each.title === title)!.id,
    classification: 'function',
    attribute: 'Hardness of the face',
    target: '58',
    unit: 'HRC',
    weight: 0.6,
    test: 'Rockwell C at five points.',
    providers: codes.map((code) => parties.find((party) => party.code === code)!.id),
    deadlineDays: 14,
  });
};

test('a provider comes in from the start page, sees only what was published to it, and answers', async () => {
  const stamp = Date.now();
  await published(`A harder face ${stamp}`, ['ALLOYS']);
  await published(`A blacker face ${stamp}`, ['SURFACES']);
  const open = await openPage();
  const { page } = open;
  await page.goto('/');
  await page.getByText(/^Providers, /).click();
  await page.getByRole('button', { name: /^Provider 1/ }).click();
  await page.waitForURL(/\/golf-irons\/portal$/);
  const heading = page.getByRole('heading', { name: `A harder face ${stamp}` });
  const mine = page.locator('section').filter({ has: heading }).last();
  await mine.waitFor();
  expect(await page.getByText(`A blacker face ${stamp}`).count()).toBe(0);
  await mine.getByRole('button').click();
  await mine.getByText('Write an answer first.').waitFor();
  await mine.getByRole('textbox').fill('A nitrided face reaches 60 HRC at five points.');
  await screenshot(page, 'portal provider');
  expect(await axe(page)).toEqual([]);
  await mine.getByRole('button').click();
  await mine.getByText('answered', { exact: true }).waitFor();
  const demands = await (await as('designer-1')).call(research.listDemands, {});
  const answers = demands.find((each) => each.title === `A harder face ${stamp}`)!.quantified[0]!.responses;
  expect(answers).toMatchObject([{ provider: 'Cold Lake Alloy Laboratory', answer: /nitrided/ }]);
  const other = await (await as('provider-2')).call(research.listQuantified, {});
  expect(other.map((each) => each.title)).toEqual([`A blacker face ${stamp}`]);
  expect(open.problems).toEqual([]);
  await open.close();
});

test('the portals say so where nothing is asked, in German and dark too', async () => {
  const buyer = await signedIn('buyer-1');
  await buyer.page.goto('/golf-irons/portal');
  await buyer.page.getByRole('heading', { level: 1, name: 'Nothing is asked of you here.' }).waitFor();
  await buyer.close();
  const driver = await signedIn('driver-2', { width: 390, height: 844, dark: true, locale: 'de-DE' });
  await driver.page.goto('/golf-irons/portal');
  await driver.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await axe(driver.page)).toEqual([]);
  expect(driver.problems).toEqual([]);
  await driver.close();
});
