// In which share of the products that are left an option has each of its values: from the compiled graph of the model's rules.
import { fail, ok, problem, type Result } from '@onelot/base';
import { StepsRanOut } from '../boolean/knowledge.ts';
import { FREE } from '../reason/clauses.ts';
import type { Place, Variable } from '../reason/layout.ts';
import type { Network } from '../reason/network.ts';
import type { Fix, Reason } from '../reason/reason.ts';
import type { Share } from './types.ts';

/** Shares beside choices that go together; estimated from the products found where there is no graph. Problem BUDGET. */
export const sharesOf = (reason: Reason, fixed: readonly Fix[]): Result<readonly Share[]> => {
  const { formula, reasoner, network } = reason;
  try {
    reasoner.move(reason.literals(fixed));
    const shares = reasoner.shares();
    const chosen = new Map(fixed.flat());
    const unread = (variable: number, value: number): number => {
      const own = chosen.get(variable);
      return own === undefined ? 1 / (network.layout.variables[variable] as Variable).values.length : +(own === value);
    };
    const of = (variable: number, value: number): number => {
      const literal = formula.literal(variable, value);
      if (literal === FREE) return unread(variable, value);
      const share = shares[literal >> 1] as number;
      return literal & 1 ? 1 - share : share;
    };
    return ok(network.layout.places.flatMap((place) => shareOf(network, place, of, reason.graph)));
  } catch (stop) {
    if (!(stop instanceof StepsRanOut)) throw stop;
    return fail(problem('BUDGET', '', 'In which share of products a value is takes more steps than allowed.'));
  }
};

const shareOf = (
  network: Network,
  { option, main, items }: Place,
  of: (variable: number, value: number) => number,
  exact: boolean,
): Share[] => {
  if (option.type === 'text' || option.type === 'range') return [];
  if (option.type === 'some-of')
    return [
      {
        optionId: option.id,
        exact,
        values: option.values.map(({ id }, i) => ({ value: id, share: of(items[i] as number, 1) })),
      },
    ];
  const { values, absent } = network.layout.variables[main] as Variable;
  const own = values.flatMap((value, i) => (i === absent ? [] : [{ value, share: of(main, i) }]));
  return [{ optionId: option.id, exact, values: own }];
};
