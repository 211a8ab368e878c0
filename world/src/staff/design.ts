// Design: an accepted demand becomes the smallest change of the model that passes verification; a second person approves and releases it.
import { compile, open, type ProductModel, type Rule } from '@onelot/configure';
import { type Client, interaction, type Output, research } from '@onelot/contracts';
import { DAY, HOUR, type World } from '../party.ts';
import { WEEK } from './screening.ts';

type Customized = Output<typeof research.listDemands>[number];
type Wanted = { readonly option: string; readonly value: string };

/** A value as the model writes it: demands keep it as a text. */
const typedValue = (model: ProductModel, { option, value }: Wanted) => {
  const declared = model.options.find(({ id }) => id === option);
  if (declared?.type === 'number' || declared?.type === 'range') return Number(value);
  return declared?.type === 'boolean' ? value === 'true' : value;
};

/** A session in which everything is as it is proposed. */
const proposed = (model: ProductModel) => {
  const made = compile(model);
  if (!made.ok) return undefined;
  const whole = open(made.value).complete();
  return whole.ok ? open(made.value, whole.value) : undefined;
};

/** The model with fewer rules, so that the wanted value goes together with what is proposed: one rule fewer if that does. */
const opened = (model: ProductModel, wanted: Wanted): readonly ProductModel[] => {
  const conflict = proposed(model)?.explain(wanted.option, typedValue(model, wanted));
  const ids = (conflict?.rules ?? []).map(({ id }) => id).filter((id) => model.rules.some((rule) => rule.id === id));
  const without = (gone: readonly string[]): ProductModel => ({
    ...model,
    rules: model.rules.filter((rule: Rule) => !gone.includes(rule.id)),
  });
  return [...ids.map((id) => [id]), ids]
    .filter((gone) => gone.length > 0)
    .map(without)
    .filter((changed) => proposed(changed)?.explain(wanted.option, typedValue(changed, wanted)) === null);
};

/** Models that might answer the demand, the most fitting first; whether they can be made is for verification to say. */
export const changesFor = (model: ProductModel, wanted: Wanted | undefined): readonly ProductModel[] => {
  const longer: ProductModel = {
    ...model,
    options: model.options.map((option) =>
      option.type === 'text' && option.maxLength < 20 ? { ...option, maxLength: option.maxLength + 2 } : option,
    ),
  };
  const wider: ProductModel = {
    ...model,
    options: model.options.map((option) =>
      option.type === 'number' && option.unit === 'mm' && option.default !== undefined && option.min - option.step > 0
        ? { ...option, min: option.min - option.step }
        : option,
    ),
  };
  return [...(wanted ? opened(model, wanted) : []), longer, wider];
};

export const makeDesign = (world: World) => {
  const designer = world.staff('research', 'designer');
  const approver = world.staff('research', 'approver');

  const draftFor = async (demand: Customized): Promise<void> => {
    const { option, value } = await world
      .staff('interaction')
      .call(interaction.getDemand, { demand: demand.id })
      .catch(() => ({ option: null, value: null }));
    const made = await designer.call(research.openDraft, {
      product: demand.product as string,
      title: demand.title.slice(0, 200),
      demand: demand.id,
    });
    const wanted = option && value !== null ? { option, value } : undefined;
    for (const model of changesFor(made.model as unknown as ProductModel, wanted)) {
      const saved = await designer.call(research.saveDraft, {
        draft: made.id,
        model: model as never,
        prices: made.prices,
      });
      if (saved.problems.length) continue;
      const verified = await designer.call(research.verifyDraft, { draft: made.id }).catch(() => undefined);
      if (verified?.state === 'verified') return;
    }
    await designer.call(research.discardDraft, { draft: made.id });
  };
  const release = async (draft: { id: string; state: string }): Promise<void> => {
    if (draft.state === 'verified')
      await approver.call(research.approveDraft, { draft: draft.id, note: 'Verified; small and wanted.' });
    await approver.call(research.releaseDraft, { draft: draft.id });
  };
  return async (): Promise<void> => {
    const later = (hours: number): number => world.office.next(world.time.now() + hours * HOUR);
    for (const demand of await designer.call(research.listDemands, {}))
      if (demand.state === 'received' && demand.product && !demand.draft)
        world.agenda.once(`design ${demand.id}`, later(6), () => draftFor(demand));
    const ours = (await openDrafts(designer)).filter(({ demand }) => demand !== null);
    if (ours.length === 0) return;
    const schemes = await designer.call(research.listSchemes, {});
    const last = Math.max(
      0,
      ...schemes.filter(({ demand }) => demand !== null).map(({ releasedAt }) => Date.parse(releasedAt)),
    );
    const [first] = ours;
    if (first) world.agenda.once(`release ${first.id}`, Math.max(later(8), last + WEEK - DAY), () => release(first));
  };
};

/** Changes that wait for approval or release; those of people, without a demand, are theirs. */
const openDrafts = async (designer: Client) =>
  (await designer.call(research.listDrafts, {})).filter(({ state }) => state === 'verified' || state === 'approved');
