// A released scheme comes on sale: its public model and its first price book are kept, never how it is made.
import { compile, type ProductModel, publicModel, validatePriceBook } from '@onelot/configure';
import { type Data, research } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { SalesTables } from '../tables.ts';
import { keepBook } from './book.ts';
import type { Sales } from './offer.ts';

const { on } = rooms<SalesTables>('sales');

const offer = async (context: Sales, data: Data<typeof research.schemeReleased>): Promise<void> => {
  const model = publicModel(data.model as unknown as ProductModel);
  const ready = compile(model);
  const book = validatePriceBook(model, data.prices);
  if (!ready.ok || !book.ok) {
    // Research verifies before it releases; a version that cannot be sold is left out rather than sold wrongly.
    const [first] = [...(ready.ok ? [] : ready.problems), ...(book.ok ? [] : book.problems)];
    context.log(`sales leaves out ${data.product} ${data.version}: ${first?.path} ${first?.message}`);
    return;
  }
  const { numInsertedOrUpdatedRows } = await context.db
    .insertInto('sales.offers')
    .values({
      id: context.id(),
      product: data.product,
      version: data.version,
      name: JSON.stringify(data.name),
      description: JSON.stringify(model.description ?? null),
      effective_from: new Date(data.effectiveFrom),
      model: JSON.stringify(model),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return;
  await keepBook(context, data, ready.value, book.value, new Date(data.effectiveFrom));
};

export const offerReactions = [on(research.schemeReleased, offer)];
