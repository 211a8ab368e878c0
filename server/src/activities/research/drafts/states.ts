// The life cycle of a change: draft, verified, approved, released; saving begins it anew.
import type { Output } from '@onelot/contracts';
import { research } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { found, refuseAs } from '../../../kernel/refusal.ts';
import type { DraftRow, DraftState, ResearchTables } from '../tables.ts';

type Here = Context<ResearchTables>;
export type Draft = Output<typeof research.getDraft>;

/** Which states may follow which. */
export const NEXT: Readonly<Record<DraftState, readonly DraftState[]>> = {
  draft: ['draft', 'verified', 'discarded'],
  verified: ['draft', 'verified', 'approved', 'discarded'],
  approved: ['draft', 'released', 'discarded'],
  released: [],
  discarded: [],
};

const NEEDS: Readonly<Record<DraftState, string>> = {
  draft: 'Only an open change can be saved',
  verified: 'Only an open change that is not approved can be verified',
  approved: 'Only a verified change can be approved',
  released: 'Only an approved change can be released',
  discarded: 'Only an open change can be dropped',
};

export const mayBecome = (from: DraftState, to: DraftState): void => {
  if (!NEXT[from].includes(to)) refuseAs('conflict', 'WRONG_STATE', `${NEEDS[to]}; this one is ${from}.`);
};

export const openStates: readonly DraftState[] = ['draft', 'verified', 'approved'];

/** The draft, locked against other changes until the transaction ends. */
export const lockDraft = async (context: Here, id: string) =>
  found(
    await context.db.selectFrom('research.drafts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    'This change',
  );

export const readDraft = async (context: Here, id: string) =>
  found(
    await context.db.selectFrom('research.drafts').selectAll().where('id', '=', id).executeTakeFirst(),
    'This change',
  );

type Row = Awaited<ReturnType<typeof readDraft>>;

/** Writes what changed and tells of it. */
export const moveDraft = async (
  context: Here,
  row: Row,
  change: Partial<{
    [K in keyof DraftRow]: K extends 'model' | 'prices' | 'verification' ? string | null : Row[K & keyof Row];
  }>,
): Promise<Draft> => {
  await context.db
    .updateTable('research.drafts')
    .set({ ...change, changed_at: context.now } as never)
    .where('id', '=', row.id)
    .execute();
  const after = await readDraft(context, row.id);
  await tellDraft(context, after);
  return toDraft(after);
};

export const tellDraft = (
  context: Here,
  row: Pick<Row, 'id' | 'product' | 'title' | 'state' | 'demand'>,
): Promise<void> => {
  const { id, product, title, state, demand } = row;
  return context.emit(research.draftChanged, { draft: id, product, title, state, demand }, { subject: id });
};

export const toDraftHead = (row: Omit<Row, 'model' | 'prices' | 'verification'>) => ({
  id: row.id,
  product: row.product,
  title: row.title,
  state: row.state,
  basedOn: row.based_on,
  demand: row.demand,
  changedAt: row.changed_at.toISOString(),
  changedBy: row.changed_by,
  approvedBy: row.approved_by,
  releasedVersion: row.released_version,
});

export const toDraft = (row: Row): Draft => ({
  ...toDraftHead(row),
  model: row.model as never,
  prices: { currency: row.prices.currency, rules: [...row.prices.rules] },
  verification: row.verification,
});
