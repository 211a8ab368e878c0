// The screens about people in a browser: a demand is screened, a customer answered, a role given and taken back, a letter read.
import { interaction, platform, service } from '@onelot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Placed, wholeWay } from '../conformance/support/chain.ts';
import { as as client, stranger, tokenOf, until } from '../conformance/support/people.ts';
import { axe, closeBrowser, screenshot } from './support/browser.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 60_000 });

const at = '/golf-irons/work';
let whole: Placed;

beforeAll(async () => {
  whole = await wholeWay();
  await until(
    'the product is in service',
    () => whole.customer.call(service.listInstalled, { order: whole.order.id }),
    (list) => list.length === 1,
  );
}, 90_000);
afterAll(closeBrowser);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a demand is screened with four reasons and goes to research & development', async () => {
  const title = `A lighter bag ${Date.now()}`;
  const { id } = await stranger().call(interaction.raiseDemand, { title, text: 'For long days.', product: 'irons' });
  const { page, close, problems } = await atDesk('interaction-1');
  await page.goto(`${at}/demands`);
  await page.getByRole('link', { name: title }).click();
  await heading(page).filter({ hasText: title }).waitFor();
  const reasons = ['Costs little.', 'Easier to carry.', 'Many walk.', 'What we stand for.'];
  const scores = [5, 4, 2, 1];
  for (const [index, name] of ['Cost', 'Outcome', 'Scale', 'Strategic fit'].entries()) {
    const group = page.getByRole('group', { name });
    await group.getByText(String(scores[index]), { exact: true }).click();
    await group.getByLabel('Why').fill(reasons[index] ?? '');
  }
  await page.getByLabel('Concept').fill('A bag of thinner cloth.');
  await page.getByRole('textbox', { name: 'Note' }).fill('Worth a try.');
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'people-screening', true);
  await page.getByRole('button', { name: 'Give this verdict' }).click();
  await page.getByRole('heading', { name: 'What became of it' }).waitFor();
  await screenshot(page, 'people-verdict', true);
  const kept = await (await client('interaction-1')).call(interaction.getDemand, { demand: id });
  expect(kept.state).toBe('accepted');
  expect(Object.values(kept.verdict?.reasons ?? {}).map(({ score }) => score)).toEqual(scores);
  expect(problems).toEqual([]);
  await close();
});

test('a customer who waits is answered and the demand closed; the customer reads it', async () => {
  const asked = await whole.customer.call(service.openDemand, {
    order: whole.order.id,
    kind: 'question',
    title: 'Which cloth',
    text: 'For the faces?',
  });
  const { page, close, problems } = await atDesk('service-1');
  await page.goto(`${at}/service/${asked.id}`);
  await heading(page).filter({ hasText: 'has waited' }).waitFor();
  await page.getByRole('table', { name: 'Ordered and made' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Answer').fill('A soft one.');
  await page.getByRole('button', { name: 'Answer and close' }).click();
  await heading(page).filter({ hasText: 'It is closed' }).waitFor();
  await screenshot(page, 'people-service', true);
  const read = await whole.customer.call(service.getDemand, { demand: asked.id });
  expect(read.messages.at(-1)?.text).toBe('A soft one.');
  expect(read.state).toBe('closed');
  expect(problems).toEqual([]);
  await close();
});

test('a person is given a role and signs in; the role is taken back after a question', async () => {
  const name = `Assembler ${Date.now() % 100_000}`;
  const email = `operator-${Date.now()}@golf-irons.example`;
  const { page, close, problems } = await atDesk('owner');
  await page.goto(`${at}/people`);
  await page.getByRole('button', { name: 'Give someone a role' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('First password').fill('a-long-password');
  await page.getByRole('button', { name: 'Give the role' }).click();
  await page.getByRole('row').filter({ hasText: name }).waitFor();
  await tokenOf(email, 'a-long-password');
  const person = await client(email);
  expect((await person.call(platform.me, {})).person?.roles).toEqual([{ activity: 'production', role: 'operator' }]);
  await page.getByRole('button', { name: `Take the role operator back from ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('row').filter({ hasText: name }).waitFor({ state: 'detached' });
  expect((await person.call(platform.me, {})).person?.roles ?? []).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('a letter opens', async () => {
  const { page, close } = await atDesk('sales-1');
  await page.goto(`${at}/mail`);
  await page.getByRole('table').getByRole('button', { name: whole.order.number }).first().click();
  await page
    .getByRole('dialog')
    .getByText(/^Letter to /)
    .waitFor();
  await screenshot(page, 'people-mail');
  await close();
});

test.each([{ dark: false }, { dark: true }])('no barriers: dark $dark', async ({ dark }) => {
  const { page, close, problems } = await atDesk('owner', { dark });
  for (const screen of dark ? ['demands'] : ['demands', 'service', 'members', 'people', 'mail']) {
    await page.goto(`${at}/${screen}`);
    await heading(page).waitFor();
    expect(await axe(page), screen).toEqual([]);
    await screenshot(page, `people-${screen}${dark ? '-dark' : ''}`);
  }
  expect(problems).toEqual([]);
  await close();
});
