// Shows that staff can run the company from the workbench: orders, board, chain, palette, by pointer and by keys.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Placed, pay, place } from '../conformance/support/chain.ts';
import { axe, closeBrowser, openPage } from './support/browser.ts';
import { productUrl } from './support/product.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 60_000 });

const at = '/golf-irons/work';
let placed: Placed;

beforeAll(async () => {
  placed = await place({ name: 'Customer 61' });
  await pay(placed);
}, 60_000);
afterAll(closeBrowser);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a stranger and a customer are told why they cannot enter and what to do', async () => {
  const stranger = await openPage();
  await stranger.page.goto(`${at}/orders`);
  await expect.poll(() => stranger.page.getByRole('main').textContent()).toContain('for its staff');
  const way = await stranger.page.getByRole('main').getByRole('link', { name: 'Sign in' }).getAttribute('href');
  expect(way).toContain(encodeURIComponent(`${at}/orders`));
  await stranger.close();
  const customer = await atDesk('customer-1');
  await customer.page.goto(at);
  await expect.poll(() => customer.page.getByRole('main').textContent()).toContain('holds no role');
  await customer.close();
});

test('orders are listed, found and opened', async () => {
  const { page, close, problems } = await atDesk('sales-1');
  await page.goto(`${at}/orders`);
  await heading(page)
    .filter({ hasText: /orders? (is|are) open/ })
    .waitFor();
  await page.getByRole('textbox', { name: 'Number, customer or product' }).fill(placed.order.number);
  await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(2);
  await page.getByRole('link', { name: placed.order.number, exact: true }).click();
  await heading(page)
    .filter({ hasText: `Order ${placed.order.number}` })
    .waitFor();
  await page.getByText('Cancel this order').click();
  await page
    .getByRole('dialog')
    .getByText(/goes back|go back/)
    .waitFor();
  await page.getByRole('button', { name: 'Keep the order' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  await close();
});

test('the palette leads to an order, and the order shows what it needs and how it is made', async () => {
  const { page, close, problems } = await atDesk('planner-1');
  await page.goto(at);
  await heading(page).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find order, lot, machine, supplier').fill(placed.order.number);
  await page.getByRole('dialog').getByText('Customer 61').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page)
    .filter({ hasText: `Order ${placed.order.number}` })
    .waitFor();
  const needs = page.getByRole('table', { name: 'What it needs' });
  await needs
    .getByText(/from stock|from purchase order|to be bought/)
    .first()
    .waitFor();
  const routing = page.getByRole('table', { name: 'Routing, plan and record' });
  expect(await routing.getByRole('row').count()).toBeGreaterThan(3);
  await page.getByRole('link', { name: 'Job card' }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the board is worked by keys: operations are told, zoomed and opened', async () => {
  const { page, close, problems } = await atDesk('planner-1');
  await page.goto(`${at}/board?order=${placed.order.id}`);
  await page.getByRole('complementary').getByText(`Order ${placed.order.number}`).first().waitFor();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  const told = page.locator('[aria-live="polite"]').first();
  await expect.poll(() => told.textContent()).toMatch(/^Order \d+, /);
  const first = await told.textContent();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => told.textContent()).not.toBe(first);
  for (const key of ['+', '-', 'f', 'h']) await page.keyboard.press(key);
  const number = /^Order (\d+)/.exec((await told.textContent()) ?? '')?.[1];
  await page.keyboard.press('Enter');
  await heading(page)
    .filter({ hasText: `Order ${number}` })
    .waitFor();
  await page.goto(`${at}/board`);
  await page.getByText('As a table').click();
  const table = page.getByRole('table', { name: 'Operations on the board' });
  // The newest orders first: a long table shows more only as it is read.
  const byOrder = table.getByRole('button', { name: 'Order', exact: true });
  await byOrder.click();
  await byOrder.click();
  const rows = table.getByRole('row');
  await expect.poll(() => rows.filter({ hasText: placed.order.number }).count()).toBeGreaterThan(3);
  expect(problems).toEqual([]);
  await close();
});

test('a planner plans anew and is told what moved', async () => {
  const { page, close, problems } = await atDesk('planner-1');
  await page.goto(`${at}/board`);
  await page.getByRole('button', { name: 'Plan anew' }).click();
  await page.getByText(/operations? moved\.|Nothing could be moved/).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the chain counts an order placed elsewhere without reload, and a line opens its events', async () => {
  const { page, close, problems } = await atDesk('owner');
  await page.goto(`${at}/chain`);
  const line = page.locator('[data-flow="c"] [role="button"]');
  const count = async (): Promise<number> =>
    Number(/, (\d+) in 24 hours/.exec((await line.getAttribute('aria-label')) ?? '')?.[1]);
  await line.waitFor();
  const before = await count();
  const next = await place({ name: 'Customer 62' });
  await pay(next);
  await expect.poll(count, { timeout: 15_000 }).toBeGreaterThan(before);
  await line.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText(`Order ${next.order.number} is confirmed`).first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the business clock says how fast it runs and stops on a word', async () => {
  const { page, close, problems } = await atDesk('owner');
  await page.goto(at);
  await page.getByRole('button', { name: /^Business time/ }).click();
  const clock = page.getByRole('dialog');
  await clock.getByText('1 d in 10 s').waitFor();
  await clock.getByText(/^The demo world is (not )?running$/).waitFor();
  const word = (name: string) => clock.getByRole('button', { name, exact: true });
  await word('Pause').click();
  await page.getByRole('button', { name: /^Business time: .* paused$/ }).waitFor();
  await word('Go on').click();
  await word('Pause').waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('an empty company hears the one next step', async () => {
  const { page, context, close } = await openPage();
  const headers = { origin: new URL(productUrl()).origin };
  const name = `workbench-${Date.now().toString(36)}`;
  const account = { name: 'Owner 2', email: `${name}@example.org`, password: 'a long pass phrase' };
  expect((await context.request.post('/api/auth/sign-up/email', { data: account, headers })).status()).toBe(200);
  const made = await context.request.post('/api/companies', {
    data: {
      slug: name,
      name: { en: 'Empty' },
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Berlin',
      country: 'DE',
    },
    headers,
  });
  expect(made.status(), await made.text()).toBe(200);
  await page.goto(`/${name}/work`);
  await page.getByText('This company has nothing to sell yet').waitFor();
  expect(await page.getByRole('link', { name: 'Import company data' }).getAttribute('href')).toBe(
    `/${name}/work/import`,
  );
  await page.goto(`/${name}/work/board`);
  await page.getByText('There are no work centers yet').waitFor();
  await close();
});

const screens = () => ['', '/orders', `/orders/${placed.order.id}`, `/board?order=${placed.order.id}`, '/chain'];

test.each([
  { dark: false, width: 1440 },
  { dark: true, width: 1440 },
  { dark: true, width: 390 },
])('no barriers, and no sideways scroll: dark $dark, width $width', async ({ dark, width }) => {
  const { page, close, problems } = await atDesk('owner', { dark, width });
  for (const screen of screens()) {
    await page.goto(at + screen);
    await heading(page).waitFor();
    expect(await axe(page), screen).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBeLessThanOrEqual(0);
  }
  expect(problems).toEqual([]);
  await close();
});
