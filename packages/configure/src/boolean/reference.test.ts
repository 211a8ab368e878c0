// Whether counts, mandatory and impossible truths of the public models are those that other tools found.
import { unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { known, modelText } from '../../test/formulas.ts';
import { readDimacs } from './dimacs.ts';
import { compileFormula, Reasoner } from './formula.ts';

const LARGEST = 'automotive02-1.dimacs';

describe.skipIf(known.length === 0)('the public models', () => {
  it.each(known.filter(({ file }) => file !== LARGEST))(
    '$file',
    ({ file, validConfigurations, mandatory, impossible }) => {
      const compiled = compileFormula(unwrap(readDimacs(modelText(file))).cnf);
      if (!compiled) throw new Error('void');
      const graph = new Reasoner(compiled);
      expect(graph.count()?.toString()).toBe(validConfigurations);
      const standings = graph.standings();
      expect(standings.filter((each) => each === 1).length).toBe(mandatory);
      expect(standings.filter((each) => each === 2).length).toBe(impossible);
      expect(new Reasoner(compiled, {}, true).standings()).toEqual(standings);
    },
    60_000,
  );
});
