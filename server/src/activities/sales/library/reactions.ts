// A purchasing demand from service is matched against the products on sale: answered to order directly, or told to interaction as unmatched.
import { sales, service } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { partyById } from '../../../kernel/parties.ts';
import { onSale } from '../offers/offer.ts';
import type { SalesTables } from '../tables.ts';
import { bestOf } from './matching.ts';

const { on } = rooms<SalesTables>('sales');

const requested = on(service.purchaseRequested, async (context, { demand, title, text, party, product, choices }) => {
  const known = await context.db
    .selectFrom('sales.purchasing_demands')
    .select('id')
    .where('id', '=', demand)
    .executeTakeFirst();
  if (known) return;
  const { best, matched } = bestOf({ title, text, product, choices }, await onSale(context));
  const answer = matched && best ? best : undefined;
  await context.db
    .insertInto('sales.purchasing_demands')
    .values({
      id: demand,
      seen_by: [party],
      title,
      text,
      party,
      customer: (await partyById(context as never, party))?.name ?? '',
      state: answer ? 'matched' : 'unmatched',
      product: answer?.offer.product ?? product,
      version: answer?.offer.version ?? null,
      choices: JSON.stringify(answer?.choices ?? choices),
      score: best?.score ?? 0,
      at: context.now,
    })
    .execute();
  const about = { subject: demand, seenBy: [party] };
  if (answer)
    await context.emit(
      sales.purchaseMatched,
      { demand, product: answer.offer.product, version: answer.offer.version, choices: answer.choices ?? {} },
      about,
    );
  else await context.emit(sales.demandUnmatched, { demand, title, text, party, product }, about);
});

export const libraryReactions = [requested];
