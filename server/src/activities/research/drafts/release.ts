// Release of an approved change: the next version, for new orders only; what must be bought for it; who else is told.
import { research, sourcing } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { Refusal, refuseAs } from '../../../kernel/refusal.ts';
import { demandReleased } from '../demands/states.ts';
import { readBom, readItems } from '../items/store.ts';
import { contentOf } from '../schemes/models.ts';
import { toHead } from '../schemes/queries.ts';
import { lockProduct, newest, release } from '../schemes/release.ts';
import type { ResearchTables } from '../tables.ts';
import { boughtItems, masterData } from './cost.ts';
import { lockDraft, mayBecome, moveDraft } from './states.ts';
import type { Verification } from './verify.ts';

const { handle } = rooms<ResearchTables>('research');
type Here = Context<ResearchTables>;

export const releaseDraft = handle(research.releaseDraft, async (context, { draft }) => {
  const row = await lockDraft(context, draft);
  mayBecome(row.state, 'released');
  await lockProduct(context, row.product);
  const last = await newest(context, row.product);
  if ((last?.version ?? null) !== row.based_on)
    refuseAs(
      'conflict',
      'RELEASED_SINCE',
      `Version ${last?.version} of ${row.product} was released since this change was worked from version ${row.based_on ?? 'none'}. Take its changes over and save with model version ${last?.version}.`,
      { version: last?.version },
    );
  if (last && last.content === contentOf(row.model, row.prices))
    refuseAs(
      'conflict',
      'SAME_AS_RELEASED',
      `This change says the same as version ${last.version}; there is nothing to release.`,
      { version: last.version },
    );
  const { model, prices, demand, verification } = row;
  const version = await release(context, { model, prices, demand, draft, verification, how: 'draft' });
  await moveDraft(context, row, { state: 'released', released_version: version });
  if (demand) await demandReleased(context, demand, version);
  await demandProcurement(context, row.product, version, verification as Verification | null);
  const made = await newest(context, row.product);
  return toHead(made as NonNullable<typeof made>);
});

/** Flow m: bought items of the verified configurations that no supplier supplies. */
const demandProcurement = async (
  context: Here,
  product: string,
  version: number,
  verification: Verification | null,
): Promise<void> => {
  const data = masterData(await readItems(context), await readBom(context));
  const bought = boughtItems(data, verification?.simulation?.items ?? []);
  const supplied = await suppliedItems(context);
  if (!supplied) return;
  const items = bought.filter((item) => !supplied.has(item)).map((item) => ({ item, supplied: false }));
  if (items.length > 0)
    await context.emit(research.procurementDemanded, { product, version, items }, { subject: product });
};

const suppliedItems = async (context: Here): Promise<Set<string> | undefined> => {
  try {
    const suppliers = await context.ask(sourcing.listSuppliers, {});
    return new Set(suppliers.flatMap((supplier) => supplier.items.map((each) => each.item)));
  } catch (error) {
    if (error instanceof Refusal && error.type === 'not-available') return undefined;
    throw error;
  }
};
