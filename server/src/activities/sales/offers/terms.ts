// The terms of the shop: tax, seller, hold time, fees, and which shipping methods reach a country.
import { refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { Terms } from '../tables.ts';
import type { Sales } from './offer.ts';

export type ShippingMethod = Terms['shipping'][number];

/** The terms, read with the activity's own rights; refused until they are set. */
export const termsOf = (context: Sales): Promise<Terms> =>
  context.elevated(async (own) => {
    const row = await own.db.selectFrom('sales.terms').select('terms').executeTakeFirst();
    return (
      row?.terms ??
      refuseAs('not-found', 'NO_TERMS', 'The shop has no terms yet: set tax, seller, fees and shipping methods first.')
    );
  });

export const saveTerms = async (context: Sales, terms: Terms): Promise<void> => {
  const text = JSON.stringify(terms);
  await context.db
    .insertInto('sales.terms')
    .values({ terms: text })
    .onConflict((conflict) => conflict.column('company_id' as never).doUpdateSet({ terms: text }))
    .execute();
};

/** Rows of the country itself; where it has none, the rows for everywhere (`*`). */
export const methodsTo = (terms: Terms, country: string): ShippingMethod[] => {
  const own = terms.shipping.filter((row) => row.country === country);
  return own.length > 0 ? own : terms.shipping.filter((row) => row.country === '*');
};

/** The method's row for a country; refused, naming what is offered there, where there is none. */
export const shippingRow = (terms: Terms, country: string, method: string): ShippingMethod => {
  const offered = methodsTo(terms, country);
  const row = offered.find((each) => each.method === method);
  if (row) return row;
  const message =
    offered.length > 0
      ? `"${method}" does not go to ${country}; there are: ${offered.map((each) => each.method).join(', ')}.`
      : `Nothing is shipped to ${country}.`;
  return refuse('not-valid', message, { code: 'NOT_OFFERED', path: '/shippingMethod', message });
};
