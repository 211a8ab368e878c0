// How much of a purchase order is still to come: what was rejected came too; sourcing buys it anew under another number.
import { exact } from '../stock/ledger.ts';

export const openOf = (line: { quantity: number; accepted: number; rejected: number }): number =>
  Math.max(0, exact(line.quantity - line.accepted - line.rejected));
