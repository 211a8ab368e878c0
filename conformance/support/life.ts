// What comes after delivery, and what it starts: service, experience, a new demand, a change of the product, its release.
import { type Client, interaction, type Output, platform, research, service, sourcing } from '@onelot/contracts';
import type { Placed } from './chain.ts';
import { as, until } from './people.ts';

const five = (reason: string) => ({ score: 4, reason });
export const REASONS = {
  cost: five('The part costs little more.'),
  outcome: five('The club fits better.'),
  scale: five('Several people asked for it.'),
  fit: five('It is what the workshop stands for.'),
};

/** The customer is served, buys, complains and praises; interaction screens; research changes the product and releases it. */
export const lifeAfterDelivery = async ({ customer, order }: Placed): Promise<{ released: number }> => {
  const agent = await as('service-1');
  await until(
    'the product is in service',
    () => customer.call(service.listInstalled, { order: order.id }),
    (list) => list.length === 1,
  );
  const question = await customer.call(service.openDemand, {
    order: order.id,
    kind: 'question',
    title: 'How do I clean the grip',
    text: 'Warm water or something else?',
  });
  await agent.call(service.writeMessage, { demand: question.id, text: 'Warm water and a soft brush.', close: true });
  const idea = await customer.call(service.openDemand, {
    order: order.id,
    kind: 'idea',
    title: 'A softer grip',
    text: 'In winter the grip is hard.',
  });
  await agent.call(service.forwardDemand, {
    demand: idea.id,
    need: `A winter grip ${order.number}`,
    evidence: 'The grip hardens below 5 degrees.',
  });
  await customer.call(service.openDemand, {
    order: order.id,
    kind: 'purchase',
    title: 'Another set',
    text: 'The same irons for the left hand side of the family.',
    wants: { product: 'irons', choices: {} },
  });
  await customer.call(service.openDemand, {
    order: order.id,
    kind: 'purchase',
    title: 'A carbon putter',
    text: 'A putter with a carbon head.',
    wants: { product: 'putter' },
  });
  await customer.call(service.shareExperience, { order: order.id, rating: 3, text: 'Fine irons, the box was torn.' });
  return { released: await demandToRelease() };
};

/** From a wish of the service to a released version, every step by the role it needs. */
export const demandToRelease = async (): Promise<number> => {
  const screener = await as('interaction-1');
  const wanted = await until(
    'the demand from service',
    () => screener.call(interaction.listDemands, { state: 'open' }),
    (list) => list.some((demand) => demand.source === 'service'),
  );
  const demand = wanted.find((each) => each.source === 'service')!;
  await screener.call(interaction.screenDemand, {
    demand: demand.id,
    verdict: 'accepted',
    reasons: REASONS,
    note: 'Worth a grip.',
    concept: 'A grip of softer rubber as one more choice.',
  });
  return changeAndRelease(demand.title);
};

const changeAndRelease = async (title: string): Promise<number> => {
  const designer = await as('designer-1');
  const approver = await as('approver-1');
  const demands = await until(
    'the customized demand',
    () => designer.call(research.listDemands, {}),
    (list) => list.some((each) => each.title === title && each.state === 'received'),
  );
  const received = demands.find((each) => each.title === title && each.state === 'received')!;
  const suppliers = await designer.call(platform.listParties, { kind: 'supplier' });
  const grips = suppliers.find((party) => party.code === 'GRIPS')!;
  await designer.call(research.quantifyDemand, {
    demand: received.id,
    classification: 'function',
    attribute: 'Hardness of the grip at 5 °C',
    target: '45 or less',
    unit: 'Shore A',
    weight: 0.7,
    test: 'Measure after a night in the cold room.',
    providers: [grips.id],
    deadlineDays: 14,
  });
  const provider = await as('grips');
  const asked = await until(
    'the quantifiable demand',
    () => provider.call(research.listQuantified, {}),
    (list) => list.some((each) => !each.answered),
  );
  await provider.call(research.respondToDemand, {
    quantified: asked.find((each) => !each.answered)!.id,
    answer: 'Compound 41 reaches 42 Shore A.',
  });
  await designer.call(research.saveItem, {
    item: 'WINTER-TAG',
    name: { en: 'Winter tag', de: 'Winteranhänger' },
    unit: 'pcs',
    makeOrBuy: 'buy',
    cost: 45,
  });
  const draft = await designer.call(research.openDraft, { product: 'irons', title, demand: received.id });
  await designer.call(research.saveDraft, {
    draft: draft.id,
    model: withWinterTag(draft.model) as never,
    prices: draft.prices,
  });
  const verified = await designer.call(research.verifyDraft, { draft: draft.id });
  if (verified.state !== 'verified')
    throw new Error(`not verified: ${JSON.stringify(verified.verification).slice(0, 800)}`);
  await approver.call(research.approveDraft, { draft: draft.id });
  const released = await approver.call(research.releaseDraft, { draft: draft.id });
  return released.version;
};

type Model = Output<typeof research.getDraft>['model'];

/** A tag in the gift box of tailored irons: an item that nobody supplies yet, so that sourcing is told (flow m). */
const withWinterTag = (model: Model): Model => {
  const changed = structuredClone(model) as Model & { bom: { id: string; item: string; when?: string }[] };
  if (!changed.bom.some((line) => line.id === 'winter_tag')) {
    changed.bom.push({ id: 'winter_tag', item: 'WINTER-TAG', when: "level == 'tailoring' and gift_box" });
  }
  return { ...changed, description: { en: `Irons with winter grips on request, ${Date.now()}.` } } as Model;
};

/** An item for which no source is searched yet. */
export const itemToSearch = async (buyer: Client): Promise<string> => {
  const searched = new Set((await buyer.call(sourcing.listSearches, {})).map((search) => search.item));
  return (await buyer.call(sourcing.listPlanning, {})).find(({ item }) => !searched.has(item))!.item;
};

/** Something nobody supplies is searched, and a supplier offers it (flow l). */
export const searchAndOffer = async (): Promise<void> => {
  const buyer = await as('buyer-1');
  const item = await itemToSearch(buyer);
  const { id } = await buyer.call(sourcing.issueSearch, {
    item,
    quantity: 100,
    note: 'A grip of 42 Shore A.',
    suppliers: ['GRIPS'],
  });
  const supplier = await as('grips');
  await until(
    'the search at the supplier',
    () => supplier.call(sourcing.listSearches, {}),
    (list) => list.some((each) => each.id === id),
  );
  await supplier.call(sourcing.respondToSearch, {
    search: id,
    price: 320,
    leadTimeSeconds: 5 * 86_400,
    minimumOrderQuantity: 50,
  });
};
