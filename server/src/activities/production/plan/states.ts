// The life of an operation and of an order in production: which state may follow which.
import { refuseAs } from '../../../kernel/refusal.ts';
import type { OperationState, OrderState } from '../tables.ts';

const OPERATION: Record<OperationState, readonly OperationState[]> = {
  reserved: ['planned', 'cancelled'],
  planned: ['started', 'cancelled'],
  started: ['completed', 'scrapped', 'planned', 'cancelled'],
  completed: [],
  scrapped: [],
  cancelled: [],
};

const ORDER: Record<OrderState, readonly OrderState[]> = {
  reserved: ['confirmed', 'released'],
  confirmed: ['in-work', 'released'],
  'in-work': ['stored', 'released'],
  stored: [],
  released: ['reserved'],
};

/** Operations that hold time of a work center. */
export const inPlan: readonly OperationState[] = ['reserved', 'planned', 'started'];
/** Orders that production still has to make. */
export const openOrders: readonly OrderState[] = ['reserved', 'confirmed', 'in-work'];

export const mayFollow = (from: OperationState, to: OperationState): boolean => OPERATION[from].includes(to);

export const checkOperation = (from: OperationState, to: OperationState, why: string): void => {
  if (!mayFollow(from, to)) refuseAs('conflict', 'WRONG_STATE', why);
};

export const checkOrder = (from: OrderState, to: OrderState, why: string): void => {
  if (!ORDER[from].includes(to)) refuseAs('conflict', 'WRONG_STATE', why);
};
