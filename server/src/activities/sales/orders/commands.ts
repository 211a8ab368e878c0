// What may be asked of an order: place, pay, change, cancel, and its link again.
import { cancelOrder } from './cancel.ts';
import { changeOrder } from './change.ts';
import { requestLink } from './link.ts';
import { payOrder } from './pay.ts';
import { placeOrder } from './place.ts';

export const orderCommands = [placeOrder, payOrder, changeOrder, cancelOrder, requestLink];
