// Whether the largest public model is counted exactly, and both ways of reasoning answer a row of choices alike.
import { random, unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { known, modelText } from '../../test/formulas.ts';
import { readDimacs } from './dimacs.ts';
import { compileFormula, Reasoner } from './formula.ts';

const compiledOf = (file: string) => {
  const compiled = compileFormula(unwrap(readDimacs(modelText(file))).cnf);
  if (!compiled) throw new Error('void');
  return compiled;
};

describe.skipIf(known.length === 0)('the public models', () => {
  it('automotive02-1 has its known count, mandatory and impossible truths', () => {
    const wanted = known.find(({ file }) => file === 'automotive02-1.dimacs');
    const reasoner = new Reasoner(compiledOf('automotive02-1.dimacs'));
    expect(reasoner.count()?.toString()).toBe(wanted?.validConfigurations);
    const standings = reasoner.standings();
    expect(standings.filter((each) => each === 1).length).toBe(wanted?.mandatory);
    expect(standings.filter((each) => each === 2).length).toBe(wanted?.impossible);
  }, 300_000);

  it.each(['automotive01', 'busybox-1.18.0', 'ecos-i386pc', 'financialservices01-2018-05-09', 'pc-richmond'])(
    '%s: choices, domains and repairs by graph and by search are the same',
    (name) => {
      const compiled = compiledOf(`${name}.dimacs`);
      const graph = new Reasoner(compiled);
      const search = new Reasoner(compiled, {}, true);
      const { integer } = random(20);
      let choices: number[] = [];
      for (let k = 0; k < 25; k++) {
        const wish = integer(0, 2 * graph.variables - 1);
        if (choices.some((choice) => choice >> 1 === wish >> 1)) continue;
        const [a, b] = [graph.choose(choices, wish), search.choose(choices, wish)];
        expect(a.ok).toBe(b.ok);
        if (a.ok) choices = [...choices, wish];
        else if (!b.ok && a.repairs.length < 10)
          expect(new Set(a.repairs.map((set) => [...set].sort().join()))).toEqual(
            new Set(b.repairs.map((set) => [...set].sort().join())),
          );
        graph.move(choices);
        search.move(choices);
        expect(search.standings()).toEqual(graph.standings());
      }
    },
    300_000,
  );
});
