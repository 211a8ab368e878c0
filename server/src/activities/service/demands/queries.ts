// Service demands the caller may see: staff all, customers their own.
import { service } from '@onelot/contracts';
import { found } from '../../../kernel/refusal.ts';
import { room } from '../tables.ts';
import type { DemandRow } from './tables.ts';
import { viewOf, views } from './view.ts';

const { handle } = room;
const MOST = 500;

export const demandQueries = [
  handle(service.listDemands, async (context, { state, order }) => {
    let query = context.db.selectFrom('service.demands').selectAll().orderBy('id', 'desc').limit(MOST);
    if (state) query = query.where('state', '=', state);
    if (order) query = query.where('order_id', '=', order);
    return views(context, (await query.execute()) as DemandRow[]);
  }),
  handle(service.getDemand, async (context, { demand }) => {
    const row = found(
      (await context.db.selectFrom('service.demands').selectAll().where('id', '=', demand).executeTakeFirst()) as
        | DemandRow
        | undefined,
      'This service demand',
    );
    return viewOf(context, row);
  }),
];
