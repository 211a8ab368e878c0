// In which share of the products that are left an option has each of its values: from the compiled graph of the model's rules.
import { fail, ok, problem, type Result } from '@onelot/base';
import { compileFormula, Reasoner } from '../boolean/formula.ts';
import { StepsRanOut } from '../boolean/knowledge.ts';
import { type NetworkFormula, networkFormula } from '../reason/clauses.ts';
import type { Fix } from '../reason/engine.ts';
import type { Place, Variable } from '../reason/layout.ts';
import type { Network } from '../reason/network.ts';
import type { Share } from './types.ts';

const LIMITS = { maxSteps: 100_000_000, maxNodes: 200_000, maxStepsEach: 5_000_000 };

interface Made {
  readonly formula: NetworkFormula;
  readonly reasoner: Reasoner;
}

/** A network is written out and compiled when its shares are first asked for. */
const made = new WeakMap<Network, Made | 'too large'>();

const madeOf = (network: Network): Made | 'too large' => {
  const known = made.get(network);
  if (known) return known;
  const formula = networkFormula(network);
  const compiled = formula && compileFormula(formula.cnf, LIMITS);
  const answer = formula && compiled ? { formula, reasoner: new Reasoner(compiled, LIMITS) } : 'too large';
  made.set(network, answer);
  return answer;
};

/** Shares beside choices that go together. Problem BUDGET where the rules are too wide to be written out. */
export const sharesOf = (network: Network, fixed: readonly Fix[]): Result<readonly Share[]> => {
  const tooLarge = fail(
    problem('BUDGET', '/rules', 'The rules are too wide to know in which share of products a value is.'),
  );
  const known = madeOf(network);
  if (known === 'too large') return tooLarge;
  const { formula, reasoner } = known;
  try {
    reasoner.move(fixed.flat().map(([variable, value]) => formula.literal(variable, value)));
    const shares = reasoner.shares();
    const of = (variable: number, value: number): number => {
      const literal = formula.literal(variable, value);
      const share = shares[literal >> 1] as number;
      return literal & 1 ? 1 - share : share;
    };
    return ok(network.layout.places.flatMap((place) => shareOf(network, place, of, reasoner.knowledge.exact)));
  } catch (stop) {
    if (stop instanceof StepsRanOut) return tooLarge;
    throw stop;
  }
};

const shareOf = (
  network: Network,
  { option, main, items }: Place,
  of: (variable: number, value: number) => number,
  exact: boolean,
): Share[] => {
  if (option.type === 'text') return [];
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
