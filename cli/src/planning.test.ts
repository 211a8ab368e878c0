// Shows what `onelot plan` prints: schedules and nettings as JSON alone, and what is wrong with a file.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, onelot } from './testing.ts';

let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  desk = await makeDesk();
});
afterAll(() => desk.remove());
const file = (name: string, content: unknown) => desk.file(name, content);

describe('plan', () => {
  const job = (id: string) => ({
    id,
    operations: [{ id: `${id}-cut`, choices: [{ machine: 'SAW', seconds: 600 }], family: 'steel' }],
  });
  const problem = {
    now: 1_800_000_000,
    calendars: { day: { timeZone: 'UTC', shifts: [{ weekday: 5, from: '08:00', to: '16:00' }] } },
    machines: [{ id: 'SAW', calendar: 'day', setup: { default: 60 } }],
    jobs: [job('one'), job('two')],
  };

  test('places the jobs one after the other on the one saw', async () => {
    const { code, out } = await onelot(['plan', await file('shop.json', problem), '--json']);
    expect(code).toBe(0);
    const [first, second] = JSON.parse(out).operations;
    expect([first, second].map(({ start, end }) => end - start).sort()).toEqual([600, 660]);
    expect(Math.max(first.start, second.start)).toBe(Math.min(first.end, second.end));
    expect((await onelot(['plan', join(desk.folder, 'shop.json')])).out).toContain(
      '2027-01-15 08:00  2027-01-15 08:11  SAW 1',
    );
  });

  test('a job shop is planned with its bound and a check of its own, as JSON alone', async () => {
    const shop = await file('two.txt', '2 2\n0 3 1 2\n1 2 0 4\n');
    const { code, out, err } = await onelot(['plan', 'schedule', shop, '--time', '1', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ makespan: 7, lowerBound: 7, violations: [], ms: expect.any(Number) });
    expect(JSON.parse(out).operations[3]).toEqual({ job: 1, operation: 1, machine: 0, start: 3, end: 7 });
    const flexible = await onelot(['plan', 'schedule', await file('one.fjs', '1 2 2\n1 2 1 5 2 3\n'), '--time', '1']);
    expect(JSON.parse(flexible.out).operations).toEqual([{ job: 0, operation: 0, machine: 1, start: 0, end: 3 }]);
    const own = await onelot(['plan', 'schedule', await file('own.json', problem), '--time', '0.2']);
    expect(JSON.parse(own.out)).toMatchObject({
      lowerBound: 600,
      objective: { setup: 60 },
      violations: [],
      operations: [{ machine: 0, unit: 0 }, {}],
    });
    const schema = JSON.parse((await onelot(['plan', 'schedule', '--schema'])).out);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(problem)));
  });

  test('a netting prints supplies, pegs and messages, from JSON and from tables alike', async () => {
    const model = {
      now: 1_800_000_000,
      items: [
        { id: 'club', makeOrBuy: 'make', leadTimeSeconds: 86_400 },
        { id: 'shaft', makeOrBuy: 'buy', leadTimeSeconds: 0 },
      ],
      bom: [{ parent: 'club', component: 'shaft', quantity: 2 }],
      stock: [{ id: 'shelf', item: 'shaft', quantity: 3 }],
      receipts: [],
      demands: [{ id: 'order-1', item: 'club', quantity: 4, due: 1_800_864_000 }],
    };
    const { code, out, err } = await onelot(['plan', 'net', await file('model.json', model), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(answer.pegs.map((peg: { supply: string; quantity: number }) => [peg.supply, peg.quantity])).toEqual([
      ['planned:club:1800864000', 4],
      ['shelf', 3],
      ['planned:shaft:1800777600', 5],
    ]);
    expect(answer.messages.map(({ kind }: { kind: string }) => kind)).toEqual(['make', 'buy']);
    const table = (rows: object[]) => [Object.keys(rows[0] ?? { id: '' }), ...rows.map(Object.values)].join('\n');
    for (const name of ['items', 'bom', 'stock', 'receipts', 'demands'] as const)
      await file(`${name}.csv`, table(model[name]));
    expect(JSON.parse((await onelot(['plan', 'net', desk.folder, '--now', '2027-01-15T08:00:00Z'])).out)).toEqual(
      answer,
    );
    const wrong = await onelot(['plan', 'net', await file('wrong-model.json', { ...model, now: 'soon' })]);
    expect(wrong.code).toBe(2);
    expect(JSON.parse(wrong.out).problems).toMatchObject([{ code: 'BAD_NUMBER', path: '/now' }]);
  });

  test.each([
    [['no-such-file.fjs']],
    [['companies/golf-irons/company.json', '--time', 'long']],
    [['companies/golf-irons/company.json']],
  ])('plan schedule %j: the reason of a refusal is JSON', async (args) => {
    const { code, out } = await onelot(['plan', 'schedule', ...args]);
    expect(code).toBe(2);
    expect(JSON.parse(out).problems.length).toBeGreaterThan(0);
  });

  test('a problem that is wrong is told by its field', async () => {
    const { code, err } = await onelot([
      'plan',
      await file('wrong.json', {
        ...problem,
        jobs: [{ ...job('x'), operations: [{ id: 'x-cut', choices: [{ machine: 'LATHE', seconds: 1 }] }] }],
      }),
    ]);
    expect(code).toBe(2);
    expect(err).toContain('/jobs/0/operations/0/choices/0/machine');
  });
});
