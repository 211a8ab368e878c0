// Counts how varied a product is: pure work, fit for a thread.
import { type ProductModel, type VarietyLine, variety } from '@onelot/configure';

/** What the thread answers: counts as digits, since they are of any size. */
export interface Counted {
  readonly variants: string;
  readonly commonality: number;
  readonly items: number;
  readonly lines: readonly VarietyLine[];
}

/** The whole work of a thread; null where the parts are too many to be counted. */
export const countVariety = (model: ProductModel): Counted | null => {
  const found = variety(model);
  return found.ok ? { ...found.value, variants: String(found.value.variants) } : null;
};
