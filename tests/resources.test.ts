// Shows that a planner sees at once what every center needs, moves it by keys, refines it as long work, and reads it on a phone and in German.
import { afterAll, expect, test, vi } from 'vitest';
import { axe, closeBrowser, type OpenPage, type PageWishes, screenshot } from './support/browser.ts';
import { atDesk } from './support/signed-in.ts';

vi.setConfig({ testTimeout: 120_000 });
afterAll(closeBrowser);

const open = async (wishes: PageWishes = {}): Promise<OpenPage> => {
  const opened = await atDesk('planner-1', wishes);
  await opened.page.goto('/golf-irons/work/resources');
  return opened;
};
const unitsIn = (headline: string | null): number => Number(/\d+/.exec(headline ?? '')?.[0]);

test('the network is planned at first sight, again when a slider moves, and precisely as long work that can be stopped', async () => {
  const { page, close, problems } = await open();
  const headline = page.getByRole('heading', {
    level: 1,
    name: /machines and workers in 27 centers keep the promises/,
  });
  await headline.waitFor();
  const before = unitsIn(await headline.textContent());
  expect(before).toBeGreaterThan(50);
  await page.getByRole('button', { name: /^HP1: \d+ units/ }).click();
  await page.getByRole('heading', { name: /Needed day by day: HP1/ }).waitFor();
  await page.getByText('Demand', { exact: true }).click();
  await page.getByRole('slider', { name: 'Demand against the forecast' }).focus();
  for (let k = 0; k < 10; k += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => unitsIn(await headline.textContent()), { timeout: 15_000 }).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Back to the network' }).click();
  await expect.poll(async () => unitsIn(await headline.textContent()), { timeout: 15_000 }).toBe(before);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Refine', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show inside HP3' }).click();
  await page.getByRole('button', { name: /^HP3\/milling: \d+ units/ }).waitFor();
  await screenshot(page, 'resources desktop', true);
  expect(await axe(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('a promise that the chain cannot keep is said, and the last plan stays', async () => {
  const { page, close } = await open();
  await page.getByRole('heading', { level: 1, name: /27 centers keep/ }).waitFor();
  await page.getByRole('slider', { name: 'Parametering: days promised' }).focus();
  await page.keyboard.press('Home');
  await page
    .getByText(/"parametering" is promised in 0 days/)
    .first()
    .waitFor();
  await page.getByRole('heading', { level: 1, name: /27 centers keep/ }).waitFor();
  await close();
});

test('on a phone, in the dark and in German', async () => {
  const { page, close, problems } = await open({ width: 390, height: 844, dark: true, locale: 'de-DE' });
  await page.getByRole('heading', { level: 1, name: /Maschinen und Arbeitskräfte in 27 Zentren halten/ }).waitFor();
  await page.getByRole('heading', { name: 'Zentrum nach Tag' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await screenshot(page, 'resources phone dark', true);
  expect(problems).toEqual([]);
  await close();
});
