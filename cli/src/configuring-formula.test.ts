// Shows that a formula is answered with JSON alone, what a conflict tells, and which exit code each ending has.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, onelot } from './testing.ts';

let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  desk = await makeDesk();
});
afterAll(() => desk.remove());
const file = (name: string, content: unknown) => desk.file(name, content);

describe('configure a formula', () => {
  const FORMULA = 'c a shelf\np cnf 5 6\n1 0\n-1 2 3 0\n-2 -3 0\n-4 2 0\n-5 3 0\n-1 2 3 4 0\n';

  test('answers count, mandatory and impossible, and what choices force', async () => {
    const path = await file('shelf.dimacs', FORMULA);
    const { code, out, err } = await onelot(['configure', path, '--choose', '4=true', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      count: '4',
      mandatory: [1],
      impossible: [],
      implied: [2],
      excluded: [3, 5],
      remaining: '1',
    });
  });

  test('stops at the first conflict with its clauses and all smallest repairs', async () => {
    const path = await file('shelf.cnf', FORMULA);
    const { code, out } = await onelot([
      'configure',
      path,
      ...['4=true', '5=true', '2=false'].flatMap((c) => ['--choose', c]),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      chosen: ['4=true'],
      conflict: { choices: ['4=true', '5=true'], clauses: [3, 4, 5] },
      repairs: [{ retract: ['4=true'] }],
    });
  });

  test.each([
    ['p cnf 2 1\n1 3 0\n', [], 2, 'BAD_MODEL'],
    ['p cnf 2 1\n1 2 0\n', ['--choose', '3=true'], 2, 'UNKNOWN_OPTION'],
    ['p cnf 2 1\n1 2 0\n', ['--choose', '1=yes'], 2, 'OUT_OF_RANGE'],
    ['p cnf 2 3\n1 2 0\n-1 0\n-2 0\n', [], 3, 'VOID_MODEL'],
  ])('%j with %j ends with %i and %s', async (text, args, code, problem) => {
    const answer = await onelot(['configure', await file('bad.dimacs', text), ...args, '--json']);
    expect(answer.code).toBe(code);
    expect(JSON.parse(answer.out)).toMatchObject({ code: problem });
  });

  test('a UVL file is answered by the names of its features, conflicts by line', async () => {
    const path = await file(
      'shelf.uvl',
      'features\n  Shelf\n    alternative\n      Oak\n      Pine\n    optional\n      "White paint"\nconstraints\n  "White paint" => !Oak\n',
    );
    const args = ['configure', path, '--choose', 'White paint=true'];
    expect(JSON.parse((await onelot(args)).out)).toMatchObject({
      count: '3',
      mandatory: ['Shelf'],
      implied: ['Pine'],
      excluded: ['Oak'],
    });
    expect(JSON.parse((await onelot([...args, '--choose', 'Oak=true'])).out)).toMatchObject({
      conflict: { choices: ['White paint=true', 'Oak=true'], clauses: [9] },
      repairs: [{ retract: ['White paint=true'] }],
    });
  });

  test('a file that is not there is a problem too', async () => {
    const { code, out } = await onelot(['configure', 'nowhere.dimacs', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).message).toContain('nowhere.dimacs');
  });
});
