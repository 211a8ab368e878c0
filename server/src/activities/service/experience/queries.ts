// The rating an order got, as its customer and service see it.
import { service } from '@onelot/contracts';
import { room } from '../tables.ts';

export const experienceQueries = [
  room.handle(service.getExperience, async (context, { order }) => {
    const row = await context.db
      .selectFrom('service.experiences')
      .select(['rating', 'text'])
      .where('order_id', '=', order)
      .executeTakeFirst();
    return { rating: row?.rating ?? null, text: row?.text ?? null };
  }),
];
