// Opening, saving, verifying, approving and dropping a change of a product model.
import type { Problem } from '@onelot/base';
import { problem } from '@onelot/base';
import type { PriceBook, ProductModel } from '@onelot/configure';
import { platform, research, sales } from '@onelot/contracts';
import { type Context, rooms } from '../../../kernel/activity.ts';
import type { Principal } from '../../../kernel/principal.ts';
import { invalid, Refusal, refuseAs } from '../../../kernel/refusal.ts';
import { demandLeftDesign, takeIntoDesign } from '../demands/states.ts';
import { checkModel, contentOf } from '../schemes/models.ts';
import { newest } from '../schemes/release.ts';
import type { ResearchTables } from '../tables.ts';
import { lockDraft, mayBecome, moveDraft, readDraft, tellDraft, toDraft } from './states.ts';
import { templateModel, templatePrices } from './template.ts';
import { verify } from './verify.ts';

const { handle } = rooms<ResearchTables>('research');
type Here = Context<ResearchTables>;

/**
 * Which released version a model was worked from: its `version` says it. So a change is rebased by saving the merged
 * model with the newest version's number.
 */
const basedOn = async (context: Here, product: string, model: ProductModel): Promise<number | null> => {
  if (model.id !== product) invalid('/model/id', `This change is of product "${product}", not "${model.id}".`);
  const last = (await newest(context, product))?.version;
  if (last === undefined) return null;
  if (model.version < 1 || model.version > last)
    invalid('/model/version', `The model's version says which released version it was worked from: 1 to ${last}.`);
  return model.version;
};

const stale = async (context: Here, product: string, based: number | null): Promise<Problem[]> => {
  const last = (await newest(context, product))?.version ?? null;
  return last === based
    ? []
    : [
        problem(
          'STALE',
          '/model/version',
          `Version ${last} was released since. Take its changes over and save with version ${last}.`,
          { newest: last, basedOn: based },
        ),
      ];
};

/** Sales may have changed the price book since the release; a change goes on from what is charged now. */
const pricesInForce = async (
  context: Here,
  last: { readonly product: string; readonly version: number; readonly prices: PriceBook },
): Promise<PriceBook> => {
  try {
    const { version, prices } = await context.ask(sales.getPrices, { product: last.product });
    return version === last.version ? prices : last.prices;
  } catch (error) {
    // Sales has not taken the product up: then the release's own prices stand.
    if (error instanceof Refusal) return last.prices;
    throw error;
  }
};

const opened = handle(research.openDraft, async (context, input) => {
  const last = await newest(context, input.product);
  const model = (input.model as ProductModel | undefined) ?? last?.model ?? templateModel(input.product, input.title);
  const prices: PriceBook =
    input.prices ?? (last ? await pricesInForce(context, last) : templatePrices(context.company.currency));
  const based = await basedOn(context, input.product, model);
  const id = context.id();
  if (input.demand) await takeIntoDesign(context, input.demand, id);
  await context.db
    .insertInto('research.drafts')
    .values({
      id,
      product: input.product,
      title: input.title,
      state: 'draft',
      based_on: based,
      demand: input.demand ?? null,
      model: JSON.stringify(model),
      prices: JSON.stringify(prices),
      verification: JSON.stringify(null),
      changed_at: context.now,
      changed_by: context.principal.id,
    })
    .execute();
  const row = await readDraft(context, id);
  await tellDraft(context, row);
  return toDraft(row);
});

const saved = handle(research.saveDraft, async (context, input) => {
  const row = await lockDraft(context, input.draft);
  mayBecome(row.state, 'draft');
  const model = input.model as unknown as ProductModel;
  const based = await basedOn(context, row.product, model);
  const draft = await moveDraft(context, row, {
    state: 'draft',
    title: input.title ?? row.title,
    model: JSON.stringify(model),
    prices: JSON.stringify(input.prices),
    verification: JSON.stringify(null),
    based_on: based,
    changed_by: context.principal.id,
    approved_by: null,
    approval_note: null,
  });
  const problems = [...checkModel(model, input.prices).problems, ...(await stale(context, row.product, based))];
  return { draft, problems: problems.map((each) => ({ ...each, data: each.data ? { ...each.data } : undefined })) };
});

const verified = handle(research.verifyDraft, async (context, { draft }) => {
  const before = await readDraft(context, draft);
  mayBecome(before.state, 'verified');
  // Simulated without a lock: it takes seconds. What was saved meanwhile is not what was verified.
  const verification = await verify(context, before.model, before.prices);
  const row = await lockDraft(context, draft);
  mayBecome(row.state, 'verified');
  if (contentOf(row.model, row.prices) !== verification.content)
    refuseAs('conflict', 'SAVED_MEANWHILE', 'The change was saved while it was verified. Verify it again.');
  return moveDraft(context, row, {
    state: verification.ok ? 'verified' : 'draft',
    verification: JSON.stringify(verification),
  });
});

/** Names of those beside this person who may approve changes. */
const otherApprovers = async (context: Here, account: string): Promise<string[]> =>
  (await context.elevated((own) => own.ask(platform.listRoleHolders, { activity: 'research' })))
    .filter((each) => each.account !== account && ['approver', 'manager'].includes(each.role))
    .map((each) => each.name);

const isManager = (principal: Principal): boolean =>
  principal.kind === 'system' || principal.roles.get('research')?.has('manager') === true;

/**
 * Four eyes: who saved last does not approve, as long as another could. Where nobody else may approve, a manager does,
 * and answers for it by name.
 */
const approved = handle(research.approveDraft, async (context, { draft, note }) => {
  const row = await lockDraft(context, draft);
  mayBecome(row.state, 'approved');
  const { principal } = context;
  const others = row.changed_by === principal.id ? await otherApprovers(context, principal.id) : [];
  if (row.changed_by === principal.id && (others.length > 0 || !isManager(principal)))
    refuseAs(
      'not-allowed',
      'SAME_PERSON',
      `${principal.name} saved this change last; someone else approves it${others.length > 0 ? `: ${others.join(', ')}` : ''}.`,
    );
  return moveDraft(context, row, { state: 'approved', approved_by: principal.name, approval_note: note ?? null });
});

const discarded = handle(research.discardDraft, async (context, { draft }) => {
  const row = await lockDraft(context, draft);
  mayBecome(row.state, 'discarded');
  await moveDraft(context, row, { state: 'discarded' });
  if (row.demand) await demandLeftDesign(context, row.demand, row.id);
  return {};
});

export const draftCommands = [opened, saved, verified, approved, discarded];
