// Who ordered is a member: joined with the first paid order, with the consent given then or later.
import { sales } from '@onelot/contracts';
import type { Sales } from '../offers/offer.ts';
import type { OrderRead } from '../orders/order.ts';

/** Consent once given is not taken back by an order that does not mention it. */
export const join = async (context: Sales, order: OrderRead): Promise<void> => {
  const known = await context.db
    .selectFrom('sales.members')
    .select(['party', 'consent_contact'])
    .where('party', '=', order.customer)
    .forUpdate()
    .executeTakeFirst();
  if (known) {
    await context.db
      .updateTable('sales.members')
      .set({
        name: order.customer_name,
        email: order.email,
        consent_contact: known.consent_contact || order.consent_contact,
      })
      .where('party', '=', order.customer)
      .execute();
    return;
  }
  const { numInsertedOrUpdatedRows } = await context.db
    .insertInto('sales.members')
    .values({
      party: order.customer,
      seen_by: [order.customer],
      name: order.customer_name,
      email: order.email,
      since: context.now,
      consent_contact: order.consent_contact,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows)
    await context.emit(
      sales.memberJoined,
      { party: order.customer, order: order.id },
      { subject: order.customer, seenBy: [order.customer] },
    );
};
