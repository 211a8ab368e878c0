// Changes of product models, and what the shop would say to a configuration of one.
import type { Problem } from '@onelot/base';
import { type Choices, open, type PriceBook, variant } from '@onelot/configure';
import { production, research } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readBom, readItems } from '../items/store.ts';
import { checkModel, type Ready } from '../schemes/models.ts';
import { type Resolved, resolveModel, unknownItems } from '../schemes/resolve.ts';
import type { ResearchTables } from '../tables.ts';
import { masterData, materialCost } from './cost.ts';
import { readDraft, toDraft, toDraftHead } from './states.ts';

const { handle } = rooms<ResearchTables>('research');
type Here = Context<ResearchTables>;
const MOST = 200;

const fields = (problems: readonly Problem[]) =>
  problems.map((each) => ({ ...each, data: each.data ? { ...each.data } : undefined }));

const readyAt = async (context: Here, { bom, routing }: Resolved): Promise<string | null> => {
  try {
    return (await context.ask(production.promise, { bom, routing, quantity: 1 })).readyAt;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

const preview = async (context: Here, ready: Ready, prices: PriceBook, choices: Choices) => {
  const { currency } = prices;
  const { resolved, problems } = resolveModel(ready, choices);
  if (!resolved) return { lines: [], cost: 0, currency, ready: null, problems: fields(problems) };
  const data = masterData(await readItems(context), await readBom(context));
  const missing = unknownItems(resolved.bom, data.items);
  const built = variant(ready.model, resolved.choices);
  const lines = open(ready.compiled, resolved.choices).price(prices);
  return {
    lines: lines.ok ? [...lines.value] : [],
    cost: built.ok ? materialCost(data, built.value) : 0,
    currency,
    ready: missing.length > 0 ? null : await readyAt(context, resolved),
    problems: fields([...missing, ...(lines.ok ? [] : lines.problems)]),
  };
};

// Elevated: the declaration names who may read; the rows belong to research.
export const draftQueries = [
  handle(research.listDrafts, (context) =>
    context.elevated(async ({ db }) => {
      const rows = await db
        .selectFrom('research.drafts')
        .select(['id', 'product', 'title', 'state', 'based_on', 'demand', 'changed_at', 'changed_by'])
        .select(['approved_by', 'approval_note', 'released_version', 'seen_by', 'level'])
        .orderBy('changed_at', 'desc')
        .limit(MOST)
        .execute();
      return rows.map(toDraftHead);
    }),
  ),
  handle(research.getDraft, (context, { draft }) =>
    context.elevated(async (own) => toDraft(await readDraft(own, draft))),
  ),
  handle(research.previewDraft, (context, { draft, choices }) =>
    context.elevated(async (own) => {
      const row = await readDraft(own, draft);
      const { problems, compiled } = checkModel(row.model, row.prices);
      if (compiled) return preview(own, { model: row.model, compiled }, row.prices, choices);
      return { lines: [], cost: 0, currency: row.prices.currency, ready: null, problems: fields(problems) };
    }),
  ),
];
