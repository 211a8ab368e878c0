// Sourcing hears what logistics received.
import { logistics } from '@onelot/contracts';
import { lockLedger } from '../allocation/supply.ts';
import { on } from '../tables.ts';
import { receiveGoods } from './arrivals.ts';

export const purchaseReactions = [
  on(logistics.goodsReceived, async (context, goods, event) => {
    await lockLedger(context);
    await receiveGoods(context, event.id, goods);
  }),
];
