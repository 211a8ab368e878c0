// The price a product begins at: the lowest of all products, proven where the engine has the graph of the rules.
import { type Compiled, open, type PriceBook } from '@onelot/configure';

/** A price that a real product has (one can buy it for that), in minor units. Null where nothing can be priced. */
export const lowestPrice = (model: Compiled, book: PriceBook): number | null => {
  const best = open(model).complete({ objective: book });
  return best.ok ? best.value.value : null;
};
