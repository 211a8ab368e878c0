// Whether what customers do who miss their first choice is well formed.
import { type Problem, pointer, problem } from '@onelot/base';
import { checkShares, isList, isNumber } from './check.ts';
import type { Model } from './model.ts';

export const checkSubstitution = (found: Problem[], model: Model, count: number): void => {
  const { substitution } = model;
  if (substitution === undefined) return;
  const path = '/substitution';
  if (substitution?.kind === 'nearest') checkNearest(found, model, substitution.r, substitution.tries);
  else if (substitution?.kind === 'logit')
    checkUtilities(found, path, substitution.utilities, substitution.outside, count);
  else if (substitution?.kind === 'segments') {
    const { segments } = substitution;
    if (!isList(segments) || segments.length === 0)
      found.push(problem('MIX_VALUE', `${path}/segments`, 'There must be at least one segment.'));
    else {
      checkShares(
        found,
        `${path}/segments`,
        segments.map((segment) => segment?.share),
      );
      segments.forEach((segment, s) => {
        checkUtilities(found, `${path}/segments${pointer(s)}`, segment?.utilities, segment?.outside, count);
      });
    }
  } else found.push(problem('MIX_VALUE', `${path}/kind`, `${path}/kind must be "nearest", "logit" or "segments".`));
};

const checkNearest = (found: Problem[], model: Model, r: unknown, tries: unknown): void => {
  const factors = model.factors?.length ?? 1;
  if (!isList(r) || r.length !== factors)
    found.push(
      problem(
        'MIX_LENGTH',
        '/substitution/r',
        `/substitution/r must list one probability for each of ${factors} factors.`,
      ),
    );
  else
    r.forEach((p, j) => {
      if (!isNumber(p) || p < 0 || p > 1)
        found.push(
          problem('MIX_VALUE', `/substitution/r/${j}`, `/substitution/r/${j} must be a probability from 0 to 1.`),
        );
    });
  if (tries !== undefined && !(Number.isInteger(tries) && (tries as number) >= 1))
    found.push(
      problem('MIX_VALUE', '/substitution/tries', '/substitution/tries must be a whole number of at least 1.'),
    );
};

const checkUtilities = (found: Problem[], path: string, utilities: unknown, outside: unknown, count: number): void => {
  const number = (where: string, value: unknown) => {
    if (!isNumber(value) || Math.abs(value) > 500)
      found.push(problem('MIX_VALUE', where, `${where} must be a number between -500 and 500.`));
  };
  number(`${path}/outside`, outside);
  if (!isList(utilities) || utilities.length !== count)
    found.push(
      problem(
        'MIX_LENGTH',
        `${path}/utilities`,
        `${path}/utilities must list one figure for each of ${count} variants.`,
      ),
    );
  else
    utilities.forEach((u, i) => {
      number(`${path}/utilities/${i}`, u);
    });
};
