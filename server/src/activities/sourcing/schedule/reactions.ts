// The master production schedule follows the orders: placed, changed, in work, done, cancelled.
import { type Data, production, sales } from '@onelot/contracts';
import { releaseOrder } from '../allocation/release.ts';
import { lockLedger } from '../allocation/supply.ts';
import { buyForOrder } from '../purchases/buying.ts';
import { type MpsRow, on, type Sourcing } from '../tables.ts';
import { lineOf, productName, setState, tellSchedule } from './lines.ts';

type Placed = Pick<
  Data<typeof sales.orderPlaced>,
  'order' | 'number' | 'product' | 'version' | 'quantity' | 'promisedAt'
>;

const toRow = async (context: Sourcing, data: Placed, known: MpsRow | undefined): Promise<MpsRow> => ({
  id: known?.id ?? context.id(),
  order_id: data.order,
  order_number: data.number,
  product: data.product,
  product_name: await productName(context, data.product, data.version),
  version: data.version,
  quantity: data.quantity,
  due_at: new Date(data.promisedAt),
  state: known?.state ?? 'planned',
});

/** Puts an order on the schedule, buys what it waits for, and tells production once its allocation is final. */
const schedule = async (context: Sourcing, data: Placed, state: 'planned' | 'changed'): Promise<void> => {
  await lockLedger(context);
  const known = await lineOf(context, data.order);
  if (known?.state === 'cancelled' || known?.state === 'done') return;
  const row = await toRow(context, data, known);
  if (known)
    await context.db
      .updateTable('sourcing.mps')
      .set(row as never)
      .where('id', '=', row.id)
      .execute();
  else
    await context.db
      .insertInto('sourcing.mps')
      .values(row as never)
      .execute();
  await buyForOrder(context, data.order);
  await tellSchedule(context, row, state);
};

const cancel = async (context: Sourcing, order: string): Promise<void> => {
  await releaseOrder(context, order);
  const line = await lineOf(context, order);
  if (!line || line.state === 'cancelled') return;
  await setState(context, order, 'cancelled');
  await tellSchedule(context, { ...line, state: 'cancelled' }, 'cancelled');
};

const advance = async (context: Sourcing, order: string, state: 'in-work' | 'done'): Promise<void> => {
  const line = await lineOf(context, order);
  if (line?.state === 'planned' || (line?.state === 'in-work' && state === 'done'))
    await setState(context, order, state);
};

export const scheduleReactions = [
  on(sales.orderPlaced, (context, data) => schedule(context, data, 'planned')),
  on(sales.orderChanged, (context, data) => schedule(context, data, 'changed')),
  on(sales.orderCancelled, (context, data) => cancel(context, data.order)),
  on(sales.orderExpired, (context, data) => releaseOrder(context, data.order)),
  on(sales.promiseMoved, async (context, data) => {
    await context.db
      .updateTable('sourcing.mps')
      .set({ due_at: new Date(data.to) })
      .where('order_id', '=', data.order)
      .execute();
  }),
  on(production.operationStarted, (context, data) => advance(context, data.order, 'in-work')),
  on(production.productStored, (context, data) => advance(context, data.order, 'done')),
];
