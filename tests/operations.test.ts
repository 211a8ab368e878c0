// The company’s product screens in a browser: import a company and sell, mend an item, open a change and release it; no barriers on any.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { platform, sales } from '@onelot/contracts';
import { afterAll, expect, test } from 'vitest';
import { pay, place } from '../conformance/support/chain.ts';
import { as as client, register, stranger, until } from '../conformance/support/people.ts';
import { axe, closeBrowser, openPage, screenshot } from './support/browser.ts';
import { productUrl } from './support/product.ts';

afterAll(closeBrowser);

const enter = async (email: string, password = 'onelot-demo', wishes: Parameters<typeof openPage>[0] = {}) => {
  const opened = await openPage({ width: 1440, height: 900, ...wishes });
  await opened.page.goto(productUrl());
  await opened.page.evaluate(
    async (who) => {
      await fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(who),
      });
    },
    { email, password },
  );
  return opened;
};
const OWNER = 'owner@golf-irons.example';

test('a company of one’s own: a wrong file is named by line, a right folder is written and sold', async () => {
  const slug = `rooms-${Date.now().toString(36)}`;
  const email = `owner@${slug}.example`;
  await register('Owner 3', email, 'a-long-password');
  await (await client(email, '')).call(platform.createCompany, {
    slug,
    name: { en: 'Rooms' },
    currency: 'EUR',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    country: 'DE',
  });
  const folder = resolve(import.meta.dirname, '../companies/bookshelf');
  const items = await readFile(`${folder}/items.csv`, 'utf8');
  const { page, close } = await enter(email, 'a-long-password');
  await page.goto(`${productUrl()}/${slug}/work/import`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const files = page.locator('input[type=file]').first();
  await files.setInputFiles([
    { name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(`${items}\nWRONG,Wrong,,yards,buy,0,1,0,0,1,1\n`) },
  ]);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('unit', { exact: true }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Write it' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.locator('input[type=file]').nth(1).setInputFiles(folder);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('Everything is right').waitFor();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByText('It is written').waitFor();
  await until(
    'the shop',
    () => stranger(slug).call(sales.listProducts, {}),
    (list) => list.length === 1,
  );
  await page.goto(`${productUrl()}/${slug}/work/products`);
  await page.getByText('One product is on sale').waitFor();
  await screenshot(page, 'own-company-products');
  const placed = await place({
    company: slug,
    product: 'bookshelf',
    choices: { width_mm: 900, height_mm: 1800 },
    shippingMethod: 'freight',
    order: { address: { name: 'Customer 3', street: 'Am Markt 1', city: 'Leipzig', postcode: '04109', country: 'DE' } },
  });
  const sold = await pay(placed);
  await page.goto(`${productUrl()}/${slug}/work/orders`);
  await page.getByRole('link', { name: sold.number }).click();
  await page.waitForURL(`**/work/orders/${sold.id}`);
  await page.getByText(sold.number).first().waitFor();
  await close();
});

test('an item with a wrong value is refused at its field', async () => {
  const { page, close } = await enter(OWNER);
  await page.goto(`${productUrl()}/golf-irons/work/products`);
  await page.getByRole('tab', { name: 'Items' }).click();
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByLabel('Code', { exact: true }).fill('no good');
  await page.getByLabel('Name, English').fill('Wrong');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByText(/letters, digits/)
    .first()
    .waitFor();
  await close();
});

test('a change is opened, saved, verified, approved by someone else and released', async () => {
  const { page, close } = await enter(OWNER);
  await page.goto(`${productUrl()}/golf-irons/work/products`);
  await page.getByRole('button', { name: 'Open a change' }).click();
  await page.getByRole('combobox', { name: 'Of this product' }).click();
  await page.getByRole('option', { name: 'irons' }).click();
  await page.getByLabel('What changes').fill('A clearer word');
  await page.getByRole('dialog').getByRole('button', { name: 'Open a change' }).click();
  await page.getByRole('heading', { name: 'A clearer word' }).waitFor();
  await page.getByRole('tab', { name: 'As JSON' }).click();
  const model = page.getByRole('textbox', { name: 'Product model' });
  await model.fill('{');
  await page.getByText('This is not JSON').waitFor();
  // What is no JSON changed nothing.
  await page.getByRole('tab', { name: 'Choices' }).click();
  await page.getByText('Name and description of the product').click();
  await page.getByLabel('Product name, English').fill(`Irons ${Date.now()}`);
  // What is not saved is not verified, and nobody leaves it by accident.
  expect(await page.getByRole('button', { name: 'Verify' }).isDisabled()).toBe(true);
  await page.getByRole('link', { name: 'Orders' }).first().click();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.getByText('All saved').waitFor();
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('passed', { exact: true }).waitFor({ timeout: 40_000 });
  // Four eyes: who saved it is told who approves, and is not offered to do it.
  await page.getByText(/someone else approves it: .*Approver 1/).waitFor();
  expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
  const other = await enter('approver-1@golf-irons.example');
  await other.page.goto(page.url());
  await other.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await other.page.getByText('It can be released').waitFor();
  await other.close();
  await page.getByText('It can be released').waitFor();
  await screenshot(page, 'draft-approved', true);
  await page.getByRole('button', { name: /^Release as version/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Release as version/ })
    .click();
  await page.getByText('It is on sale.').waitFor({ timeout: 20_000 });
  await close();
});

test.each([{ dark: false }, { dark: true }])(
  'no barriers on the company’s screens, dark $dark',
  async ({ dark }) => {
    const { page, close, problems } = await enter(OWNER, 'onelot-demo', { dark });
    for (const screen of ['import', 'products', 'research']) {
      await page.goto(`${productUrl()}/golf-irons/work/${screen}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(300);
      expect(await axe(page), screen).toEqual([]);
    }
    expect(problems).toEqual([]);
    await close();
  },
  120_000,
);
