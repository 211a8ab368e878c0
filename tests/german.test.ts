// Shows that who reads German reads German: why the plan is as it is, on the board, in its file and with the order.
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Placed, pay, place } from '../conformance/support/chain.ts';
import { closeBrowser, openPage } from './support/browser.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 60_000 });
const at = '/golf-irons/work';
/** How each sentence of the plan begins in German. */
const GERMAN = /^(Wartet (auf|\d)|Folgt auf|Behält|Beginnt so früh|Ist in Arbeit)/;
let placed: Placed;

/** The cells below this heading. */
const below = async (table: Locator, heading: string): Promise<string[]> => {
  await table.getByRole('row').nth(1).waitFor();
  const heads = await table.getByRole('columnheader').allTextContents();
  const column = heads.findIndex((each) => each.includes(heading));
  expect(column).toBeGreaterThanOrEqual(0);
  return table.locator(`tbody tr td:nth-child(${column + 1})`).allTextContents();
};

beforeAll(async () => {
  placed = await place({ name: 'Customer 71' });
  await pay(placed);
}, 60_000);
afterAll(closeBrowser);

test('the board tells in German why each operation lies where it does, and so does its file', async () => {
  const { page, close, problems } = await atDesk('planner-1', { locale: 'de-DE', width: 1600, height: 1000 });
  await page.goto(`${at}/board`);
  await page.getByText('Als Tabelle').click();
  const table = page.getByRole('table', { name: 'Arbeitsgänge auf der Tafel' });
  const shown = await below(table, 'Warum dann');
  // What is done has no reason any more; the table draws the rows in sight, its file has all.
  for (const reason of shown.filter(Boolean)) expect(reason).toMatch(GERMAN);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als CSV sichern' }).click();
  const [head, ...lines] = (await readFile(await (await coming).path(), 'utf8')).trim().split(/\r?\n/);
  expect(head).toContain('Warum dann');
  const told = lines.filter((line) => /Wartet|Folgt auf|Behält|Beginnt so früh|Ist in Arbeit/.test(line));
  expect(told.length).toBeGreaterThan(3);
  expect(lines.join()).not.toMatch(/waits for|follows|keeps its|as early as|is in work/i);
  await page.getByRole('button', { name: 'Neu planen' }).click();
  await page.getByText('Von Hand verlangt.').waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the order tells the same with its routing', async () => {
  const { page, close, problems } = await atDesk('planner-1', { locale: 'de-DE', width: 1600, height: 1000 });
  await page.goto(`${at}/orders/${placed.order.id}`);
  const reasons = await below(page.getByRole('table', { name: 'Arbeitsplan, Planung und Rückmeldung' }), 'Warum dann');
  expect(reasons.length).toBeGreaterThan(3);
  for (const reason of reasons) expect(reason).toMatch(GERMAN);
  expect(problems).toEqual([]);
  await close();
});

test('who is refused reads why in German alone', async () => {
  const stranger = await openPage({ locale: 'de-DE' });
  await stranger.page.goto('/sign-in');
  await stranger.page.getByLabel('E-Mail').fill('planner-1@golf-irons.example');
  await stranger.page.getByRole('textbox', { name: 'Passwort' }).fill('not the password');
  await stranger.page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await stranger.page.getByText('E-Mail oder Passwort stimmt nicht.').waitFor();
  await stranger.close();
  const { page, close } = await atDesk('assembler-1', { locale: 'de-DE' });
  await page.goto('/golf-irons/floor/NOWHERE');
  const note = page.getByRole('alert');
  await note.getByText('Das gibt es nicht, oder es ist nicht für Sie bestimmt.').waitFor();
  expect(await note.textContent()).not.toMatch(/not there|Work center/);
  await close();
});
