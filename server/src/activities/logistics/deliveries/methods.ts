// Which shipping method applies, as the shop's terms say.
import { sales } from '@onelot/contracts';
import { invalid, Refusal } from '../../../kernel/refusal.ts';
import type { Ctx } from '../tables.ts';
import { type Method, methodFor } from './transit.ts';

/** A company that has no terms yet ships nothing: what it makes is collected. */
const COLLECT: Method = { country: '*', method: 'collect', carrier: null, transitDays: 0 };

/** All methods that the terms offer; none where a company has no terms yet. */
export const methods = async (context: Ctx): Promise<readonly Method[]> => {
  try {
    return (await context.ask(sales.getTerms, {})).shipping;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

interface Way {
  readonly country?: string | undefined;
  readonly shippingMethod?: string | undefined;
}
export type Lacking = { readonly lacks: 'country' | 'method'; readonly country: string };

/** The method of a way to a country, or what is lacking for it. Without a country the company's own. */
export const chosen = (rows: readonly Method[], context: Ctx, way: Way): Method | Lacking => {
  if (rows.length === 0) return COLLECT;
  const country = way.country ?? context.company.country;
  const found = methodFor(rows, country, way.shippingMethod);
  return 'lacks' in found ? { ...found, country } : found;
};

export const refuseLacking = (found: Method | Lacking, way: Way): Method => {
  if (!('lacks' in found)) return found;
  return found.lacks === 'country'
    ? invalid('/country', `There is no shipping to ${found.country}.`, 'NO_SHIPPING')
    : invalid(
        '/shippingMethod',
        `There is no shipping method "${way.shippingMethod}" to ${found.country}.`,
        'UNKNOWN_METHOD',
      );
};

/** The method for a country; refused where the terms have rows and none fits. */
export const shippingMethod = async (
  context: Ctx,
  country: string | undefined,
  named: string | undefined,
): Promise<Method> => {
  const way = { country, shippingMethod: named };
  return refuseLacking(chosen(await methods(context), context, way), way);
};
