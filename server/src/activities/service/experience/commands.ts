// A user rates a delivered product, once for each order, and says why.
import { service } from '@onelot/contracts';
import { found, refuseAs } from '../../../kernel/refusal.ts';
import { room } from '../tables.ts';

const { handle } = room;

export const experienceCommands = [
  handle(service.shareExperience, async (context, { order, rating, text }) => {
    const product = found(
      await context.db
        .selectFrom('service.installed')
        .select(['product', 'version', 'as_ordered', 'customer'])
        .where('order_id', '=', order)
        .orderBy('id')
        .executeTakeFirst(),
      'A delivered product of this order',
    );
    await context.elevated(async (own) => {
      const written = await own.db
        .insertInto('service.experiences')
        .values({
          seen_by: [product.customer],
          order_id: order,
          product: product.product,
          version: product.version,
          rating,
          text: text ?? null,
          at: own.now,
        })
        .onConflict((conflict) => conflict.columns(['company_id', 'order_id'] as never).doNothing())
        .returning('order_id')
        .execute();
      if (written.length === 0) refuseAs('conflict', 'RATED', 'This order has its rating already.');
      await own.emit(
        service.experienceShared,
        {
          order,
          product: product.product,
          version: product.version,
          choices: product.as_ordered,
          rating,
          text: text ?? null,
        },
        { subject: order, seenBy: [product.customer] },
      );
    });
    return {};
  }),
];
