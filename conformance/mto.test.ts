// INT, RND, SRV, CFG: what people want, what becomes of it, and what use teaches, as far as the first evening goes.
import { interaction, platform, research, sales, service } from '@onelot/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Placed, pay, place, wholeWay } from './support/chain.ts';
import { lifeAfterDelivery, REASONS } from './support/life.ts';
import { as, stranger, until } from './support/people.ts';

let whole: Placed;
let before: Placed;
let released: number;
beforeAll(async () => {
  before = await place();
  await pay(before);
  whole = await wholeWay();
  released = (await lifeAfterDelivery(whole)).released;
}, 150_000);

const screener = () => as('interaction-1');

describe('INT', () => {
  it('INT-1/1 INT-1/4 a user registers, and holds a profile with consent', async () => {
    const customer = await as('customer-1');
    const profile = await customer.call(interaction.saveProfile, { consentContact: true, consentPersonalise: false });
    expect(profile).toMatchObject({ consentContact: true, consentPersonalise: false });
    expect((await customer.call(interaction.getProfile, {})).consentContact).toBe(true);
  });

  it('INT-4/2 INT-4/3 INT-4/4 INT-4/7 demands come from a form, the configurator and service, each with its source', async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    for (let person = 0; person < 3; person += 1)
      await stranger().call(interaction.recordAttempt, {
        product: 'irons',
        version,
        option: 'side',
        value: 'left',
        choices: { level: 'popularizing' },
        rules: [],
        visit: crypto.randomUUID(),
      });
    await stranger().call(interaction.raiseDemand, {
      title: 'Irons for children',
      text: 'A set from 120 cm height.',
      product: 'irons',
    });
    const demands = await (await screener()).call(interaction.listDemands, {});
    const tried = demands.find(
      (demand) => demand.source === 'configurator' && demand.option === 'side' && demand.value === 'left',
    );
    expect(tried?.times).toBeGreaterThanOrEqual(3);
    expect(tried?.title.length).toBeGreaterThan(5);
    expect(new Set(demands.map((demand) => demand.source))).toEqual(expect.objectContaining({}));
    for (const source of ['configurator', 'form', 'service'])
      expect(
        demands.some((demand) => demand.source === source),
        source,
      ).toBe(true);
  });

  it('INT-5/1 INT-5/2 INT-5/3 INT-5/4 INT-5/5 INT-5/6 INT-5/7 a demand is screened with reasons; an accepted one goes to research', async () => {
    const client = await screener();
    const title = `Irons with a slot for a tag ${Date.now()}`;
    await stranger().call(interaction.raiseDemand, { title, text: 'To find them again.', product: 'irons' });
    await stranger().call(interaction.raiseDemand, { title, text: 'Mine were left on a train.', product: 'irons' });
    const demands = (await client.call(interaction.listDemands, {})).filter((demand) => demand.title === title);
    expect(demands).toHaveLength(1);
    expect(demands[0]?.times).toBe(2);
    const screened = await client.call(interaction.screenDemand, {
      demand: demands[0]!.id,
      verdict: 'accepted',
      reasons: REASONS,
      note: 'Cheap and wanted.',
      concept: 'A slot of 12 mm in the cap of the grip.',
    });
    expect(screened.verdict?.reasons).toMatchObject(REASONS);
    await until(
      'the customized demand',
      async () => (await as('designer-1')).call(research.listDemands, {}),
      (list) => list.some((each) => each.title === title),
    );
  });

  it('INT-7/1 what service forwards enters the same flow', async () => {
    expect(
      (await (await screener()).call(interaction.listDemands, {})).some((demand) => demand.source === 'service'),
    ).toBe(true);
  });

  it('INT-8/2 shares per option with sample size come from sales', async () => {
    const shares = await (await screener()).call(interaction.optionShares, { product: 'irons' });
    const finish = shares.filter((share) => share.option === 'finish');
    expect(finish.reduce((sum, share) => sum + share.share, 0)).toBeCloseTo(1, 6);
    expect(finish[0]?.of).toBeGreaterThan(0);
  });
});

describe('RND', () => {
  it('RND-1/1 RND-1/3 RND-2/1 RND-2/2 RND-2/3 a demand becomes quantifiable, is published to providers and answered', async () => {
    const demands = await (await as('designer-1')).call(research.listDemands, {});
    const quantified = demands.flatMap((demand) => demand.quantified);
    const soft = quantified.find((each) => each.unit === 'Shore A');
    expect(soft).toMatchObject({ weight: 0.7, test: 'Measure after a night in the cold room.' });
    expect(soft?.responses.length).toBeGreaterThan(0);
    expect(soft?.deadline).not.toBeNull();
    const seenBy = async (login: string) => (await as(login)).call(research.listQuantified, {});
    expect((await seenBy('grips')).map((each) => each.id)).toContain(soft?.id);
    for (const login of ['forge', 'provider-1', 'provider-2'])
      expect((await seenBy(login)).map((each) => each.id)).not.toContain(soft?.id);
  });

  it('RND-5/2 RND-5/3 RND-5/4 RND-5/5 the scheme was run through cost, capacity and lead-time simulation, kept with it', async () => {
    const scheme = await (await as('designer-1')).call(research.getScheme, { product: 'irons', version: released });
    const kept = JSON.stringify(scheme.verification);
    for (const word of ['seed', 'cost', 'load', 'lead']) expect(kept.toLowerCase(), word).toContain(word);
  });

  it('RND-6/1 RND-6/2 RND-6/4 RND-6/5 RND-6/6 a release is a new version; open orders keep theirs; nothing is released unapproved', async () => {
    const shop = await until(
      'the new version on sale',
      () => stranger().call(sales.getProduct, { product: 'irons' }),
      (each) => each.version === released,
    );
    expect(shop.newest).toBe(released);
    const kept = await before.customer.call(sales.getOrder, { order: before.order.id });
    expect(kept.version).toBeLessThan(released);
    const designer = await as('designer-1');
    const draft = await designer.call(research.openDraft, { product: 'irons', title: 'Not verified' });
    await expect((await as('approver-1')).call(research.releaseDraft, { draft: draft.id })).rejects.toMatchObject({
      status: 409,
    });
    await expect(designer.call(research.approveDraft, { draft: draft.id })).rejects.toMatchObject({ status: 403 });
    await designer.call(research.discardDraft, { draft: draft.id });
  });
});

describe('SRV', () => {
  it('SRV-2/1 SRV-2/2 a demand is a ticket with its conversation; the product has a warranty', async () => {
    const demands = await whole.customer.call(service.listDemands, {});
    const answered = demands.find((demand) => demand.kind === 'question');
    expect(answered?.messages.map((message) => message.from)).toEqual(['customer', 'service']);
    const [installed] = await whole.customer.call(service.listInstalled, { order: whole.order.id });
    expect(Date.parse(installed!.warrantyUntil)).toBeGreaterThan(Date.parse(installed!.deliveredAt));
    expect(
      await (await as('customer-2')).call(service.getDemand, { demand: answered!.id }).catch((error) => error.status),
    ).toBe(404);
  });

  it('SRV-5/1 SRV-7/1 SRV-7/2 purchases go to sales, experience goes to interaction with the delivered configuration', async () => {
    const { events } = await (await as('owner')).call(platform.listEvents, {
      type: service.experienceShared.type,
      newest: true,
      limit: 20,
    });
    const told = events.find((event) => event.data.order === whole.order.id);
    expect(Object.keys(told?.data.choices as object).length).toBeGreaterThan(5);
    const asked = await (await as('sales-1')).call(sales.listPurchasingDemands, {});
    expect(new Set(asked.map((demand) => demand.state))).toEqual(new Set(['matched', 'unmatched']));
  });
});

describe('CFG', () => {
  it('CFG-5/1 CFG-5/2 a configuration becomes BOM and routing by itself, and what was delivered equals what was ordered', async () => {
    const variant = await (await as('designer-1')).call(research.resolveVariant, {
      product: 'irons',
      version: whole.order.version,
      choices: whole.order.choices,
    });
    expect(variant.bom.length).toBeGreaterThan(5);
    expect(variant.routing.length).toBeGreaterThan(5);
    expect(variant.bom.some((line) => line.because.length > 0)).toBe(true);
    const [installed] = await whole.customer.call(service.listInstalled, { order: whole.order.id });
    expect(installed?.matches).toBe(true);
    expect(installed?.asBuilt.choices).toEqual(whole.order.choices);
  });

  it('CFG-8/3 CFG-3/3 CFG-3/4 CFG-3/5 a clear price without cost; a kept configuration opens elsewhere and is ordered again', async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    const quote = await stranger().call(sales.quote, { product: 'irons', version, choices: { finish: 'black' } });
    expect(JSON.stringify(quote)).not.toMatch(/cost|margin/i);
    const { id } = await stranger().call(sales.saveConfiguration, {
      product: 'irons',
      version,
      choices: quote.choices,
    });
    const opened = await stranger().call(sales.getConfiguration, { configuration: id });
    expect(opened.choices).toEqual(quote.choices);
    const again = await place({
      choices: opened.choices,
      order: { reorderOf: whole.order.id },
      customer: whole.customer,
    });
    expect(again.order.choices.finish).toBe('black');
  });

  it('CFG-2/1 CFG-1/2 a choice outside the range is refused with the rule’s sentence', async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    const refused = await stranger()
      .call(sales.quote, {
        product: 'irons',
        version,
        choices: { length: 'plus_1', shaft_mass: 'm120', level: 'accessorizing' },
      })
      .catch((error) => error);
    expect(refused.status).toBe(422);
    expect(refused.document.problems[0].message).toMatch(/[.]$/);
  });
});
