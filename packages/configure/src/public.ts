// What a customer's browser may hold of a model: nothing of how it is made.
import type { ProductModel, PublicModel } from './model.ts';

/** The model without bill of materials and routing. */
export const publicModel = (model: ProductModel): PublicModel => {
  const { bom: _bom, routing: _routing, ...rest } = model;
  return rest;
};
