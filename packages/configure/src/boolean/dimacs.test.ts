// Whether DIMACS text is read as its format says, and what is broken is refused with its line.
import { unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { readDimacs } from './dimacs.ts';

describe('DIMACS text', () => {
  it('gives clauses and names; a clause may go over lines', () => {
    const { cnf, names } = unwrap(readDimacs('c 1 Leather seats\nc built by hand\np cnf 3 2\n1 -2\n3 0 -1 0\n'));
    expect(names).toEqual(['Leather seats', '', '']);
    expect([...cnf.start]).toEqual([0, 3, 4]);
    expect([...cnf.literals]).toEqual([0, 3, 4, 1]);
  });

  it.each<[string, number]>([
    ['', 0],
    ['1 0', 0],
    ['p cnf x 1', 0],
    ['p cnf 2 1\np cnf 2 1\n1 0', 1],
    ['p cnf 2 1\n1 two 0', 1],
    ['p cnf 2 1\n1 1e9 0', 1],
    ['p cnf 2 1\n1 3 0', 1],
    ['p cnf 2 1\n1 NaN 0', 1],
    ['p cnf 99999999 1\n1 0', 0],
    ['p cnf 2 1\n1 2', 2],
    ['p cnf 2 3\n1 0\n2 0', 3],
  ])('%j is refused at line %i', (text, line) => {
    expect(readDimacs(text)).toMatchObject({ ok: false, problems: [{ code: 'BAD_MODEL', path: `/lines/${line}` }] });
  });
});
