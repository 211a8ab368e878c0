// What each value would cost instead of the present one; worked out a breath after the pick, so that the pick answers at once.
import type { OptionValue, PriceBook, Session } from '@onelot/configure';
import { useDeferredValue, useMemo } from 'react';
import { differenceOf, goodsOf } from './show.ts';

/** Minor units; undefined where the value cannot be taken now. */
export const useDifferences = (
  session: Session,
  prices: PriceBook,
): ((id: string, value: OptionValue) => number | undefined) => {
  const calm = useDeferredValue(session);
  return useMemo(() => {
    const goods = goodsOf(calm, prices);
    const known = new Map<string, number | undefined>();
    return (id, value) => {
      const key = JSON.stringify([id, value]);
      if (!known.has(key)) known.set(key, differenceOf(calm, prices, id, value, goods));
      return known.get(key);
    };
  }, [calm, prices]);
};
