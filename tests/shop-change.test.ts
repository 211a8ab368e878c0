// Plays a customer who changes what is made of a placed order: preloaded, tried, told in words, applied, and back on the order's page.
import { sales } from '@onelot/contracts';
import { afterAll, expect, test } from 'vitest';
import { pay, place } from '../conformance/support/chain.ts';
import { axe, closeBrowser, screenshot } from './support/browser.ts';
import { flatPage } from './support/flat-page.ts';

afterAll(closeBrowser);

const dollars = (minor: number): string => `$${(minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

test('before work starts an order is changed: what it costs more is said first and stands on the order after', async () => {
  const placed = await place({ name: 'Visitor 3' });
  await pay(placed);
  const before = await placed.customer.call(sales.getOrder, { order: placed.order.id });
  const { page, close, problems } = await flatPage({ width: 1440, height: 900 });
  await page.goto(placed.link);
  await page.getByRole('link', { name: 'Change what is made' }).click();
  await page.waitForURL(new RegExp(`/shop/irons\\?change=.*${before.id}`));
  await page.getByText(`You are changing order ${before.number}.`).waitFor();
  const total = page.locator('[data-test=total]');
  const apply = page.getByRole('button', { name: 'Apply the change' });
  expect(await total.textContent()).toBe(dollars(before.price.total));
  expect(await apply.isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Order', exact: true }).count()).toBe(0);
  expect(await axe(page)).toEqual([]);

  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Engraving/ })
    .click();
  await page.getByRole('switch', { name: /Engrave/ }).click();
  await page.getByRole('textbox', { name: 'Engraving' }).fill('LOT 3');
  await page.getByText(/more than now\./).waitFor();
  const wanted = { ...before.choices, engrave: true, engraving_text: 'LOT 3' };
  const { product, version } = before;
  const { choices } = await placed.customer.call(sales.quote, { product, version, choices: wanted });
  const tried = await placed.customer.call(sales.changeOrder, { order: before.id, choices, preview: true });
  expect(tried.extra).toBeGreaterThan(0);
  await page.getByText(`${dollars(tried.extra)} more than now.`).waitFor();
  await page.getByText(`To pay on top: ${dollars(tried.extra)}.`).waitFor();
  await page.getByText('There is no fee.').waitFor();
  await expect.poll(() => total.textContent()).toBe(dollars(tried.order.price.total));
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'shop change');
  // Nothing is done until it is applied.
  expect(await placed.customer.call(sales.getOrder, { order: before.id })).toMatchObject({ choices: before.choices });

  await apply.click();
  await page.waitForURL(new RegExp(`/orders/${before.id}$`));
  await page.getByText('What you chose').click();
  await page.getByText('LOT 3').last().waitFor();
  const after = await placed.customer.call(sales.getOrder, { order: before.id });
  expect(after.choices).toMatchObject({ engrave: true, engraving_text: 'LOT 3' });
  expect(after.price.total - before.price.total).toBe(tried.extra);
  expect(problems).toEqual([]);

  // An order that is cancelled meanwhile is not changed any more, and the screen says so.
  await page.getByRole('link', { name: 'Change what is made' }).click();
  await page.getByText(`You are changing order ${before.number}.`).waitFor();
  await placed.customer.call(sales.cancelOrder, { order: before.id });
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Engraving/ })
    .click();
  await page.getByRole('textbox', { name: 'Engraving' }).fill('LOT 4');
  await page.getByText(/is cancelled and can no longer be changed/).waitFor();
  expect(await apply.isDisabled()).toBe(true);
  await screenshot(page, 'shop change refused');
  await close();
}, 120_000);
