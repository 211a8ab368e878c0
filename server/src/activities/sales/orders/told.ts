// What others hear of an order: the record that goes with the user order (flow c), without cost, supplier or routing.
import type { Data, sales } from '@onelot/contracts';
import type { OrderRead } from './order.ts';

export const told = (order: OrderRead): Omit<Data<typeof sales.orderPlaced>, 'payment'> => ({
  order: order.id,
  number: order.number,
  product: order.product,
  version: order.version,
  choices: order.choices,
  quantity: order.quantity,
  customer: order.customer,
  customerName: order.customer_name,
  address: order.address,
  shippingMethod: order.shipping_method,
  wish: order.wish,
  promisedAt: order.promised_at.toISOString(),
  total: order.total,
  currency: order.currency,
});
