// How a price book comes in force: from an instant on, for one version; earlier books stay for what was sold from them.
import type { Compiled, PriceBook } from '@onelot/configure';
import { lowestPrice } from './lowest.ts';
import type { Sales } from './offer.ts';

export const keepBook = async (
  context: Sales,
  of: { readonly product: string; readonly version: number },
  model: Compiled,
  prices: PriceBook,
  effectiveFrom: Date,
): Promise<void> => {
  await context.db
    .insertInto('sales.price_books')
    .values({
      id: context.id(),
      product: of.product,
      version: of.version,
      effective_from: effectiveFrom,
      prices: JSON.stringify(prices),
      lowest: lowestPrice(model, prices),
    })
    .execute();
};
