// Which date could be told for a variant: nothing is locked and nothing is kept.
import { production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { ProductionTables } from '../tables.ts';
import { askAvailability } from './asked.ts';
import { readPlan } from './head.ts';
import { operationNeeds, summed, thereBy } from './material.ts';
import { checkRouting, findDate, jobOf } from './promising.ts';
import { preparedShop } from './shop.ts';

const { handle } = rooms<ProductionTables>('production');

export const promiseQueries = [
  handle(production.promise, (context, input) =>
    context.elevated(async (own) => {
      const plan = await readPlan(own);
      const shop = await preparedShop(own, plan?.version ?? '');
      checkRouting(input, shop);
      const needs = summed(operationNeeds(input.bom, input.routing, input.quantity));
      const there = thereBy(await askAvailability(own, needs));
      const ids = { job: 'asked', operation: (index: number) => `asked-${index}` };
      return (await findDate(own, shop, input, jobOf(input, there, own.now, ids), there)).promised;
    }),
  ),
];
