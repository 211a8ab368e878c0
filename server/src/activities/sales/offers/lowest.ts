// The price a product begins at: the lowest found by walking downhill from its proposed choices.
import { setImmediate } from 'node:timers/promises';
import {
  type Compiled,
  type Option,
  type OptionValue,
  open,
  type PriceBook,
  type Session,
  total,
} from '@onelot/configure';

/** Questions asked of the engine at most: an offer is released rarely, yet the server must not stand still for it. */
const MOST_QUESTIONS = 400;

const priceOf = (session: Session, book: PriceBook): number | undefined => {
  const priced = session.price(book);
  return priced.ok ? total(priced.value) : undefined;
};

const valuesOf = (option: Option): OptionValue[] => {
  if (option.type === 'boolean') return [false, true];
  return option.type === 'one-of' ? option.values.map((value) => value.id) : [];
};

/**
 * A price that a real product has (one can buy it for that), in minor units: from the defaults on, the single change
 * that saves most is taken until none saves. Null where nothing can be priced.
 */
export const lowestPrice = async (model: Compiled, book: PriceBook): Promise<number | null> => {
  let session = open(model);
  let best = priceOf(session, book);
  if (best === undefined) return null;
  for (let questions = 0, better = true; better; ) {
    better = false;
    const from = session;
    for (const option of model.model.options) {
      // Others are served in between: all questions together take about a second.
      await setImmediate();
      for (const value of valuesOf(option)) {
        if (++questions > MOST_QUESTIONS) return best;
        const outcome = from.choose(option.id, value);
        const price = outcome.ok ? priceOf(outcome.session, book) : undefined;
        if (!outcome.ok || price === undefined || price >= best) continue;
        best = price;
        session = outcome.session;
        better = true;
      }
    }
  }
  return best;
};
