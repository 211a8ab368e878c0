// Which machines there are, what each reported last and which operation it was sent.
import { production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { isoOrNull } from '../plan/times.ts';
import type { ProductionTables } from '../tables.ts';
import { sendRecipes } from './sending.ts';

const { handle, every } = rooms<ProductionTables>('production');

export const equipmentQueries = [
  handle(production.listEquipment, async (context) => {
    const rows = await context.db
      .selectFrom('production.equipment')
      .select(['work_center', 'equipment', 'state', 'operation', 'reported_at', 'values'])
      .orderBy('work_center')
      .orderBy('equipment')
      .execute();
    return rows.map((row) => ({
      equipment: row.equipment,
      workCenter: row.work_center,
      state: row.state,
      operation: row.operation,
      reportedAt: isoOrNull(row.reported_at),
      values: row.values,
    }));
  }),
];

/** A shift that begins and material that arrives send no report: the timer looks whether a free machine can go on. */
export const equipmentTimers = [every('send-recipes', 1, (context) => sendRecipes(context))];
