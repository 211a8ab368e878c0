// What is made once of a model, so that sessions open fast: the checked model with the compiled graph of its rules.
import { fail, ok, problem, type Result } from '@onelot/base';
import { readFormula, writeFormula } from '../boolean/artifact.ts';
import { StepsRanOut } from '../boolean/knowledge.ts';
import { validatePublicModel } from '../check/model.ts';
import { sameValue } from '../choices.ts';
import { canonical, fromBase64, sha256, toBase64 } from '../hash.ts';
import type { ProductModel, PublicModel } from '../model.ts';
import { publicModel } from '../public.ts';
import type { NetworkFormula } from '../reason/clauses.ts';
import { blame } from '../reason/conflict.ts';
import { fixes } from '../reason/layout.ts';
import type { Network } from '../reason/network.ts';
import { Blame, Reason, type ReasonLimits, writtenOf } from '../reason/reason.ts';
import { choicesOf, completion } from './completion.ts';

/** Counts up when what `compile` writes changes; others are refused with STALE_VERSION. */
const FORMAT = 'onelot-configure/2';

/** A checked model ready for sessions: plain JSON, the same for a model and its public part. */
export interface Compiled {
  readonly format: typeof FORMAT;
  /** SHA-256 of the public model's canonical JSON. */
  readonly hash: string;
  readonly model: PublicModel;
  /** Steps one question may take where there is no graph; about twenty millions a second. */
  readonly maxSteps: number;
}

/** A compiled model with its graph, for those who open it elsewhere and must not wait for it to be compiled again. */
export interface Artifact extends Compiled {
  /** The rules as a compiled formula, as `writeFormula` writes it, in base 64; it bears a hash of its own content. */
  readonly graph: string;
}

export interface CompileOptions {
  /** Steps one question may take where there is no graph before it answers BUDGET; default five millions. */
  readonly maxSteps?: number;
  /** Steps the graph may take; default six times `maxSteps`, about two seconds. Beyond them search answers, slower. */
  readonly maxGraphSteps?: number;
  /** Nodes the graph may have; default 200,000. */
  readonly maxNodes?: number;
  readonly shouldStop?: () => boolean;
}

/** The reasoning structures of a compiled model. */
export interface Runtime {
  readonly hash: string;
  readonly network: Network;
  readonly reason: Reason;
}

const runtimes = new WeakMap<Compiled, Runtime>();

const limitsOf = (options: CompileOptions): ReasonLimits => {
  const whole = (value: number | undefined, otherwise: number): number => Math.max(1, Math.floor(value ?? otherwise));
  return {
    maxSteps: whole(options.maxSteps, 5_000_000),
    maxGraphSteps: whole(options.maxGraphSteps, 6 * whole(options.maxSteps, 5_000_000)),
    maxNodes: whole(options.maxNodes, 200_000),
    ...(options.shouldStop ? { shouldStop: options.shouldStop } : {}),
  };
};

/**
 * Checks a model and compiles its rules. Problems: those of `validateModel`; VOID_MODEL with a smallest set of rules to
 * blame in `data.rules`; BAD_MODEL for a default that does not go with the others; BUDGET.
 */
export const compile = (model: ProductModel | PublicModel, options: CompileOptions = {}): Result<Compiled> => {
  const checked = validatePublicModel(
    'bom' in model || 'routing' in model ? publicModel(model as ProductModel) : model,
  );
  if (!checked.ok) return checked;
  const written = writtenOf(checked.value);
  if (!written) return fail(problem('BUDGET', '/rules', 'The rules are too wide to be written out within the limits.'));
  const { network, formula } = written;
  const limits = limitsOf(options);
  try {
    const reason = Reason.of(network, formula, limits);
    if (!reason) return voided(network, formula, limits);
    const badDefaults = defaultsKept(reason);
    if (badDefaults.length > 0) return fail(...badDefaults);
    const compiled: Compiled = {
      format: FORMAT,
      hash: sha256(canonical(checked.value)),
      model: checked.value,
      maxSteps: limits.maxSteps,
    };
    runtimes.set(compiled, { hash: compiled.hash, network, reason });
    return ok(compiled);
  } catch (stop) {
    if (!(stop instanceof StepsRanOut)) throw stop;
    return fail(problem('BUDGET', '/rules', 'Whether any product meets all rules takes more steps than allowed.'));
  }
};

const voided = (network: Network, formula: NetworkFormula, limits: ReasonLimits): Result<never> => {
  const rules = new Blame(network, formula, limits.maxSteps).of([]).map((r) => network.rules[r]?.id);
  return fail(
    problem('VOID_MODEL', '/rules', `No product meets these rules together: ${rules.join(', ')}.`, { rules }),
  );
};

/** Defaults must go together: what completing without any choice does not keep is reported. */
const defaultsKept = (reason: Reason) => {
  const { layout, model, rules } = reason.network;
  const choices = choicesOf(layout, completion(reason, [], new Map()));
  return model.options.flatMap((option, number) => {
    const got = choices[option.id];
    if (option.default === undefined || got === undefined || sameValue(got, option.default)) return [];
    const fixed = model.options
      .slice(0, number + 1)
      .flatMap((o, n) =>
        o.default === undefined || choices[o.id] === undefined ? [] : [fixes(layout, n, o.default) ?? []],
      );
    const blamed = reason.product(fixed) ? [] : blame(reason, fixed).map((r) => rules[r]?.id);
    const why = blamed.length > 0 ? ` against the rules ${blamed.join(', ')}` : '';
    return [
      problem(
        'BAD_MODEL',
        `/options/${number}/default`,
        `The default of ${option.id} does not go with the defaults before it${why}.`,
        { rules: blamed },
      ),
    ];
  });
};

/** The structures of a compiled model, also of one that came as JSON from elsewhere; throws where it is none. */
export const runtimeOf = (compiled: Compiled): Runtime => {
  const known = runtimes.get(compiled);
  if (known) return known;
  const again = compile(compiled.model, { maxSteps: compiled.maxSteps });
  const made = again.ok ? runtimes.get(again.value) : undefined;
  if (made?.hash !== compiled.hash) throw new Error('This is not a compiled model: compile it first.');
  runtimes.set(compiled, made);
  return made;
};

/** A compiled model as plain JSON with its graph; the same model gives the same. */
export const writeCompiled = (compiled: Compiled): Artifact => ({
  ...compiled,
  graph: toBase64(writeFormula(runtimeOf(compiled).reason.compiled)),
});

/**
 * Takes up what `writeCompiled` gave elsewhere, without compiling again. Problems: STALE_VERSION where another version wrote it,
 * BAD_MODEL where model and graph are not what was written or do not belong together, and those of the model.
 */
export const readCompiled = (compiled: Artifact): Result<Compiled> => {
  const bad = (code: string, path: string, message: string) => fail(problem(code, path, message));
  if (compiled?.format !== FORMAT)
    return bad('STALE_VERSION', '/format', 'This is not a compiled model of this version: compile it again.');
  const checked = validatePublicModel(compiled.model);
  if (!checked.ok) return checked;
  if (sha256(canonical(checked.value)) !== compiled.hash)
    return bad('BAD_MODEL', '/hash', 'The model is not what was compiled: its hash differs.');
  const bytes = typeof compiled.graph === 'string' ? fromBase64(compiled.graph) : undefined;
  if (!bytes) return bad('BAD_MODEL', '/graph', 'The graph must be a text in base 64.');
  const graph = readFormula(bytes);
  if (!graph.ok) return graph;
  const written = writtenOf(checked.value);
  const { cnf } = graph.value;
  if (!written) return bad('BAD_MODEL', '/graph', 'The rules of this model are too wide to have a graph.');
  const { network, formula } = written;
  if (cnf.variables !== formula.cnf.variables || !same(cnf.literals, formula.cnf.literals))
    return bad('BAD_MODEL', '/graph', 'The graph is not that of this model.');
  const limits = limitsOf({ maxSteps: compiled.maxSteps });
  const reason = new Reason(network, formula, graph.value, limits);
  runtimes.set(compiled, { hash: compiled.hash, network, reason });
  return ok(compiled);
};

const same = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((each, i) => each === b[i]);
