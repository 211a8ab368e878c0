// Shows that the eyes of the browser tests see: pages in a chosen light and language, 3D by software, and barriers.
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, closeBrowser, openPage, screenshot } from './support/browser.ts';

const good =
  '<!doctype html><html lang="en"><title>Good</title><main><h1>Irons</h1><canvas id="c"></canvas></main></html>';
const bad =
  '<!doctype html><html lang="en"><title>Bad</title><main><h1>Irons</h1><img src="data:,"><input></main></html>';
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer(({ url: path }, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.statusCode = path === '/broken' ? 500 : 200;
    answer.end(path === '/bad' ? bad : good);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await closeBrowser();
  server.close();
});

test('a page has the size, light and language that were asked for, and 3D', async () => {
  const { page, close, problems } = await openPage({ width: 390, height: 844, dark: true, locale: 'de-DE' });
  await page.goto(url);
  const seen = await page.evaluate(() => ({
    width: window.innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    language: navigator.language,
    webgl: document.querySelector('canvas')?.getContext('webgl2') instanceof WebGL2RenderingContext,
  }));
  expect(seen).toEqual({ width: 390, dark: true, language: 'de-DE', webgl: true });
  expect(problems).toEqual([]);
  const picture = await screenshot(page, 'browser eyes');
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  rmSync(picture);
  await close();
});

test('the accessibility check finds barriers, and none on a page without', async () => {
  const { page, close } = await openPage();
  await page.goto(url);
  expect(await axe(page)).toEqual([]);
  await page.goto(`${url}/bad`);
  expect((await axe(page)).map((finding) => finding.split(':')[0]).sort()).toEqual(['image-alt', 'label']);
  await close();
});

test('answers that should not happen and errors in the page are noted', async () => {
  const { page, close, problems } = await openPage();
  await page.goto(`${url}/broken`);
  await page.evaluate(() => setTimeout(() => Reflect.apply(undefined as never, undefined, []), 0));
  await expect.poll(() => problems.some((problem) => problem.startsWith('uncaught:'))).toBe(true);
  expect(problems).toContain(`500 ${url}/broken`);
  await close();
});
