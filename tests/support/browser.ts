// Decides how the tests see a screen: a real browser without a window, in a chosen size, language and light.
import { accessSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { productUrl } from './product.ts';

export type PageWishes = {
  /** Window size in CSS pixels; 1280 by 800 when not given. */
  width?: number;
  height?: number;
  dark?: boolean;
  /** A language tag such as "de-DE"; "en-US" when not given. */
  locale?: string;
  /** Signed-in state of another page (`context.storageState()`), to go on as the same person. */
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
};

/** A page with what went wrong in it: uncaught errors, console errors and answers of 500 and above. */
export type OpenPage = { page: Page; context: BrowserContext; problems: string[]; close(): Promise<void> };

const pictures = join(import.meta.dirname, '..', '..', 'test-results');
let browser: Promise<Browser> | undefined;

/** The one browser of this test file, started when first needed. Call `closeBrowser` in afterAll. */
export const theBrowser = (): Promise<Browser> => {
  browser ??= launch();
  return browser;
};

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

async function launch(): Promise<Browser> {
  const reasons: string[] = [];
  for (const way of [launchPacked, launchInstalled]) {
    try {
      return await way();
    } catch (error) {
      reasons.push((error as Error).message.split('\n').slice(0, 4).join(' '));
    }
  }
  throw new Error(`No browser could be started: ${reasons.join(' | ')}`);
}

/** The browser from the packages; it brings its system libraries when it believes to run on a server without any. */
async function launchPacked(): Promise<Browser> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  // A single process dies with its first page, and a browser that skips the web's safety rules would prove less.
  const unwanted = /^--(single-process|disable-web-security|allow-running-insecure-content|headless)/;
  return playwright.launch({
    executablePath: await packed.executablePath(),
    args: packed.args.filter((argument) => !unwanted.test(argument)),
    env: libraries(process.env),
  });
}

/** Where the packed browser finds the libraries that it brought, without changing them for anything else. */
const libraries = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  ...(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)) as Record<string, string>),
  LD_LIBRARY_PATH: [join(tmpdir(), 'al2023', 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
});

async function launchInstalled(): Promise<Browser> {
  const executablePath = process.env.ONELOT_CHROMIUM ?? '/usr/bin/chromium';
  accessSync(executablePath);
  return playwright.launch({
    executablePath,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/** Opens a page of the product as a person who has never been there. `page.goto('/shop')` is relative to the product. */
export async function openPage(wishes: PageWishes = {}): Promise<OpenPage> {
  const { width = 1280, height = 800, dark = false, locale = 'en-US', storageState } = wishes;
  const context = await (await theBrowser()).newContext({
    baseURL: productUrl(),
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale,
    timezoneId: 'Europe/Berlin',
    // Movement is over at once, so a picture is the same each time.
    reducedMotion: 'reduce',
    ...(storageState ? { storageState } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, problems, close: () => context.close() };
}

/** Findings against WCAG 2.2 AA that are serious or critical, one sentence each; a test expects none. */
export async function axe(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  if (!passes.length) throw new Error(`The accessibility check looked at nothing on ${page.url()}.`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`);
}

/** Writes test-results/<name>.png for people to look at; nothing is compared. Returns the path. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<string> {
  mkdirSync(pictures, { recursive: true });
  const path = join(pictures, `${name.replaceAll(/[^\w-]+/g, '-')}.png`);
  await page.screenshot({ path, fullPage });
  return path;
}
