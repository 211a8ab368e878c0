// Jobs as those see them who asked: how far each is, what came out, and how it is stopped.
import { platform } from '@onelot/contracts';
import { rooms } from '../activity.ts';
import type { JobRow } from '../jobs.ts';
import { found } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';

const { handle } = rooms<KernelTables>('platform');

const view = (row: JobRow) => ({
  id: row.id,
  activity: row.activity as 'sales',
  kind: row.kind,
  subject: row.subject,
  state: row.state,
  progress: row.progress,
  note: row.note,
  problem: row.problem,
  cancelling: row.cancel && row.state === 'running',
  requestedBy: row.requested_by,
  madeAt: row.made_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
});

export const jobHandlers = [
  handle(platform.listJobs, async ({ db }, { kind, subject, limit }) => {
    let query = db.selectFrom('kernel.jobs').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit);
    if (kind) query = query.where('kind', '=', kind);
    if (subject) query = query.where('subject', '=', subject);
    return ((await query.execute()) as JobRow[]).map(view);
  }),
  handle(platform.getJob, async ({ db }, { job }) => {
    const row = await db.selectFrom('kernel.jobs').selectAll().where('id', '=', job).executeTakeFirst();
    const seen = found(row as JobRow | undefined, 'This job');
    return { ...view(seen), result: seen.result };
  }),
  handle(platform.cancelJob, async ({ db }, { job }) => {
    const row = await db.selectFrom('kernel.jobs').selectAll().where('id', '=', job).forUpdate().executeTakeFirst();
    const seen = found(row as JobRow | undefined, 'This job');
    const change =
      seen.state === 'waiting'
        ? { state: 'cancelled' as const, ended_at: new Date(), cancel: true }
        : seen.state === 'running'
          ? { cancel: true }
          : undefined;
    if (!change) return view(seen);
    const now = await db.updateTable('kernel.jobs').set(change).where('id', '=', job).returningAll().executeTakeFirst();
    return view(now as JobRow);
  }),
];
