// Releasing: a model becomes the next version of its product, for good, and everyone hears of it.
import type { PriceBook, ProductModel } from '@onelot/configure';
import { research } from '@onelot/contracts';
import { sql } from 'kysely';
import type { Context } from '../../../kernel/activity.ts';
import { openStates, tellDraft } from '../drafts/states.ts';
import type { ResearchTables } from '../tables.ts';
import { contentOf } from './models.ts';

type Here = Context<ResearchTables>;

export interface Releasing {
  readonly model: ProductModel;
  readonly prices: PriceBook;
  readonly demand: string | null;
  readonly draft: string | null;
  readonly verification: Record<string, unknown> | null;
  readonly how: 'import' | 'draft';
}

/** One release of a product at a time; held until the transaction ends. */
export const lockProduct = async (context: Here, product: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`research ${context.company.id} ${product}`}, 0))`.execute(
    context.db,
  );
};

export const newest = (context: Here, product: string) =>
  context.db
    .selectFrom('research.schemes')
    .selectAll()
    .where('product', '=', product)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Writes the next version and its event (flow b); the version released. Call it with the product locked. */
export const release = async (context: Here, releasing: Releasing): Promise<number> => {
  const { prices, demand, draft, verification, how } = releasing;
  const product = releasing.model.id;
  const version = ((await newest(context, product))?.version ?? 0) + 1;
  const model: ProductModel = { ...releasing.model, version };
  const at = context.now;
  await context.db
    .insertInto('research.schemes')
    .values({
      product,
      version,
      name: JSON.stringify(model.name),
      model: JSON.stringify(model),
      prices: JSON.stringify(prices),
      content: contentOf(model, prices),
      released_at: at,
      effective_from: at,
      verification: JSON.stringify(verification),
      demand,
      draft,
      released_by: context.principal.name,
      how,
    })
    .execute();
  await context.emit(
    research.schemeReleased,
    {
      product,
      version,
      name: model.name,
      demand,
      effectiveFrom: at.toISOString(),
      model: model as never,
      prices: { currency: prices.currency, rules: [...prices.rules] },
      verification,
    },
    { subject: product },
  );
  await tellOthers(context, product, draft);
  return version;
};

/** Other open changes of the product now stand on an older version: who follows them hears of it. */
const tellOthers = async (context: Here, product: string, released: string | null): Promise<void> => {
  const others = await context.db
    .selectFrom('research.drafts')
    .select(['id', 'product', 'title', 'state', 'demand'])
    .where('product', '=', product)
    .where('state', 'in', [...openStates])
    .execute();
  for (const other of others) if (other.id !== released) await tellDraft(context, other);
};
