// How an order moves on as the factory and the road tell: in work, stored, on the road, delivered; and when its date moves.
import { logistics, production, sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { localDay } from '../../../kernel/local-time.ts';
import type { Sales } from '../offers/offer.ts';
import { captureAll } from '../payments/payments.ts';
import type { OrderState, SalesTables } from '../tables.ts';
import { assignInvoice } from './invoice.ts';
import { type More, tell } from './letters.ts';
import type { OrderRead } from './order.ts';
import { wished } from './reservation.ts';
import { advance, canMove, OPEN } from './states.ts';

const { on } = rooms<SalesTables>('sales');

const locked = (context: Sales, order: string): Promise<OrderRead | undefined> =>
  context.db.selectFrom('sales.orders').selectAll().where('id', '=', order).forUpdate().executeTakeFirst();

/** Moves an order to a state unless it is there or past it; work that begins captures the payment. */
const reach = async (context: Sales, id: string, to: OrderState, set: object = {}): Promise<OrderRead | undefined> => {
  const order = await locked(context, id);
  if (!order || !canMove(order.state, to)) return undefined;
  const moved = await advance(context, order, to, set);
  if (order.state === 'confirmed') {
    await captureAll(context, moved);
    await assignInvoice(context, moved);
  }
  return moved;
};

const started = on(production.operationStarted, async (context, { order }) => {
  await reach(context, order, 'in-work');
});

const stored = on(production.productStored, async (context, { order }) => {
  await reach(context, order, 'stored');
});

const departed = on(logistics.deliveryDeparted, async (context, { order, etaAt }) => {
  const moved = await reach(context, order, 'on-the-road');
  if (moved) await tell(context, { ...moved, promised_at: new Date(etaAt) }, 'on-the-road');
});

const arrived = on(logistics.deliveryArrived, async (context, { order, arrivedAt }) => {
  const moved = await reach(context, order, 'delivered', { delivered_at: new Date(arrivedAt) });
  if (moved) await tell(context, moved, 'delivered');
});

const missed = on(logistics.deliveryFailed, async (context, data) => {
  const order = await locked(context, data.order);
  if (order && OPEN.includes(order.state)) await tell(context, order, 'missed');
});

/** The promise stays what it was; who waits is told where the road brings it on another day. */
const delayed = on(logistics.etaChanged, async (context, { order: id, from, to }) => {
  const order = await locked(context, id);
  if (!order || !OPEN.includes(order.state)) return;
  const [before, at] = [new Date(from), new Date(to)];
  const { timeZone } = context.company;
  if (localDay(before, timeZone) === localDay(at, timeZone)) return;
  const cause = at > before ? WHY.transport : WAY_IS_SHORTER;
  await tell(context, { ...order, promised_at: at }, 'moved', { before, cause: cause[order.locale] });
});

/** Why the date moved, in the order's language, as a letter tells it. */
const WHY: Readonly<Record<production.DateReason, { en: string; de: string }>> = {
  sooner: { en: 'It gets ready sooner than planned.', de: 'Es wird früher fertig als geplant.' },
  again: {
    en: 'One part did not pass our check and is made again.',
    de: 'Ein Teil hat unsere Prüfung nicht bestanden und wird neu gemacht.',
  },
  material: { en: 'Material for it comes later than planned.', de: 'Material dafür kommt später als geplant.' },
  capacity: { en: 'The workshop is busier than planned.', de: 'Die Werkstatt ist stärker belegt als geplant.' },
  work: { en: 'The work takes longer than planned.', de: 'Die Arbeit dauert länger als geplant.' },
  transport: { en: 'The way to you takes longer.', de: 'Der Weg zu Ihnen dauert länger.' },
};
const WAY_IS_SHORTER = {
  en: 'The way to you is shorter than expected.',
  de: 'Der Weg zu Ihnen ist kürzer als erwartet.',
};

const shifted = on(production.promiseShifted, async (context, data) => {
  const order = await locked(context, data.order);
  if (!order || !OPEN.includes(order.state)) return;
  const { timeZone } = context.company;
  const promised = wished(data.promised, order.wish, timeZone);
  const [before, at] = [order.promised_at, new Date(promised.at)];
  await context.db
    .updateTable('sales.orders')
    .set({ promised: JSON.stringify(promised), promised_at: at })
    .where('id', '=', order.id)
    .execute();
  if (at.getTime() === before.getTime()) return;
  // A wish of the customer can turn what the factory gains into a later day: then it is the way that decides.
  const cause = at < before ? 'sooner' : data.cause === 'sooner' ? 'transport' : data.cause;
  await context.emit(
    sales.promiseMoved,
    { order: order.id, number: order.number, from: before.toISOString(), to: promised.at, cause },
    { subject: order.id, seenBy: [order.customer] },
  );
  // Customers were told a day; within it there is nothing to write about.
  if (localDay(before, timeZone) === localDay(at, timeZone)) return;
  const more: More = { before, cause: WHY[cause][order.locale] };
  await tell(context, { ...order, promised, promised_at: at }, 'moved', more);
});

export const orderReactions = [started, stored, departed, missed, delayed, arrived, shifted];
