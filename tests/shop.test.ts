// Plays the shop as a customer: choosing by mouse and by keyboard, a blocked choice and its repair, checkout, paying, and the order's page to the door.
import { logistics, sales } from '@onelot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { make, pay, place, staff } from '../conformance/support/chain.ts';
import { as, until } from '../conformance/support/people.ts';
import { axe, closeBrowser, screenshot } from './support/browser.ts';
import { flatPage } from './support/flat-page.ts';

const SHOP = '/golf-irons';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
afterAll(closeBrowser);

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const total = async (page: Page): Promise<number> =>
  Number((await page.locator('[data-test=total]').textContent())?.replaceAll(/[^\d.]/g, ''));

/** The promise date once it is no longer being checked. */
const date = async (page: Page): Promise<string | null> => {
  await page.waitForFunction(() => {
    const text = document.querySelector<HTMLElement>('[data-test=date]')?.textContent ?? '';
    return /\d/.test(text) && !text.includes('checking');
  });
  return page.locator('[data-test=date]').textContent();
};

const next = (page: Page, step: string) => page.getByRole('button', { name: `Next: ${step}` });

/** Presses Tab until what is focused fits; a screen that cannot be walked through fails here. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      const label = one?.getAttribute('aria-label') ?? (one as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return `${one?.getAttribute('role') ?? one?.tagName.toLowerCase()} ${label ?? one?.textContent ?? ''}`;
    });
    if (name.test(here)) return;
  }
  throw new Error(`The keyboard does not reach ${name}.`);
};

const address = { Name: 'Visitor 1', Email: 'visitor-1@mail.example', 'Street and number': '14 Harbour Street' };
const town = { Postcode: 'K7L 1A1', City: 'Kingston' };

test('a guest chooses by mouse, is told why a value is blocked, repairs, orders, pays and sees where it is', async () => {
  const { page, close, problems } = await flatPage(DESK);
  await page.goto(SHOP);
  await page.getByRole('link', { name: 'Make it yours' }).click();
  const before = await total(page);
  expect(await date(page)).toMatch(/^\w{3} \d{1,2} \w{3}/);
  expect(await axe(page)).toEqual([]);

  await next(page, 'Head').click();
  const attempt = page.waitForRequest(/\/attempts$/);
  await page.getByRole('radio', { name: /Swift blade/ }).click();
  expect((await attempt).postDataJSON()).toMatchObject({ option: 'model', value: 'blade' });
  await page.getByText('The Swift blade is forged one at a time.').waitFor();
  expect(await page.getByRole('radio', { name: /Tern cavity/ }).getAttribute('aria-checked')).toBe('true');
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'shop blocked');
  await page.getByRole('button', { name: 'Change both' }).click();
  expect(await page.getByRole('radio', { name: /Swift blade/ }).getAttribute('aria-checked')).toBe('true');
  expect(await total(page)).toBeGreaterThan(before);
  await page.keyboard.press('Control+z');
  expect(await page.getByRole('radio', { name: /Tern cavity/ }).getAttribute('aria-checked')).toBe('true');
  expect(await total(page)).toBe(before);

  for (const step of ['Shaft', 'Length and lie', 'Grip', 'Engraving']) await next(page, step).click();
  await page.getByRole('switch', { name: /Engrave/ }).click();
  await page.getByRole('textbox', { name: 'Engraving' }).fill('T · G 7');
  expect(await total(page)).toBeGreaterThan(before);
  // On a wide screen the reason stands open.
  await page.getByRole('table', { name: /Why/ }).waitFor({ state: 'attached' });
  await screenshot(page, 'shop engraving');
  await date(page);
  const agreed = await total(page);

  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await page.getByRole('heading', { name: 'Where shall it go?' }).waitFor();
  expect(await page.getByRole('checkbox').isChecked()).toBe(false);
  const reserve = page.getByRole('button', { name: /Reserve/ });
  await reserve.click();
  await expect.poll(() => page.getByText('We need this to deliver.').count()).toBe(5);
  expect(await axe(page)).toEqual([]);
  for (const [label, text] of Object.entries({ ...address, ...town })) await page.getByLabel(label).fill(text);
  await screenshot(page, 'shop checkout', true);
  await reserve.click();

  const card = page.getByLabel('Card number');
  await card.waitFor();
  expect(await axe(page)).toEqual([]);
  await card.fill('4000 0000 0000 0002');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByText('The bank declined this card.').waitFor();
  await card.fill('4242 4242 4242 4242');
  await page
    .getByRole('button', { name: `Pay $${agreed.toLocaleString('en-US', { minimumFractionDigits: 2 })}` })
    .click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: /^\w{3} \d{1,2} \w{3}$/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'shop order planned');

  // The guest stays in: the order stands in the list, and can be cancelled for nothing.
  await page.getByRole('link', { name: 'My orders' }).click();
  await page.getByRole('heading', { level: 1, name: /1 order under way/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.locator('main li a').first().click();
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByText('This costs nothing.').waitFor();
  await page.getByRole('button', { name: 'Cancel it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cancelled' }).waitFor();
  // A declined card is an answer; anything else in the console is a fault.
  expect(problems.filter((one) => !one.includes('402'))).toEqual([]);
  await close();
}, 180_000);

test('the same set is chosen and ordered with the keyboard alone', async () => {
  const { page, close, problems } = await flatPage(DESK);
  await page.goto(`${SHOP}/shop/irons`);
  await date(page);
  await tabTo(page, /^radio Accessorized/);
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /To your measure/ }).getAttribute('aria-checked')).toBe('true');
  await tabTo(page, /Next: Head/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^radio Tern/);
  // Over the wide sole to the blade, which is locked: it takes the focus and is not taken.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /Swift blade/ }).getAttribute('aria-checked')).toBe('false');
  await page.keyboard.press('Enter');
  await page.getByText('The Swift blade is forged one at a time.').waitFor();
  await tabTo(page, /Keep what I have/);
  await page.keyboard.press('Enter');
  for (const step of ['Shaft', 'Length and lie', 'Grip', 'Engraving']) {
    await tabTo(page, new RegExp(`Next: ${step}`));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: step }).waitFor();
  }
  await tabTo(page, /^button Order$/);
  await date(page);
  await page.keyboard.press('Enter');
  for (const [label, text] of Object.entries(address)) {
    await tabTo(page, new RegExp(`^input ${label}`));
    await page.keyboard.type(text);
  }
  for (const [label, text] of Object.entries(town)) {
    await tabTo(page, new RegExp(`^input ${label}`));
    await page.keyboard.type(text);
  }
  await tabTo(page, /Reserve and go on/);
  await page.getByRole('button', { name: /Reserve/, disabled: false }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Card number').waitFor();
  await tabTo(page, /^button Pay/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('on a phone, in the dark and in German nothing scrolls sideways and nothing bars the way', async () => {
  const { page, close, problems } = await flatPage({ ...PHONE, dark: true, locale: 'de-DE' });
  const screens = ['', '/shop/irons', '/orders', '/service', '/profile', '/saved', '/checkout/irons'];
  for (const path of ['/', '/sign-in', ...screens.map((screen) => SHOP + screen)]) {
    await page.goto(path);
    await page.locator('main h1, main h2').first().waitFor();
    expect([path, await sideways(page)]).toEqual([path, 0]);
    expect([path, await axe(page)]).toEqual([path, []]);
  }
  await page.goto(`${SHOP}/shop/irons`);
  await page.getByRole('button', { name: 'Weiter: Kopf' }).click();
  await page.getByRole('heading', { level: 2, name: 'Kopf' }).waitFor();
  await page.getByRole('button', { name: 'Warum dieser Tag' }).click();
  expect(await sideways(page)).toBe(0);
  await screenshot(page, 'shop phone dark');
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('the order page follows the order to the door without a reload, then takes a rating', async () => {
  const placed = await place({ name: 'Visitor 2', choices: { level: 'popularizing' } });
  await pay(placed);
  const people = await staff();
  const { page, close, problems } = await flatPage(DESK);
  await page.goto(placed.link);
  const answer = (name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 30_000 });
  await answer(/^\w{3} \d{1,2} \w{3}$/);
  await make(placed.order.id, people);
  const carrier = await as('driver-1');
  const mine = await until(
    'the delivery of the order',
    () => people.store.call(logistics.listDeliveries, {}),
    (list) => list.some((one) => one.order === placed.order.id),
  ).then((list) => list.find((one) => one.order === placed.order.id));
  const delivery = mine?.id ?? '';
  await page.getByText('Made and packed. At your door', { exact: true }).waitFor({ timeout: 30_000 });
  if (mine?.state === 'planned')
    await people.store.call(logistics.offerDelivery, { delivery, carrier: mine.carrier ?? 'ROADRUN' });
  await carrier.call(logistics.answerDelivery, { delivery, accept: true });
  await carrier.call(logistics.pickUp, { delivery, identifier: mine?.identifier ?? '' });
  await carrier.call(logistics.reportPosition, { delivery, position: { lat: 43.6, lon: -79.7 } });
  await page.getByRole('img', { name: /Map of the way/ }).waitFor({ timeout: 30_000 });
  await page.getByRole('region', { name: 'When it gets here' }).waitFor();
  await page.getByText(/^Position .* ago$/).waitFor({ timeout: 30_000 });
  await page.locator('svg path[class*=land]').waitFor({ state: 'attached' });
  await screenshot(page, 'shop order on the road');
  expect(await axe(page)).toEqual([]);
  await carrier.call(logistics.arrive, {
    delivery,
    receivedBy: 'Visitor 2',
    signature: 'M10 100 L60 20 L110 100 L200 40',
  });
  await answer(/^Delivered /);
  await page.getByText('Received by Visitor 2').waitFor();
  await page.getByRole('radio', { name: '5 stars' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('You gave 5 of 5').waitFor();
  await screenshot(page, 'shop order delivered', true);
  expect(await axe(page)).toEqual([]);
  const order = await placed.customer.call(sales.getOrder, { order: placed.order.id });
  expect(order.state).toBe('delivered');
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('one click signs in a person of the demo and leads to where they work', async () => {
  const { page, close, problems } = await flatPage(DESK);
  await page.goto('/');
  await page.getByRole('heading', { level: 2, name: 'Golf irons', exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'start page');
  await page.getByRole('button', { name: /^Customer 1/ }).click();
  await page.waitForURL(new RegExp(`${SHOP}$`));
  await page.getByRole('button', { name: /Customer 1/ }).waitFor();
  await page.goto(`${SHOP}/profile`);
  await page.getByRole('heading', { level: 1, name: 'Customer 1' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.goto('/');
  await page.getByRole('button', { name: /^Assembler 1/ }).click();
  await page.waitForURL(/\/floor/);
  expect(problems).toEqual([]);
  await close();
}, 90_000);
