// The life cycle of a customized demand: received, quantified, in design, released.
import type { Context } from '../../../kernel/activity.ts';
import { found, refuseAs } from '../../../kernel/refusal.ts';
import type { DemandState, ResearchTables } from '../tables.ts';

type Here = Context<ResearchTables>;

const NEXT: Readonly<Record<DemandState, readonly DemandState[]>> = {
  received: ['quantified', 'in-design', 'declined'],
  quantified: ['quantified', 'in-design', 'received', 'declined'],
  'in-design': ['released', 'quantified', 'received', 'in-design'],
  released: [],
  declined: [],
};

export const lockDemand = async (context: Here, id: string) =>
  found(
    await context.db.selectFrom('research.demands').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    'This customized demand',
  );

export const demandMayBecome = (from: DemandState, to: DemandState): void => {
  if (!NEXT[from].includes(to)) refuseAs('conflict', 'WRONG_STATE', `This demand is ${from}; it cannot become ${to}.`);
};

const move = async (context: Here, id: string, change: { state: DemandState } & Record<string, unknown>) => {
  await context.db
    .updateTable('research.demands')
    .set(change as never)
    .where('id', '=', id)
    .execute();
};

/** A draft is opened for the demand. One draft at a time serves it. */
export const takeIntoDesign = async (context: Here, id: string, draft: string): Promise<void> => {
  const row = await lockDemand(context, id);
  if (row.state === 'in-design') refuseAs('conflict', 'DRAFT_OPEN', 'A change for this demand is open already.');
  demandMayBecome(row.state, 'in-design');
  await move(context, id, { state: 'in-design', draft });
};

/** Its draft was dropped: the demand waits again, quantified where it was. */
export const demandLeftDesign = async (context: Here, id: string, draft: string): Promise<void> => {
  const row = await lockDemand(context, id);
  if (row.state !== 'in-design' || row.draft !== draft) return;
  const quantified = await context.db
    .selectFrom('research.quantified')
    .select('id')
    .where('demand', '=', id)
    .limit(1)
    .executeTakeFirst();
  await move(context, id, { state: quantified ? 'quantified' : 'received', draft: null });
};

export const demandReleased = async (context: Here, id: string, version: number): Promise<void> => {
  const row = await lockDemand(context, id);
  if (row.state === 'in-design') await move(context, id, { state: 'released', released_version: version });
};
