// Which items a model's customers can ask for that nobody made: the same check for a file read and for a change verified.
import type { Problem } from '@onelot/base';
import type { ProductModel } from '@onelot/configure';
import { Findings } from './findings.ts';
import { checkVariantItems } from './variant-items.ts';

/** Problems at `/model/bom/<line>/item`; none where every feasible choice names items that exist. `model` must be valid. */
export const missingItems = (model: ProductModel, items: ReadonlySet<string>): readonly Problem[] => {
  const findings = new Findings();
  checkVariantItems('model', model, items, findings);
  return findings.all();
};
