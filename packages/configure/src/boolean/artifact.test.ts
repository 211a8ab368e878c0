// Whether a compiled formula comes back as it was written, and anything else is refused.
import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallFormula } from '../../test/formulas.ts';
import { readFormula, writeFormula } from './artifact.ts';
import { cnfOf } from './cnf.ts';
import { compileFormula } from './formula.ts';

describe('a written formula', () => {
  it('is read as it was', () => {
    fc.assert(
      fc.property(smallFormula, fc.boolean(), ({ variables, clauses }, small) => {
        const compiled = compileFormula(cnfOf(variables, clauses), { maxNodes: small ? 0 : 1000 });
        if (compiled) expect(unwrap(readFormula(writeFormula(compiled)))).toEqual(compiled);
      }),
    );
  });

  it('is refused where a byte differs, another version wrote it, or it is something else', () => {
    const bytes = writeFormula(compileFormula(cnfOf(3, [[0, 2, 4]])) as NonNullable<ReturnType<typeof compileFormula>>);
    const changed = bytes.slice();
    changed[changed.length - 1] = (changed.at(-1) as number) ^ 1;
    expect(readFormula(changed)).toMatchObject({ ok: false, problems: [{ code: 'BAD_MODEL' }] });
    const other = new TextEncoder().encode(new TextDecoder().decode(bytes).replace('/2/', '/7/'));
    expect(readFormula(other)).toMatchObject({ ok: false, problems: [{ code: 'STALE_VERSION' }] });
    expect(readFormula(new Uint8Array(3))).toMatchObject({ ok: false, problems: [{ code: 'BAD_MODEL' }] });
  });
});
