// Released schemes and the variants made of them, for everyone in the company who sells, plans, makes or serves.
import { research } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found } from '../../../kernel/refusal.ts';
import type { ResearchTables } from '../tables.ts';
import { released } from './models.ts';
import { resolve } from './resolve.ts';
import { varietyOf } from './variety.ts';

const { handle } = rooms<ResearchTables>('research');
const HEAD = ['product', 'version', 'name', 'released_at', 'effective_from', 'demand'] as const;

export const toHead = (row: {
  product: string;
  version: number;
  name: { en: string; de?: string };
  released_at: Date;
  effective_from: Date;
  demand: string | null;
}) => ({
  product: row.product,
  version: row.version,
  name: row.name,
  releasedAt: row.released_at.toISOString(),
  effectiveFrom: row.effective_from.toISOString(),
  demand: row.demand,
});

// Elevated: the declaration names who may read; the rows belong to research.
export const schemeQueries = [
  handle(research.listSchemes, (context, { product }) =>
    context.elevated(async ({ db }) => {
      let query = db.selectFrom('research.schemes').select(HEAD).orderBy('version', 'desc').orderBy('product');
      if (product !== undefined) query = query.where('product', '=', product);
      return (await query.execute()).map(toHead);
    }),
  ),
  handle(research.getScheme, (context, { product, version }) =>
    context.elevated(async ({ db }) => {
      const row = await db
        .selectFrom('research.schemes')
        .select([...HEAD, 'model', 'prices', 'verification'])
        .where('product', '=', product)
        .where('version', '=', version)
        .executeTakeFirst();
      const scheme = found(row, `Version ${version} of ${product}`);
      return {
        ...toHead(scheme),
        model: scheme.model as never,
        prices: { currency: scheme.prices.currency, rules: [...scheme.prices.rules] },
        verification: scheme.verification,
      };
    }),
  ),
  handle(research.getVariety, (context, { product, version, ...assumed }) =>
    context.elevated(async (own) => {
      const { model } = await released(own, product, version);
      return varietyOf(own, `${product}/${version}`, model, context.company.currency, assumed);
    }),
  ),
  handle(research.resolveVariant, (context, { product, version, choices }) =>
    context.elevated(async (own) => resolve(own, await released(own, product, version), choices)),
  ),
];
