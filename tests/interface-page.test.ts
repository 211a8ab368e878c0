// Shows that the readable page of the interface reads on a phone, by keys and without barriers.
import { afterAll, expect, it } from 'vitest';
import { axe, closeBrowser, openPage } from './support/browser.ts';
import { productUrl } from './support/product.ts';

afterAll(closeBrowser);

it('FRM-1 the page of the interface is no wider than a phone and has no barriers', async () => {
  const { page, close } = await openPage({ width: 360, height: 800 });
  await page.goto(`${productUrl()}/api`);
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await close();
});
