// Shows that each law of the house catches what breaks it, lets pass what keeps it, and never passes by seeing nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
// @ts-expect-error the scripts are plain JavaScript without types: they run before anything is installed
import { judge as judgeTree, laws } from '../scripts/laws/index.mjs';

type Verdict = {
  name: string;
  reason: string;
  seen: number;
  violations: { path: string; line: number; what: string }[];
};
const judge = judgeTree as (root: string) => { verdicts: Verdict[] };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project of these files; each gets the first line that the law asks for, unless it starts with a mark of its own. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'onelot-laws-'));
  folders.push(root);
  const all = { 'packages/base/src/index.ts': `import './result.ts';\n`, 'packages/base/src/result.ts': '', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.startsWith('bare:') ? text.slice(5) : `// Decides something.\n${text}`);
  }
  return root;
}

const broken = (files: Record<string, string>): string[] =>
  judge(project(files))
    .verdicts.filter(({ violations }) => violations.length)
    .map(({ name, violations }) => `${name}: ${violations.map(({ path, line }) => `${path}:${line}`).join(' ')}`);

const sales = 'server/src/activities/sales';
const cases: { law: string; breaks: Record<string, string>; at: string }[] = [
  {
    law: 'an activity imports no other activity',
    breaks: { [`${sales}/orders/commands.ts`]: `import { stock } from '../../logistics/queries.ts';` },
    at: `${sales}/orders/commands.ts:2`,
  },
  {
    law: 'an activity imports no other activity',
    breaks: { [`${sales}/commands.ts`]: `import type { Row } from '../../profiles/steel.ts';` },
    at: `${sales}/commands.ts:2`,
  },
  {
    law: 'an activity imports no other activity',
    breaks: { [`${sales}/queries.ts`]: `import { all } from '../index.ts';` },
    at: `${sales}/queries.ts:2`,
  },
  {
    law: 'an activity imports no other activity',
    breaks: { [`${sales}/orders/queries.ts`]: `import { startTestHouse } from '../../../testing/house.ts';` },
    at: `${sales}/orders/queries.ts:2`,
  },
  {
    law: 'an activity imports no other activity',
    breaks: { [`${sales}/orders/orders.test.ts`]: `import { stock } from '../../logistics/queries.ts';` },
    at: `${sales}/orders/orders.test.ts:2`,
  },
  {
    law: 'the kernel imports no activity',
    breaks: { 'server/src/kernel/events.ts': `export * from '../activities/sales/commands.ts';` },
    at: 'server/src/kernel/events.ts:2',
  },
  {
    law: 'an engine imports base and nothing else of ours',
    breaks: { 'packages/plan/src/index.ts': `import { configure } from '@onelot/configure';` },
    at: 'packages/plan/src/index.ts:2',
  },
  {
    law: 'an engine imports base and nothing else of ours',
    breaks: { 'packages/mix/src/index.ts': `\nconst fs = await import('node:fs');` },
    at: 'packages/mix/src/index.ts:3',
  },
  {
    law: 'base imports nothing of ours',
    breaks: { 'packages/base/src/more.ts': `import { flows } from '@onelot/contracts';` },
    at: 'packages/base/src/more.ts:2',
  },
  {
    law: 'contracts import base and engines only',
    breaks: { 'packages/contracts/src/index.ts': `import { kernel } from '../../../server/src/kernel/access.ts';` },
    at: 'packages/contracts/src/index.ts:2',
  },
  {
    law: 'the screens know the published interface only',
    breaks: { 'web/src/app.tsx': `import { price } from '../../server/src/activities/sales/queries.ts';` },
    at: 'web/src/app.tsx:2',
  },
  {
    law: 'the screens know the published interface only',
    breaks: { 'web/src/app.tsx': `import { schedule } from '@onelot/plan';` },
    at: 'web/src/app.tsx:2',
  },
  {
    law: 'the demo world is an outsider',
    breaks: { 'world/src/main.ts': `import pg from 'pg';` },
    at: 'world/src/main.ts:2',
  },
  {
    law: 'packages have no clock and no chance of their own',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text, judged and not run
    breaks: { 'packages/route/src/index.ts': 'export const luck = `${Math.random()}`;' },
    at: 'packages/route/src/index.ts:2',
  },
  {
    law: 'activities take the time from their context',
    breaks: { [`${sales}/commands.ts`]: 'export const at = new Date();' },
    at: `${sales}/commands.ts:2`,
  },
  {
    law: 'server and screens do not print with console',
    breaks: { 'server/src/kernel/log.ts': `console.log('here');` },
    at: 'server/src/kernel/log.ts:2',
  },
  {
    law: 'no file is longer than 300 lines',
    breaks: { 'cli/src/main.ts': 'export {};\n'.repeat(300) },
    at: 'cli/src/main.ts:301',
  },
  {
    law: 'the first line of a file says what it decides',
    breaks: { 'cli/src/main.ts': 'bare:export {};\n' },
    at: 'cli/src/main.ts:1',
  },
  {
    law: 'every activity has the same rooms',
    breaks: { [`${sales}/helpers.ts`]: 'export {};' },
    at: `${sales}/helpers.ts:1`,
  },
  {
    law: 'every activity has the same rooms',
    breaks: { 'server/src/activities/marketing/commands.ts': 'export {};' },
    at: 'server/src/activities/marketing/commands.ts:1',
  },
];

describe('each law catches what breaks it', () => {
  test.each(cases)('$law ($at)', ({ law, breaks, at }) => {
    expect(broken(breaks)).toEqual([`${law}: ${at}`]);
  });

  test('no law is without such a case', () => {
    const shown = new Set(cases.map(({ law }) => law));
    expect((laws as Verdict[]).map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});

test('what keeps the laws passes, also where a forbidden word stands in a comment or a text', () => {
  const kept = {
    [`${sales}/orders/commands.ts`]: `import { run } from '../../../kernel/database.ts';
import { price } from '../pricing/price.ts';
import { plan } from '@onelot/plan';
// import { stock } from '../../logistics/queries.ts'; Date.now() would be wrong here
export const text = "new Date() and import x from '../../logistics/queries.ts'";
export const ratio = (a: number) => a / 2 / 3; export const found = /console.log("Date.now()")/.test(text);
export const later = (now: string) => new Date(now);`,
    [`${sales}/pricing/price.ts`]: 'export const price = 1;',
    [`${sales}/commands.test.ts`]: 'export const at = Date.now();',
    'server/src/activities/index.ts': `import './sales/orders/commands.ts';`,
    'server/src/main.ts': `import './activities/index.ts';`,
    'packages/plan/src/index.ts': `import { ok } from '@onelot/base';`,
    'world/src/main.ts': `import mqtt from 'mqtt';\nimport { connect } from 'node:net';\nconsole.log('playing');`,
    'web/src/app.tsx': `import { Button } from '@mantine/core';\nimport { flows } from '@onelot/contracts';`,
  };
  expect(broken(kept)).toEqual([]);
});

test('a tree without sources is refused instead of passed', () => {
  const empty = mkdtempSync(join(tmpdir(), 'onelot-laws-'));
  folders.push(empty);
  expect(() => judge(empty)).toThrow(/looked at nothing/);
});
