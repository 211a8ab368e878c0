// Verification of a change: model, prices, items, work centers; then cost, capacity and lead time on a sample, kept with its seed.
import { type Problem, problem } from '@onelot/base';
import type { PriceBook, ProductModel } from '@onelot/configure';
import { companyFiles, production, sales } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readBom, readItems } from '../items/store.ts';
import { checkModel, contentOf, type Ready } from '../schemes/models.ts';
import { resolveModel } from '../schemes/resolve.ts';
import type { ResearchTables } from '../tables.ts';
import { masterData } from './cost.ts';
import { type Coverage, coverage } from './coverage.ts';
import { sample, type Tried } from './sample.ts';
import { range, type Simulated, simulate } from './simulate.ts';

type Here = Context<ResearchTables>;
export const RANDOM_SAMPLE = 100;
const PROMISED = 5;
const OPEN = ['confirmed', 'in-work', 'stored', 'on-the-road'] as const;

/** Kept with the draft and the scheme it becomes. Seconds, minor units, ISO times. */
export interface Verification extends Record<string, unknown> {
  readonly ok: boolean;
  readonly at: string;
  readonly by: string;
  /** Hash of the model and prices that were verified. */
  readonly content: string;
  readonly seed: number;
  readonly configurations: { readonly defaults: number; readonly random: number };
  /** What stands against it; empty where ok. */
  readonly problems: readonly Problem[];
  /** What a person should know; does not stop it. */
  readonly warnings: readonly Problem[];
  readonly currency: string;
  readonly simulation: Omit<Simulated, 'problems'> | null;
  /** What the model offers and what of it nobody can have, must have, or never uses; null where it does not compile. */
  readonly coverage: Coverage | null;
  /** Seconds from now to finished, of a few configurations, by the plan as it is. */
  readonly leadTime: { readonly asked: number; readonly seconds: ReturnType<typeof range> } | null;
  /** Open orders of earlier versions; they keep theirs. */
  readonly impact: { readonly openOrders: number; readonly byVersion: readonly { version: number; orders: number }[] };
}

/** Same content, same seed: a verification can be repeated. */
const seedOf = (content: string): number => Number.parseInt(content.slice(0, 8), 16) >>> 0;

/** The answer, or undefined where the other activity foreseeably refuses. */
const asked = async <T>(question: Promise<T>): Promise<T | Refusal> => {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

export const verify = async (context: Here, model: ProductModel, prices: PriceBook): Promise<Verification> => {
  const content = contentOf(model, prices);
  const { problems, compiled } = checkModel(model, prices);
  const warnings: Problem[] = [];
  const base = {
    at: context.now.toISOString(),
    by: context.principal.name,
    content,
    seed: seedOf(content),
    warnings,
    currency: prices.currency,
    impact: await impact(context, model, warnings),
  };
  const wrongMoney = currencyProblems(context, prices);
  if (!compiled || wrongMoney.length > 0)
    return {
      ...base,
      ok: false,
      problems: [...problems, ...wrongMoney],
      configurations: { defaults: 0, random: 0 },
      simulation: null,
      coverage: null,
      leadTime: null,
    };
  const ready = { model, compiled };
  const { tried, open } = await sample(compiled, base.seed, RANDOM_SAMPLE);
  for (const { picked, reason } of open.slice(0, 10))
    warnings.push(problem('NOT_TRIED', '/model/options', `A configuration was not tried: ${reason}`, { picked }));
  const data = masterData(await readItems(context), await readBom(context));
  const centers = await asked(context.ask(production.listWorkCenters, {}));
  const known = new Map(centers instanceof Refusal ? [] : centers.map((center) => [center.workCenter, center]));
  const { problems: found, ...simulation } = await simulate(ready, prices, data, known, tried);
  const failures = unique([...found, ...companyFiles.missingItems(model, new Set(data.items.keys()))]);
  const covered = coverage(ready, simulation.used);
  warnings.push(...covered.warnings);
  if (simulation.negativeMargins > 0)
    warnings.push(
      problem('NEGATIVE_MARGIN', '/prices', `${simulation.negativeMargins} configurations sell below their material.`),
    );
  const leadTime = failures.length > 0 ? null : await leadTimes(context, ready, tried, warnings);
  const random = tried.filter((each) => each.kind === 'random').length;
  return {
    ...base,
    ok: failures.length === 0,
    problems: failures,
    configurations: { defaults: tried.length - random, random },
    simulation,
    coverage: covered.coverage,
    leadTime,
  };
};

/** One problem a place: the sample and the check of all names may find the same. */
const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map([...problems].reverse().map((each) => [each.path, each])).values(),
];

const currencyProblems = (context: Here, prices: PriceBook): Problem[] =>
  prices.currency === context.company.currency
    ? []
    : [
        problem(
          'CURRENCY',
          '/prices/currency',
          `The company sells in ${context.company.currency}, not ${prices.currency}.`,
        ),
      ];

/** Promises for the default and a few random configurations, spread over the sample. */
const leadTimes = async (context: Here, ready: Ready, tried: readonly Tried[], warnings: Problem[]) => {
  const random = tried.filter((each) => each.kind === 'random').slice(0, PROMISED - 1);
  const seconds: number[] = [];
  for (const { choices, picked } of [...tried.slice(0, 1), ...random]) {
    const { resolved } = resolveModel(ready, choices);
    if (!resolved) continue;
    const promised = await asked(
      context.ask(production.promise, { bom: resolved.bom, routing: resolved.routing, quantity: 1 }),
    );
    if (promised instanceof Refusal)
      warnings.push(problem('NO_DATE', '/model', `No date could be told: ${promised.message}`, { choices: picked }));
    else seconds.push(Math.round((Date.parse(promised.readyAt) - context.now.getTime()) / 1000));
  }
  return { asked: random.length + 1, seconds: range(seconds) };
};

const PAGE = 500;

/** All open orders, a page at a time; undefined where sales does not answer. */
const openOrders = async (context: Here) => {
  const all = [];
  for (const state of OPEN) {
    for (let before: string | undefined; ; ) {
      const page = await asked(context.ask(sales.listOrders, { state, limit: PAGE, ...(before ? { before } : {}) }));
      if (page instanceof Refusal) return undefined;
      all.push(...page);
      before = page.at(-1)?.id;
      if (page.length < PAGE) break;
    }
  }
  return all;
};

const impact = async (context: Here, model: ProductModel, warnings: Problem[]): Promise<Verification['impact']> => {
  const orders = await openOrders(context);
  if (!orders) warnings.push(problem('NOT_COUNTED', '', 'Open orders could not be counted.'));
  const versions = new Map<number, number>();
  for (const { product, version } of orders ?? [])
    if (product === model.id) versions.set(version, (versions.get(version) ?? 0) + 1);
  const byVersion = [...versions]
    .map(([version, count]) => ({ version, orders: count }))
    .sort((a, b) => a.version - b.version);
  return { openOrders: byVersion.reduce((sum, each) => sum + each.orders, 0), byVersion };
};
