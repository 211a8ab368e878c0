// Compiled models of released schemes, kept in this process: a released version never changes.
import { type Problem, pointer, type Result } from '@onelot/base';
import {
  type Compiled,
  canonical,
  compile,
  type PriceBook,
  type ProductModel,
  sha256,
  validateModel,
  validatePriceBook,
} from '@onelot/configure';
import type { Context } from '../../../kernel/activity.ts';
import { found } from '../../../kernel/refusal.ts';
import type { ResearchTables } from '../tables.ts';

export interface Ready {
  readonly model: ProductModel;
  readonly compiled: Compiled;
}

const MOST = 200;
const ready = new Map<string, Ready>();

/** The compiled model of a released version; the newest 200 asked for stay in memory. */
export const released = async (context: Context<ResearchTables>, product: string, version: number): Promise<Ready> => {
  const key = `${context.company.id}/${product}/${version}`;
  const known = ready.get(key);
  if (known) {
    ready.delete(key);
    ready.set(key, known);
    return known;
  }
  const row = await context.db
    .selectFrom('research.schemes')
    .select('model')
    .where('product', '=', product)
    .where('version', '=', version)
    .executeTakeFirst();
  const model = found(row, `Version ${version} of ${product}`).model;
  const compiled = compile(model);
  if (!compiled.ok)
    throw new Error(`Released ${product} ${version} does not compile: ${compiled.problems[0]?.message}`);
  const made = { model, compiled: compiled.value };
  ready.set(key, made);
  const oldest = ready.keys().next().value;
  if (ready.size > MOST && oldest !== undefined) ready.delete(oldest);
  return made;
};

/** Same content, same hash, whatever the version number says. */
export const contentOf = (model: ProductModel, prices: PriceBook): string =>
  sha256(canonical({ model: { ...model, version: 0 }, prices }));

const under = (path: string, problems: readonly Problem[]): Problem[] =>
  problems.map((each) => ({ ...each, path: `${path}${each.path}` }));

/** Faults of a model and its prices at their fields; the compiled model where there are none. */
export const checkModel = (
  model: unknown,
  prices: unknown,
  path = '',
): { readonly problems: readonly Problem[]; readonly compiled?: Compiled } => {
  const at = { model: `${path}${pointer('model')}`, prices: `${path}${pointer('prices')}` };
  const checked: Result<ProductModel> = validateModel(model);
  if (!checked.ok) return { problems: under(at.model, checked.problems) };
  const compiled = compile(checked.value);
  const problems = compiled.ok ? [] : under(at.model, compiled.problems);
  const book = validatePriceBook(checked.value, prices);
  if (!book.ok) problems.push(...under(at.prices, book.problems));
  return compiled.ok && problems.length === 0 ? { problems, compiled: compiled.value } : { problems };
};
