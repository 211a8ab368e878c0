// Shows that a planner finds the proven mix in the first line, moves it by keys, and reads it on a phone, in the dark and in German.
import { afterAll, expect, test, vi } from 'vitest';
import { axe, closeBrowser, type OpenPage, type PageWishes, screenshot } from './support/browser.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

const open = async (wishes: PageWishes = {}): Promise<OpenPage> => {
  const opened = await atDesk('planner-1', wishes);
  await opened.page.goto('/golf-irons/work/mix');
  return opened;
};

test('the published case is answered with its proof, and a slider moved by keys is solved again', async () => {
  const { page, close, problems } = await open();
  await page.getByRole('heading', { level: 1, name: 'Offer 5 of 8 variants, earn 167,032' }).waitFor();
  await page.getByText('Proven best').waitFor();
  await page.getByText('Survey next').waitFor();
  await screenshot(page, 'mix desktop', true);
  await page.getByRole('slider', { name: 'Variants at most' }).focus();
  for (let k = 0; k < 6; k += 1) await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { level: 1, name: 'Offer 2 of 8 variants, earn 151,001' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('on a phone, in the dark and in German', async () => {
  const { page, close, problems } = await open({ width: 390, height: 844, dark: true, locale: 'de-DE' });
  await page.getByRole('heading', { level: 1, name: '5 von 8 Varianten anbieten, 167.032 verdienen' }).waitFor();
  await page.getByText('Als Nächstes erfragen').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await screenshot(page, 'mix phone dark', true);
  expect(problems).toEqual([]);
  await close();
});
