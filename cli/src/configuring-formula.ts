// Choosing from a formula in DIMACS by hand: how many products there are, what a choice forces, what stands against it.
import { type Problem, problem } from '@onelot/base';
import {
  type CompiledFormula,
  compileFormula,
  type Dimacs,
  Reasoner,
  readDimacs,
  StepsRanOut,
  voidCore,
} from '@onelot/configure';
import { type ExitCode, type Io, json } from './io.ts';

/** The problem as JSON, and the exit code that goes with it. */
export const refused = (io: Io, code: ExitCode, problems: readonly Problem[]): ExitCode => {
  const [first] = problems;
  io.out(json(problems.length > 1 ? { ...first, problems } : first));
  return code;
};

interface Wish {
  readonly word: string;
  readonly literal: number;
}

const CHOICE = /^(\d{1,9})=(true|false)$/;

/** `12=true` as a choice; or what is wrong with it. */
const wishOf = (word: string, variables: number): Wish | Problem => {
  const found = CHOICE.exec(word);
  if (!found)
    return problem('OUT_OF_RANGE', '/choose', `--choose ${word}: write it as VARIABLE=true or VARIABLE=false.`);
  const variable = Number(found[1]);
  if (variable < 1 || variable > variables)
    return problem('UNKNOWN_OPTION', '/choose', `There is no variable ${variable}; there are ${variables}.`);
  return { word: `${variable}=${found[2]}`, literal: 2 * (variable - 1) + (found[2] === 'true' ? 0 : 1) };
};

/** Numbers, from 1, of the variables that stand so and did not before. */
const numbers = (
  standings: Uint8Array,
  wanted: number,
  before?: Uint8Array,
  without?: ReadonlySet<number>,
): number[] => {
  const found: number[] = [];
  standings.forEach((standing, v) => {
    if (standing === wanted && before?.[v] !== wanted && !without?.has(v)) found.push(v + 1);
  });
  return found;
};

/** Takes choices one by one up to the first that cannot be had. */
const taken = (formula: Reasoner, wishes: readonly Wish[], atRest: Uint8Array) => {
  const begun = performance.now();
  let choices: number[] = [];
  let touched = 0;
  let stopped: object = {};
  for (const { literal } of wishes) {
    if (choices.includes(literal)) continue;
    const answer = formula.choose(choices, literal);
    if (answer.ok) {
      choices = [...choices, literal];
      touched += answer.touched;
      continue;
    }
    const wordOf = (each: number): string => wishes.find((wish) => wish.literal === each)?.word as string;
    stopped = {
      conflict: {
        choices: answer.core.choices.map(wordOf),
        clauses: answer.core.clauses.map((clause) => clause + 1),
      },
      repairs: answer.repairs.map((set) => ({ retract: set.map(wordOf) })),
    };
    break;
  }
  const asked = performance.now();
  formula.move(choices);
  const now = formula.standings();
  const domainsMs = performance.now() - (Object.keys(stopped).length ? asked : begun);
  const own = new Set(choices.map((literal) => literal >> 1));
  return {
    chosen: wishes.filter(({ literal }) => choices.includes(literal)).map(({ word }) => word),
    implied: numbers(now, 1, atRest, own),
    excluded: numbers(now, 2, atRest, own),
    remaining: formula.count()?.toString() ?? null,
    domainsMs: milliseconds(domainsMs),
    touched,
    ...stopped,
  };
};

const milliseconds = (value: number): number => Math.round(value * 1000) / 1000;

const answered = (
  io: Io,
  { cnf }: Dimacs,
  compiled: CompiledFormula,
  compileMs: number,
  wishes: readonly Wish[],
): ExitCode => {
  const formula = new Reasoner(compiled);
  const count = formula.count();
  const atRest = formula.standings();
  const choices = wishes.length > 0 ? taken(formula, wishes, atRest) : {};
  io.out(
    json({
      variables: cnf.variables,
      clauses: cnf.start.length - 1,
      count: count?.toString() ?? null,
      ...(count === undefined ? { reason: 'BUDGET' } : {}),
      mandatory: numbers(atRest, 1),
      impossible: numbers(atRest, 2),
      compileMs: milliseconds(compileMs),
      nodes: formula.nodes,
      ...choices,
    }),
  );
  return 0;
};

export const configureFormula = (io: Io, text: string, choices: readonly string[]): ExitCode => {
  const read = readDimacs(text);
  if (!read.ok) return refused(io, 2, read.problems);
  const { cnf } = read.value;
  const wishes = choices.map((word) => wishOf(word, cnf.variables));
  const wrong = wishes.filter((wish) => 'code' in wish);
  if (wrong.length > 0) return refused(io, 2, wrong);
  try {
    const begun = performance.now();
    const compiled = compileFormula(cnf);
    if (!compiled) {
      const clauses = voidCore(cnf).map((clause) => clause + 1);
      const message = 'No product meets all clauses; those named contradict each other.';
      return refused(io, 3, [problem('VOID_MODEL', '', message, { count: '0', clauses })]);
    }
    return answered(io, read.value, compiled, performance.now() - begun, wishes as readonly Wish[]);
  } catch (stop) {
    if (!(stop instanceof StepsRanOut)) throw stop;
    return refused(io, 3, [problem('BUDGET', '', 'The steps allowed ran out before there was an answer.')]);
  }
};
