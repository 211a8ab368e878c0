// A company made by hand in the browser, without an import: each record typed, a product of two choices and a rule, priced, released, with a date in the shop.
import { afterAll, test } from 'vitest';
import { closeBrowser } from './support/browser.ts';
import { flatPage } from './support/flat-page.ts';
import { productUrl } from './support/product.ts';

afterAll(closeBrowser);

test('a company is typed by hand until its shop tells a date', async () => {
  const slug = `hooks-${Date.now().toString(36)}`;
  const email = `owner@${slug}.example`;
  const password = 'a-long-password';
  const { page, close } = await flatPage({ width: 1440, height: 900 });
  await page.goto(productUrl());
  await page
    .getByRole('button', { name: /Create a company|Begin|empty/ })
    .first()
    .click();
  await page.getByLabel('Name').first().fill('Hooks');
  await page.getByLabel('Address on this installation').first().fill(slug);
  await page.getByRole('button', { name: 'Create it' }).click();
  await page.getByLabel('Your name').fill('Owner 9');
  await page.locator('fieldset input[type=email]').fill(email);
  await page.locator('fieldset input').nth(2).fill(password);
  await page.getByRole('button', { name: 'Create it' }).click();
  await page.waitForURL(/\/work/);
  const go = async (tab: string) => {
    await page.goto(`${productUrl()}/${slug}/work/products?tab=${tab}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
  const save = async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await page.goto(`${productUrl()}/${slug}/work/setup`);
  await page.getByText(/steps are missing/).waitFor();
  await go('calendars');
  await page.getByRole('button', { name: 'Add a calendar' }).click();
  await page.getByLabel('Code').fill('day');
  await page.getByLabel('Monday from').fill('7 o clock');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Write the time like 07:00.').first().waitFor();
  await page.getByLabel('Monday from').fill('07:00');
  await save();
  await go('centers');
  await page.getByRole('button', { name: 'Add a work center' }).click();
  await page.getByLabel('Code').fill('BENCH');
  await page.getByLabel('Name, English').fill('Bench');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Calendar' }).click();
  await page.getByRole('option', { name: 'day' }).click();
  await save();
  await go('items');
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByLabel('Code').fill('HOOK');
  await page.getByLabel('Name, English').fill('Hook');
  await page.getByRole('dialog').getByLabel('Cost').fill('3');
  await save();
  await go('store');
  await page.getByRole('button', { name: 'Add the site' }).click();
  const d = page.getByRole('dialog');
  const addr = async () => {
    await d.getByLabel('Name on the letter box').fill('Hooks');
    await d.getByLabel('Street and number').fill('Way 1');
    await d.getByLabel('Postcode').fill('10115');
    await d.getByLabel('City').fill('Berlin');
  };
  await addr();
  await save();
  for (const [code, kind] of [
    ['RAW', 'material'],
    ['FIN', 'finished products'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a place' }).click();
    await d.getByLabel('Code').fill(code);
    await d.getByLabel('Name').fill(code);
    await d.getByRole('combobox', { name: 'Holds' }).click();
    await page.getByRole('option', { name: kind }).click();
    await save();
  }

  await go('terms');
  await page.getByRole('button', { name: 'Set the terms' }).click();
  await addr();
  await save();
  await page.getByRole('button', { name: 'Add a shipping method' }).click();
  await d.getByLabel('Name, English').fill('Collect');
  await save();
  await go('models');
  await page.getByRole('button', { name: 'Open a change' }).click();
  await page.getByLabel(/new one, by its short name/).fill('hook');
  await page.getByLabel('What changes').fill('A hook');
  await d.getByRole('button', { name: 'Open a change' }).click();
  await page.getByRole('heading', { name: 'A hook', level: 1 }).waitFor();
  await page.getByLabel('New choice').fill('Polished');
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'yes or no' }).click();
  await page.getByRole('button', { name: 'Add the choice' }).click();
  await page.waitForTimeout(500);
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('What the customer reads, English').fill('Small hooks are not polished.');
  await page.getByRole('tabpanel').or(page.locator('main')).getByText('no', { exact: true }).first().click();
  await page.getByRole('tab', { name: 'Parts' }).click();
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('combobox', { name: 'Item' }).fill('HOOK');
  await page.getByRole('tab', { name: 'Operations' }).click();
  await page.getByRole('button', { name: 'Add an operation' }).click();
  await page.getByLabel('Name, English').fill('Bend');
  await page.getByLabel('Instruction, English').fill('Bend it {size}.');
  await page.getByRole('combobox', { name: 'Work center' }).click();
  await page.getByRole('option', { name: /BENCH/ }).click();
  await page.getByRole('tab', { name: 'Prices' }).click();
  await page.getByLabel('Amount').fill('20');
  await page.getByText('Surcharges by choice').click();
  await page.getByLabel('Large', { exact: true }).fill('5');
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.getByText('All saved').waitFor();
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('passed', { exact: true }).waitFor({ timeout: 30000 });
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: /^Release as/ }).click();
  await d.getByRole('button', { name: /^Release as/ }).click();
  await page.getByText('It is on sale.').waitFor({ timeout: 20000 });
  await page.goto(`${productUrl()}/${slug}/work/setup`);
  await page.getByText('Everything is there: you can sell').waitFor();
  await page.goto(`${productUrl()}/${slug}/shop/hook`);
  await page.getByText('Bend sets the pace', { exact: false }).first().waitFor();
  await close();
}, 240_000);
