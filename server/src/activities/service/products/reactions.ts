// A product that arrived is in service: with its as-built record, its warranty, and a letter to its owner.
import { type Data, logistics, type Output, production, research, sales, service } from '@onelot/contracts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addMonths } from '../letters/dates.ts';
import { registeredLetter } from '../letters/letters.ts';
import { type Ctx, room } from '../tables.ts';
import { differences } from './compare.ts';

const { on } = room;
const WARRANTY_MONTHS = 24;
type Order = Output<typeof sales.getOrder>;

const orNothing = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** Choices that the order names or the version's defaults fill in, and the variant they give. */
const asOrdered = async (context: Ctx, order: Order) => {
  const { product, version, choices } = order;
  const variant = await orNothing(context.ask(research.resolveVariant, { product, version, choices }));
  return { choices: variant?.choices ?? choices, variant };
};

/** As built is what was recorded; choices that it leaves to defaults are those of the order. */
const register = async (context: Ctx, data: Data<typeof logistics.deliveryArrived>): Promise<void> => {
  const known = await context.db
    .selectFrom('service.installed')
    .select('id')
    .where('order_id', '=', data.order)
    .where('identifier', '=', data.identifier)
    .executeTakeFirst();
  if (known) return;
  const order = await orNothing(context.ask(sales.getOrder, { order: data.order }));
  if (!order) return context.log(`Order ${data.orderNumber} is not known to sales: nothing was registered.`);
  const built = await orNothing(context.ask(production.asBuilt, { order: data.order }));
  const ordered = await asOrdered(context, order);
  const record = built ?? { identifier: data.identifier, choices: order.choices, components: [], operations: [] };
  const filled = { ...record, choices: { ...ordered.choices, ...record.choices } };
  const found = built ? differences({ ...ordered, pieces: order.quantity }, filled) : ['there is no as-built record'];
  const installed = context.id();
  const { identifier: _identifier, ...asBuilt } = record;
  const warranty = addMonths(new Date(data.arrivedAt), WARRANTY_MONTHS);
  await context.db
    .insertInto('service.installed')
    .values({
      seen_by: [order.customer.party],
      id: installed,
      identifier: data.identifier,
      order_id: order.id,
      order_number: order.number,
      product: order.product,
      version: order.version,
      name: context.company.locale.startsWith('de')
        ? (order.productName.de ?? order.productName.en)
        : order.productName.en,
      customer: order.customer.party,
      customer_name: order.customer.name,
      email: order.customer.email,
      delivered_at: new Date(data.arrivedAt),
      warranty_until: warranty,
      as_built: JSON.stringify(asBuilt) as never,
      as_ordered: JSON.stringify(order.choices) as never,
      matches: found.length === 0,
      differences: found,
    })
    .execute();
  await context.emit(
    service.productRegistered,
    {
      installed,
      order: order.id,
      orderNumber: order.number,
      identifier: data.identifier,
      matches: found.length === 0,
    },
    { subject: order.id, seenBy: [order.customer.party] },
  );
  await context.mail(registeredLetter(context, order, data.identifier, warranty));
};

export const productReactions = [on(logistics.deliveryArrived, register)];
