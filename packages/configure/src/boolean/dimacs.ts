// How a formula is read from DIMACS text (the format of the 1993 DIMACS challenge): what is wrong is told with its line.
import { fail, ok, problem, type Result } from '@onelot/base';
import type { Cnf } from './cnf.ts';
import { Ints } from './ints.ts';

/** A formula with the names its comments give: `c 12 Leather` names variable 12. */
export interface Dimacs {
  readonly cnf: Cnf;
  /** By variable from 0; '' where there is none. */
  readonly names: readonly string[];
}

/** What a file may hold at most. */
const MOST_VARIABLES = 1_000_000;
const MOST_LITERALS = 20_000_000;

const HEADER = /^p\s+cnf\s+(\d{1,9})\s+(\d{1,9})\s*$/;
const NAME = /^c\s+(\d{1,9})\s+(\S.*?)\s*$/;

/** Reads DIMACS text. Problems: BAD_MODEL at `/lines/<number from 0>`. */
export const readDimacs = (text: string): Result<Dimacs> => {
  const names = new Map<number, string>();
  const start = new Ints(1024);
  const literals = new Ints(4096);
  start.push(0);
  let head: { variables: number; clauses: number } | undefined;
  let line = 0;
  const wrong = (message: string) => fail(problem('BAD_MODEL', `/lines/${line}`, message, { line: line + 1 }));
  for (let from = 0; from < text.length; line++) {
    const cut = text.indexOf('\n', from);
    const end = cut < 0 ? text.length : cut;
    const words = text.slice(from, end).trim();
    from = end + 1;
    if (words === '' || words[0] === 'c') {
      const name = NAME.exec(words);
      if (name) names.set(Number(name[1]) - 1, name[2] as string);
      continue;
    }
    if (words[0] === '%') break;
    if (words[0] === 'p') {
      const found = HEADER.exec(words);
      if (!found) return wrong('The header must read "p cnf <variables> <clauses>".');
      if (head) return wrong('There is a second header.');
      head = { variables: Number(found[1]), clauses: Number(found[2]) };
      if (head.variables > MOST_VARIABLES) return wrong(`There may be at most ${MOST_VARIABLES} variables.`);
      continue;
    }
    if (!head) return wrong('The header "p cnf <variables> <clauses>" must stand before the first clause.');
    for (const word of words.split(/\s+/)) {
      const number = /^-?\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
      if (Number.isNaN(number)) return wrong(`"${word.slice(0, 40)}" is not a whole number.`);
      if (Math.abs(number) > head.variables)
        return wrong(`${number} names a variable beyond the ${head.variables} of the header.`);
      if (literals.size >= MOST_LITERALS) return wrong(`There may be at most ${MOST_LITERALS} literals.`);
      if (number === 0) start.push(literals.size);
      else literals.push(number > 0 ? 2 * (number - 1) : -2 * number - 1);
    }
  }
  if (!head) return wrong('There is no header "p cnf <variables> <clauses>".');
  if (start.items[start.size - 1] !== literals.size) return wrong('The last clause does not end with 0.');
  if (start.size - 1 !== head.clauses)
    return wrong(`The header promises ${head.clauses} clauses; there are ${start.size - 1}.`);
  const cnf = { variables: head.variables, start: start.taken(), literals: literals.taken() };
  return ok({ cnf, names: Array.from({ length: head.variables }, (_, i) => names.get(i) ?? '') });
};
