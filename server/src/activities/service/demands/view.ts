// A service demand as it is told, with its messages in order.
import type { Output, service } from '@onelot/contracts';
import type { Ctx } from '../tables.ts';
import type { DemandRow, DemandTables } from './tables.ts';

type Demand = Output<typeof service.getDemand>;
type MessageRow = Pick<DemandTables['service.messages'], 'demand' | 'side' | 'name' | 'text' | 'at'>;

const told = (row: DemandRow, messages: readonly MessageRow[]): Demand => ({
  id: row.id,
  number: row.number,
  installed: row.installed,
  order: row.order_id,
  orderNumber: row.order_number,
  kind: row.kind,
  title: row.title,
  state: row.state,
  customer: row.customer_name,
  openedAt: row.opened_at.toISOString(),
  messages: messages
    .filter(({ demand }) => demand === row.id)
    .map(({ side, name, text, at }) => ({ from: side, name, text, at: at.toISOString() })),
  match: row.match,
  forwarded: row.forwarded,
});

/** With the messages the caller may see. */
export const views = async (context: Ctx, rows: readonly DemandRow[]): Promise<Demand[]> => {
  if (rows.length === 0) return [];
  const messages = await context.db
    .selectFrom('service.messages')
    .select(['demand', 'side', 'name', 'text', 'at'])
    .where(
      'demand',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => told(row, messages));
};

export const viewOf = async (context: Ctx, row: DemandRow): Promise<Demand> =>
  (await views(context, [row]))[0] as Demand;
