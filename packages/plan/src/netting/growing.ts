// Columns that grow: typed arrays that double when they are full, so that no line needs an object.

export interface OrderColumns {
  count: number;
  item: Int32Array;
  /** To order or start; `good` of it are expected to be usable. */
  quantity: Float64Array;
  good: Float64Array;
  need: Float64Array;
}

export interface PegColumns {
  count: number;
  /** See `Netting`: how a supply and a requirement are numbered. */
  supply: Int32Array;
  requirement: Int32Array;
  quantity: Float64Array;
  due: Float64Array;
}

export const orderColumns = (room = 0): OrderColumns => ({
  count: 0,
  item: new Int32Array(Math.max(1024, room)),
  quantity: new Float64Array(Math.max(1024, room)),
  good: new Float64Array(Math.max(1024, room)),
  need: new Float64Array(Math.max(1024, room)),
});

export const pegColumns = (room = 0): PegColumns => ({
  count: 0,
  supply: new Int32Array(Math.max(1024, room)),
  requirement: new Int32Array(Math.max(1024, room)),
  quantity: new Float64Array(Math.max(1024, room)),
  due: new Float64Array(Math.max(1024, room)),
});

export const moreInts = (old: Int32Array): Int32Array => {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
};

export const moreFloats = (old: Float64Array): Float64Array => {
  const grown = new Float64Array(old.length * 2);
  grown.set(old);
  return grown;
};

/** Makes room for one more order. */
export function growOrders(orders: OrderColumns): void {
  if (orders.count < orders.item.length) return;
  orders.item = moreInts(orders.item);
  orders.quantity = moreFloats(orders.quantity);
  orders.good = moreFloats(orders.good);
  orders.need = moreFloats(orders.need);
}

/** Makes room for one more peg. */
export function growPegs(pegs: PegColumns): void {
  if (pegs.count < pegs.supply.length) return;
  pegs.supply = moreInts(pegs.supply);
  pegs.requirement = moreInts(pegs.requirement);
  pegs.quantity = moreFloats(pegs.quantity);
  pegs.due = moreFloats(pegs.due);
}
