// Choosing from a formula (DIMACS, UVL) by hand: how many products there are, what a choice forces, what stands against it.
import { ok, type Problem, problem, type Result } from '@onelot/base';
import {
  type Cnf,
  type CompiledFormula,
  compileFormula,
  fromUvl,
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

/** A formula as its file speaks of it. */
interface Source {
  readonly cnf: Cnf;
  /** What a variable is called; undefined for one that only helps. */
  readonly nameOf: (variable: number) => number | string | undefined;
  /** A variable by its name; -1 where there is none. */
  readonly find: (name: string) => number;
  /** How the file counts a clause: from 1 in DIMACS, by its line in UVL. */
  readonly clauseOf: (clause: number) => number;
}

const readers: Readonly<Record<string, (text: string) => Result<Source>>> = {
  dimacs: (text) => {
    const read = readDimacs(text);
    if (!read.ok) return read;
    const { cnf } = read.value;
    const find = (name: string): number =>
      /^\d{1,9}$/.test(name) && Number(name) <= cnf.variables ? Number(name) - 1 : -1;
    return ok({ cnf, nameOf: (variable) => variable + 1, find, clauseOf: (clause) => clause + 1 });
  },
  uvl: (text) => {
    const read = fromUvl(text);
    if (!read.ok) return read;
    const { cnf, features, lines } = read.value;
    const numbers = new Map(features.map((name, i) => [name, i]));
    return ok({
      cnf,
      nameOf: (variable) => features[variable],
      find: (name) => numbers.get(name) ?? -1,
      clauseOf: (clause) => (lines[clause] as number) + 1,
    });
  },
};

const CHOICE = /^(.+)=(true|false)$/s;

/** `12=true` as a choice; or what is wrong with it. */
const wishOf = (word: string, source: Source): Wish | Problem => {
  const found = CHOICE.exec(word);
  if (!found)
    return problem('OUT_OF_RANGE', '/choose', `--choose ${word}: write it as VARIABLE=true or VARIABLE=false.`);
  const variable = source.find(found[1] as string);
  if (variable < 0) return problem('UNKNOWN_OPTION', '/choose', `The file has no variable "${found[1]}".`);
  return { word: `${source.nameOf(variable)}=${found[2]}`, literal: 2 * variable + (found[2] === 'true' ? 0 : 1) };
};

/** The variables, by name, that stand so and did not before. */
const named = (
  { nameOf }: Source,
  standings: Uint8Array,
  wanted: number,
  before?: Uint8Array,
  without?: ReadonlySet<number>,
): (number | string)[] => {
  const found: (number | string)[] = [];
  standings.forEach((standing, v) => {
    const name = nameOf(v);
    if (name !== undefined && standing === wanted && before?.[v] !== wanted && !without?.has(v)) found.push(name);
  });
  return found;
};

/** Takes choices one by one up to the first that cannot be had. */
const taken = (source: Source, formula: Reasoner, wishes: readonly Wish[], atRest: Uint8Array) => {
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
        clauses: [...new Set(answer.core.clauses.map(source.clauseOf))],
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
    implied: named(source, now, 1, atRest, own),
    excluded: named(source, now, 2, atRest, own),
    remaining: formula.count()?.toString() ?? null,
    domainsMs: milliseconds(domainsMs),
    touched,
    ...stopped,
  };
};

const milliseconds = (value: number): number => Math.round(value * 1000) / 1000;

const answered = (
  io: Io,
  source: Source,
  compiled: CompiledFormula,
  compileMs: number,
  wishes: readonly Wish[],
): ExitCode => {
  const formula = new Reasoner(compiled);
  const count = formula.count();
  const atRest = formula.standings();
  const choices = wishes.length > 0 ? taken(source, formula, wishes, atRest) : {};
  io.out(
    json({
      variables: source.cnf.variables,
      clauses: source.cnf.start.length - 1,
      count: count?.toString() ?? null,
      ...(count === undefined ? { reason: 'BUDGET' } : {}),
      mandatory: named(source, atRest, 1),
      impossible: named(source, atRest, 2),
      compileMs: milliseconds(compileMs),
      nodes: formula.nodes,
      ...choices,
    }),
  );
  return 0;
};

/** Answers a file of formulas by the end of its name, `dimacs`, `cnf` or `uvl`. */
export const configureFormula = (io: Io, kind: string, text: string, choices: readonly string[]): ExitCode => {
  const read = (readers[kind] ?? readers.dimacs)?.(text) as Result<Source>;
  if (!read.ok) return refused(io, 2, read.problems);
  const source = read.value;
  const wishes = choices.map((word) => wishOf(word, source));
  const wrong = wishes.filter((wish) => 'code' in wish);
  if (wrong.length > 0) return refused(io, 2, wrong);
  try {
    const begun = performance.now();
    const compiled = compileFormula(source.cnf);
    if (!compiled) {
      const clauses = [...new Set(voidCore(source.cnf).map(source.clauseOf))];
      const message = 'No product meets all clauses; those named contradict each other.';
      return refused(io, 3, [problem('VOID_MODEL', '', message, { count: '0', clauses })]);
    }
    return answered(io, source, compiled, performance.now() - begun, wishes as readonly Wish[]);
  } catch (stop) {
    if (!(stop instanceof StepsRanOut)) throw stop;
    return refused(io, 3, [problem('BUDGET', '', 'The steps allowed ran out before there was an answer.')]);
  }
};
