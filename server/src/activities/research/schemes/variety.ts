// What a released product's variety is and costs: counted by the engine, priced by standard cost and stated assumptions.
import type { ProductModel, VarietyLine } from '@onelot/configure';
import type { Context } from '../../../kernel/activity.ts';
import { refuseAs } from '../../../kernel/refusal.ts';
import { builtWorker, runWork, untold } from '../../../kernel/work.ts';
import { type MasterData, masterData, unitCost } from '../drafts/cost.ts';
import { readBom, readItems } from '../items/store.ts';
import type { ResearchTables } from '../tables.ts';
import { type Counted, countVariety } from './counting.ts';

const MOST = 50;
const kept = new Map<string, Promise<Counted | null>>();

/** A released version never changes, so it is counted once. */
export const counted = (key: string, model: ProductModel, file = builtWorker('variety')): Promise<Counted | null> => {
  const known = kept.get(key) ?? runWork(countVariety, file, model, untold);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
  return known;
};

type Input = { readonly perYear: number; readonly leadDays: number; readonly holdingPercent: number };

/** Standard deviations that safety stock covers: 95 of 100 lead times without a shortage. */
export const SERVICE = 1.645;

/**
 * Minor units a year of holding the safety stock of a line's items apart instead of one item for all: pooled stock is
 * `SERVICE * sqrt(demand over the lead time)` pieces (demand that varies like a Poisson stream), and kept apart it is
 * `stockFactor` times that (Maister 1976).
 */
export const addedCost = (
  line: VarietyLine,
  costEach: number,
  { perYear, leadDays, holdingPercent }: Input,
): number => {
  const pooled = SERVICE * Math.sqrt((perYear * line.share * leadDays) / 365);
  return Math.round((pooled * (line.stockFactor - 1) * costEach * holdingPercent) / 100);
};

/** Standard cost of a piece of a line, its items weighed by how often they occur. */
const costEach = (data: MasterData, line: VarietyLine): number =>
  line.items.reduce((sum, { item, share }) => sum + (share / line.share) * unitCost(data, item), 0);

export const varietyOf = async (
  context: Context<ResearchTables>,
  key: string,
  model: ProductModel,
  currency: string,
  input: Input,
) => {
  const found = await counted(`${context.company.id}/${key}`, model);
  if (!found) return refuseAs('not-valid', 'TOO_VARIED', 'The parts are too many to be counted exactly.');
  const data = masterData(await readItems(context), await readBom(context));
  const lines = found.lines.map((line) => ({
    line: line.lineId,
    share: line.share,
    items: line.items.length,
    commonest: line.items[0]?.item ?? '',
    commonestShare: line.items[0]?.share ?? 0,
    commonality: line.commonality,
    stockFactor: line.stockFactor,
    costEach: Math.round(costEach(data, line)),
    addedCost: addedCost(line, costEach(data, line), input),
  }));
  return {
    variants: found.variants,
    commonality: found.commonality,
    items: found.items,
    currency,
    assumed: { ...input, service: SERVICE },
    addedCost: lines.reduce((sum, line) => sum + line.addedCost, 0),
    lines,
  };
};
