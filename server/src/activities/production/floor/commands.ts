// What people at the work centers do: start, complete, scrap, stop.
import { production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { sendRecipes } from '../equipment/sending.ts';
import type { ProductionTables } from '../tables.ts';
import { complete, scrap, stop } from './finishing.ts';
import { jobOfOperation } from './queries.ts';
import { start } from './starting.ts';

const { handle } = rooms<ProductionTables>('production');

export const floorCommands = [
  handle(production.startOperation, async (context, { operation, unit }) => {
    await start(context, operation, {
      operator: context.principal.name,
      unit: unit === undefined ? undefined : unit - 1,
    });
    return jobOfOperation(context, operation);
  }),
  handle(production.completeOperation, async (context, { operation, measurements }) => {
    await complete(context, operation, measurements, context.principal.name);
    return jobOfOperation(context, operation);
  }),
  handle(production.scrapOperation, async (context, { operation, reason }) => {
    await scrap(context, operation, reason);
    await sendRecipes(context);
    return jobOfOperation(context, operation);
  }),
  handle(production.stopOperation, async (context, { operation, reason }) => {
    await stop(context, operation, reason);
    return jobOfOperation(context, operation);
  }),
];
