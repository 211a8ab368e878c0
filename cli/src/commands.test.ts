// Shows what each command prints, that JSON stands alone, and which exit code it ends with.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLISHED as model } from '@onelot/mix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../../server/src/testing/house.ts';
import { HELP } from './help.ts';
import { makeDesk, onelot, root } from './testing.ts';

const IRONS = 'companies/golf-irons/models/irons.json';
const PRICES = 'companies/golf-irons/prices/irons.json';
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  desk = await makeDesk();
});
afterAll(() => desk.remove());
const file = (name: string, content: unknown) => desk.file(name, content);

describe('help', () => {
  test('lists every command; each has an example of itself', async () => {
    const { code, out } = await onelot(['--help']);
    expect(code).toBe(0);
    for (const [name, text] of Object.entries(HELP)) {
      expect(out).toContain(`onelot ${name}`);
      expect(text.split('\n').filter((line) => line.trim().startsWith(`onelot ${name}`)).length).toBeGreaterThan(1);
      expect((await onelot([name, '--help'])).out).toBe(text);
    }
  });

  test('without a command it shows itself and ends with 2; an unknown one is named', async () => {
    expect(await onelot([])).toMatchObject({ code: 2 });
    expect(await onelot(['constructor'])).toMatchObject({ code: 2, err: expect.stringContaining('"constructor"') });
  });

  test.each([
    [['configure'], 'MODEL is missing'],
    [['configure', IRONS, 'two'], '"two" is one word too many'],
    [['plan', 'x.json', '--jsn'], '--jsn'],
    [['serve', '--port', 'many'], '--port is "many"'],
    [['import', 'companies/template'], '--company is missing'],
    [['import', 'companies/template', '--company', 'x'], '--email'],
  ])('%j is refused with what is wrong', async (args, said) => {
    const { code, out, err } = await onelot(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });
});

describe('configure', () => {
  test('answers domains, price and variant as JSON alone', async () => {
    const { code, out, err } = await onelot([
      'configure',
      IRONS,
      '--choose',
      'level=popularizing',
      '--choose',
      'height_mm=1800',
      '--prices',
      PRICES,
      '--json',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(answer.choices).toEqual({ level: 'popularizing', height_mm: 1800 });
    expect(answer.product).toMatchObject({ set: 'set_5_pw', side: 'right' });
    expect(answer.price.currency).toBe('CAD');
    expect(answer.price.total).toBe(
      answer.price.lines.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0),
    );
    expect(answer.variant.bom.length).toBeGreaterThan(5);
    expect(answer.variant.routing.map(({ workCenter }: { workCenter: string }) => workCenter)).toEqual([
      'BEND',
      'CUT',
      'ASSEMBLY',
      'PACK',
    ]);
  });

  test('says the same to people, with the total', async () => {
    const { code, out } = await onelot(['configure', IRONS, '--prices', PRICES]);
    expect(code).toBe(0);
    expect(out).toContain('Total');
    expect(out).toMatch(/level +popularizing varietizing/);
  });

  test('a choice that cannot be had is answered with its rule and a change that helps', async () => {
    const args = ['configure', IRONS, '--choose', 'level=popularizing', '--choose', 'model=blade'];
    const told = await onelot(args);
    expect(told).toMatchObject({ code: 0, out: '' });
    expect(told.err).toContain('Possible with: level=tailoring');
    const asJson = await onelot([...args, '--json']);
    expect(asJson.code).toBe(0);
    const { refused } = JSON.parse(asJson.out);
    expect(refused).toMatchObject({ option: 'model', value: 'blade' });
    expect(refused.conflict.rules[0].id).toBe('blade_tailored');
  });

  test.each([
    ['height_mm=tall', 'height_mm'],
    ['colour=red', 'colour'],
    ['level', 'ID=VALUE'],
  ])('--choose %s is refused', async (choice, said) => {
    const { code, err } = await onelot(['configure', IRONS, '--choose', choice]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  test('a file that is missing, no JSON or no model is named', async () => {
    expect(await onelot(['configure', 'nowhere.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
    expect(await onelot(['configure', await file('half.json', '{"id":')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not JSON'),
    });
    const { code, err } = await onelot(['configure', await file('empty.json', {})]);
    expect(code).toBe(2);
    expect(err).toMatch(/empty\.json .*options/);
  });
});

describe('companies', () => {
  let house: TestHouse;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    house = await startTestHouse();
    env = { ONELOT_URL: house.url, ONELOT_EMAIL: 'owner@golf-irons.example', ONELOT_PASSWORD: 'onelot-demo' };
  }, 60_000);
  afterAll(() => house?.stop());

  test('a folder becomes a company, checked first, and comes out again', async () => {
    const args = ['import', 'companies/bookshelf', '--company', 'shelves'];
    expect(await onelot(args, env)).toMatchObject({ code: 2, err: expect.stringContaining('shelves') });
    const checked = await onelot([...args, '--create', '--dry-run', '--json'], env);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ written: false, problems: [] });
    const written = await onelot(args, env);
    expect(written).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Written') });
    const into = join(desk.folder, 'shelves');
    expect(await onelot(['export', into, '--company', 'shelves'], env)).toMatchObject({ code: 0, out: '' });
    const items = async (path: string) => (await readFile(path, 'utf8')).trim().split('\n').length;
    expect(await items(join(into, 'items.csv'))).toBe(await items(join(root, 'companies/bookshelf/items.csv')));
    expect(await onelot(['export', into, '--company', 'shelves'], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
  }, 60_000);

  test('each problem is a line: file, line, field, reason; nothing is written', async () => {
    const spoilt = join(desk.folder, 'spoilt');
    expect((await onelot(['export', spoilt, '--company', 'golf-irons'], env)).code).toBe(0);
    const path = join(spoilt, 'items.csv');
    await writeFile(path, (await readFile(path, 'utf8')).replace(',pcs,', ',pieces,'));
    const { code, out, err } = await onelot(['import', spoilt, '--company', 'golf-irons'], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^items\.csv:\d+ unit \S/m);
    expect(err).toContain('Nothing was written.');
  }, 60_000);

  test('a wrong password is the caller’s matter, a server that is away is not', async () => {
    const args = ['import', 'companies/template', '--company', 'golf-irons'];
    expect((await onelot(args, { ...env, ONELOT_PASSWORD: 'not-this-one' })).code).toBe(2);
    const away = await onelot(args, { ...env, ONELOT_URL: 'http://localhost:1' });
    expect(away).toMatchObject({ code: 3, out: '', err: expect.stringContaining('does not answer') });
  });
});

describe('mix', () => {
  test('answers the plan as JSON alone', async () => {
    const { code, out } = await onelot(['mix', await file('mix.json', model), '--json']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual(['value', 'bound', 'gap', 'proof', 'x', 'steps']);
    expect(JSON.parse(out)).toMatchObject({ gap: 0, proof: 'exact', x: [398, 87, 259, 0, 156, 0, 100, 0] });
  });

  test('a wrong model is told as a problem with its place, and ends with 2', async () => {
    const { code, out } = await onelot(['mix', await file('bad.json', { ...model, factors: [[0.7, 0.2]] })]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ code: 'SHARES_SUM', path: '/factors/0' });
    const broken = await onelot(['mix', await file('broken.json', '{')]);
    expect(broken.code).toBe(2);
    expect(JSON.parse(broken.out)).toMatchObject({ code: 'MIX_FILE', path: '' });
  });

  test('limits that cannot be kept together, and work cut short, end with 3', async () => {
    const many = { ...model, M: 5, variants: { min: 6 } };
    const none = await onelot(['mix', await file('many.json', many)]);
    expect(none.code).toBe(3);
    expect(JSON.parse(none.out)).toMatchObject({ code: 'INFEASIBLE', data: { limits: ['/M', '/variants/min'] } });
    const cut = await onelot(['mix', await file('mix.json', { ...model, M: 997 }), '--max-steps', '10']);
    expect(cut.code).toBe(3);
    const { value, bound, gap, stopped } = JSON.parse(cut.out);
    expect(bound).toBeGreaterThan(value);
    expect([gap > 0, stopped]).toEqual([true, 'steps']);
  });
});
