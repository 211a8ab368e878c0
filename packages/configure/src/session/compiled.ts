// What is made once of a model, so that sessions open fast, and where its reasoning structures are kept.
import { fail, ok, problem, type Result } from '@onelot/base';
import { validatePublicModel } from '../check/model.ts';
import { sameValue } from '../choices.ts';
import { canonical, sha256 } from '../hash.ts';
import type { ProductModel, PublicModel } from '../model.ts';
import { publicModel } from '../public.ts';
import { Engine, Pool } from '../reason/engine.ts';
import { fixes } from '../reason/layout.ts';
import { type Network, networkOf } from '../reason/network.ts';
import { complete, type Product } from '../reason/search.ts';
import { OutOfSteps, Space } from '../reason/space.ts';
import { choicesOf, completion } from './completion.ts';

/** A checked model ready for sessions: plain JSON, the same for a model and its public part. */
export interface Compiled {
  readonly format: 'onelot-configure/1';
  /** SHA-256 of the public model's canonical JSON. */
  readonly hash: string;
  readonly model: PublicModel;
  /** Steps one question may take; one or two millions a second. */
  readonly maxSteps: number;
}

export interface CompileOptions {
  /** Steps one question may take before it answers BUDGET; default 500,000. */
  readonly maxSteps?: number;
}

/** The reasoning structures of a compiled model; made when first asked for. */
export interface Runtime {
  readonly hash: string;
  readonly maxSteps: number;
  readonly network: Network;
  readonly root: Space;
  readonly products: readonly Product[];
}

const MAX_STEPS = 500_000;
const runtimes = new WeakMap<Compiled, Runtime>();

/**
 * Checks a model and its reasoning. Problems: those of `validateModel`; VOID_MODEL with the smallest set of rules to
 * blame in `data.rules`; BAD_MODEL for a default that does not go with the others; BUDGET.
 */
export const compile = (model: ProductModel | PublicModel, options: CompileOptions = {}): Result<Compiled> => {
  const checked = validatePublicModel(
    'bom' in model || 'routing' in model ? publicModel(model as ProductModel) : model,
  );
  if (!checked.ok) return checked;
  const maxSteps = Math.max(1, Math.floor(options.maxSteps ?? MAX_STEPS));
  const compiled: Compiled = {
    format: 'onelot-configure/1',
    hash: sha256(canonical(checked.value)),
    model: checked.value,
    maxSteps,
  };
  try {
    return reasoned(compiled);
  } catch (stop) {
    if (!(stop instanceof OutOfSteps)) throw stop;
    return fail(problem('BUDGET', '/rules', 'Whether any product meets all rules takes more steps than allowed.'));
  }
};

const reasoned = (compiled: Compiled): Result<Compiled> => {
  const network = networkOf(compiled.model);
  const engine = new Engine(network, { left: compiled.maxSteps });
  const product = engine.root && complete(engine.root);
  if (!engine.root || !product) {
    const rules = new Engine(network, { left: compiled.maxSteps }).blame([]).map((r) => network.rules[r]?.id);
    return fail(
      problem('VOID_MODEL', '/rules', `No product meets these rules together: ${rules.join(', ')}.`, { rules }),
    );
  }
  const badDefaults = defaultsKept(engine, engine.root, product);
  if (badDefaults.length > 0) return fail(...badDefaults);
  runtimes.set(compiled, {
    hash: compiled.hash,
    maxSteps: compiled.maxSteps,
    network,
    root: engine.root,
    products: [product],
  });
  return ok(compiled);
};

/** Defaults must go together: what completing without any choice does not keep is reported. */
const defaultsKept = (engine: Engine, root: Space, product: Product) => {
  const { layout, model, rules } = engine.network;
  const space = new Space(engine.network, engine.budget, undefined, root);
  const whole = completion(engine, space, new Pool([product]), new Map());
  const choices = choicesOf(layout, whole);
  return model.options.flatMap((option, number) => {
    const got = choices[option.id];
    if (option.default === undefined || got === undefined || sameValue(got, option.default)) return [];
    const fixed = model.options
      .slice(0, number + 1)
      .flatMap((o, n) =>
        o.default === undefined || choices[o.id] === undefined ? [] : [fixes(layout, n, o.default) ?? []],
      );
    const blamed = engine.product(fixed) ? [] : engine.blame(fixed).map((r) => rules[r]?.id);
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

/** The structures of a compiled model, also of one that came as JSON from elsewhere. */
export const runtimeOf = (compiled: Compiled): Runtime => {
  const known = runtimes.get(compiled);
  if (known) return known;
  const again = compile(compiled.model, { maxSteps: compiled.maxSteps });
  const made = again.ok ? runtimes.get(again.value) : undefined;
  if (made?.hash !== compiled.hash) throw new Error('This is not a compiled model: compile it first.');
  runtimes.set(compiled, made);
  return made;
};
