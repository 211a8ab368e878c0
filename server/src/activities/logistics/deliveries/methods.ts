// Which shipping method applies, as the shop's terms say.
import { sales } from '@onelot/contracts';
import { invalid, Refusal } from '../../../kernel/refusal.ts';
import type { Ctx } from '../tables.ts';
import { type Method, methodFor } from './transit.ts';

/** A company that has no terms yet ships nothing: what it makes is collected. */
const COLLECT: Method = { country: '*', method: 'collect', carrier: null, transitDays: 0 };

const rowsOf = async (context: Ctx): Promise<readonly Method[]> => {
  try {
    return (await context.ask(sales.getTerms, {})).shipping;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** The method for a country; refused where the terms have rows and none fits. Without a country the company's own. */
export const shippingMethod = async (
  context: Ctx,
  country: string | undefined,
  named: string | undefined,
): Promise<Method> => {
  const rows = await rowsOf(context);
  if (rows.length === 0) return COLLECT;
  const place = country ?? context.company.country;
  const found = methodFor(rows, place, named);
  if (!('lacks' in found)) return found;
  return found.lacks === 'country'
    ? invalid('/country', `There is no shipping to ${place}.`, 'NO_SHIPPING')
    : invalid('/shippingMethod', `There is no shipping method "${named}" to ${place}.`, 'UNKNOWN_METHOD');
};
