// From what people could not get to a released version that they hear of, on the running demo company.
import { type Client, interaction, type Output, platform, research, sales, service, sourcing } from '@onelot/contracts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../kernel/activity.ts';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { MOST_A_VISIT } from './attempts.ts';

type Demand = Output<typeof interaction.getDemand>;
type Model = Output<typeof research.getDraft>['model'] & {
  rules: { id: string; expression: string }[];
  description?: { en: string };
};

let house: TestHouse;
let screener: Client;
let customer: Client;
let other: Client;
let designer: Client;
const stranger = (): Client => house.guest();
const as = (name: string) => house.as(`${name}@golf-irons.example`);

beforeAll(async () => {
  house = await startTestHouse();
  await house.settle();
  screener = await as('interaction-1');
  customer = await as('customer-1');
  other = await as('customer-2');
  designer = await as('designer-1');
}, 90_000);
afterAll(() => house?.stop());

const good = { score: 4, reason: 'Worth it.' };
const REASONS = { cost: good, outcome: good, scale: good, fit: good };
const screen = (demand: string, given: object) =>
  screener.call(interaction.screenDemand, {
    demand,
    reasons: REASONS,
    note: 'Weighed.',
    verdict: 'declined',
    ...given,
  });

/** A value that the demo's model refuses beside another choice, found by asking its own rules. */
const refusedChoice = async () => {
  const { compile, open } = await import('@onelot/configure');
  const { model } = await stranger().call(sales.getProduct, { product: 'irons' });
  const compiled = compile(model as never);
  if (!compiled.ok) throw new Error('the demo model does not compile');
  for (const first of compiled.value.model.options) {
    if (first.type !== 'one-of') continue;
    for (const { id } of first.values) {
      const chosen = open(compiled.value, { [first.id]: id });
      for (const domain of chosen.domains())
        for (const { value, state } of domain.values) {
          const option = compiled.value.model.options.find((each) => each.id === domain.optionId)!;
          if (state === 'excluded' && option.type === 'one-of' && option.id !== first.id)
            return { option: option.id, value, choices: { [first.id]: id } };
        }
    }
  }
  throw new Error('the demo model refuses nothing');
};

const attempts = (list: Demand[], option: string, value: unknown) =>
  list.filter((each) => each.source === 'configurator' && each.option === option && each.value === String(value));

test('attempts of one kind merge; one visit counts once; what can be had does not count', async () => {
  const tried = await refusedChoice();
  const [one, two] = [uuid(), uuid()];
  const attempt = (visit: string, given: object = tried) =>
    stranger().call(interaction.recordAttempt, { product: 'irons', version: 1, rules: [], visit, ...tried, ...given });
  for (const visit of [one, one, two]) await attempt(visit);
  await attempt(two, { choices: {} });
  const found = attempts(await screener.call(interaction.listDemands, {}), tried.option, tried.value);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ times: 2, people: 2, state: 'open', product: 'irons' });
  expect(found[0]!.title).toMatch(/^[A-Z].*: not offered$/);
  const unknown = attempt(one, { option: 'wheels' });
  await expect(unknown).rejects.toMatchObject({ document: { status: 422, problems: [{ path: '/option' }] } });
  const text = attempt(one, { option: 'engraving_text', value: 'My name' });
  await expect(text).rejects.toMatchObject({ document: { status: 422, problems: [{ path: '/option' }] } });
  const none = attempt(one, { version: 77 });
  await expect(none).rejects.toMatchObject({ document: { status: 404 } });
});

test('the same attempt sent many times at once counts once and breaks nothing', async () => {
  const tried = await refusedChoice();
  const times = async () =>
    attempts(await screener.call(interaction.listDemands, {}), tried.option, tried.value)[0]!.times;
  const before = await times();
  const visit = uuid();
  const send = () =>
    stranger().call(interaction.recordAttempt, { product: 'irons', version: 1, rules: [], visit, ...tried });
  await Promise.all(Array.from({ length: 8 }, send));
  expect(await times()).toBe(before + 1);
});

test('a visit keeps at most its share of attempts', async () => {
  const tried = await refusedChoice();
  const visit = uuid();
  await house.inside('interaction', async (context) => {
    const { sql } = await import('kysely');
    await sql`insert into interaction.attempts (visit, product, version, option, value, choices, rules, demand, at)
      select ${visit}::uuid, 'irons', 1, 'filled', n::text, '{}', '[]', gen_random_uuid(), now()
      from generate_series(1, ${MOST_A_VISIT}) n`.execute(context.db);
  });
  const before = attempts(await screener.call(interaction.listDemands, {}), tried.option, tried.value)[0]?.times;
  await stranger().call(interaction.recordAttempt, { product: 'irons', version: 1, rules: [], visit, ...tried });
  expect(attempts(await screener.call(interaction.listDemands, {}), tried.option, tried.value)[0]?.times).toBe(before);
});

test('the same wish in other letters is one demand; each customer reads only their own words', async () => {
  const first = await customer.call(interaction.raiseDemand, { title: 'A copper ferrule', text: 'Mine, please.' });
  const second = await other.call(interaction.raiseDemand, { title: 'A COPPER  ferrule!', text: 'For my father.' });
  expect(second.id).toBe(first.id);
  expect(second).toMatchObject({ mine: true, people: 2, times: 2, text: 'For my father.' });
  const mine = await customer.call(interaction.getDemand, { demand: first.id });
  expect(mine).toMatchObject({ mine: true, text: 'Mine, please.', verdict: null });
  const staff = await screener.call(interaction.getDemand, { demand: first.id });
  expect(staff.text).toContain('For my father.');
  await stranger().call(interaction.raiseDemand, { title: 'Only for staff', text: 'A stranger wrote this.' });
  const listed = await customer.call(interaction.listDemands, {});
  expect(listed.map((each) => each.title)).toEqual(['A copper ferrule']);
});

test('a verdict needs its concept, and is given once; merging moves the voices', async () => {
  const wish = (title: string, who: Client) => who.call(interaction.raiseDemand, { title, text: `${title}.` });
  const kept = await wish('Softer grips', customer);
  const same = await wish('Grips that are soft', other);
  await expect(screen(kept.id, { verdict: 'accepted' })).rejects.toMatchObject({
    document: { status: 422, problems: [{ path: '/concept' }] },
  });
  await expect(screen(same.id, { verdict: 'merged' })).rejects.toMatchObject({
    document: { problems: [{ path: '/mergedInto' }] },
  });
  await screen(same.id, { verdict: 'merged', mergedInto: kept.id });
  await expect(screen(same.id, {})).rejects.toMatchObject({ document: { status: 409 } });
  expect(await other.call(interaction.getDemand, { demand: kept.id })).toMatchObject({
    people: 2,
    times: 2,
    mine: true,
  });
  const later = await wish('Grips that are soft', customer);
  expect(later).toMatchObject({ id: kept.id, people: 2, times: 3 });
  await expect(customer.call(interaction.screenDemand, { demand: kept.id } as never)).rejects.toMatchObject({
    document: { status: 403 },
  });
});

test('what use, service and the product library find comes in with its source', async () => {
  const [order, id] = [uuid(), uuid()];
  const { person } = await customer.call(platform.me, {});
  const party = person!.party;
  const about = { subject: order, seenBy: [party] };
  const used = { order, product: 'irons', version: 1, choices: {} };
  await house.inside('service', async (context) => {
    const tell = context as unknown as Context;
    await tell.emit(service.experienceShared, { ...used, rating: 2, text: 'Too loud. I play early.' }, about);
    await tell.emit(service.experienceShared, { ...used, rating: 5, text: null }, about);
    const need = { need: 'A quieter head', evidence: 'Three asked.', product: 'irons' };
    await tell.emit(service.demandForwarded, { demand: id, ...need }, { subject: id });
  });
  await house.inside('sales', async (context) => {
    const unmatched = { demand: id, title: 'A putter', text: 'For the green.', party, product: null };
    await (context as unknown as Context).emit(sales.demandUnmatched, unmatched, { subject: id });
  });
  await house.settle();
  const found = await screener.call(interaction.listDemands, {});
  const of = (source: string) => found.filter((each) => each.source === source);
  expect(of('feedback')).toMatchObject([{ title: 'Too loud.', text: '2 of 5. Too loud. I play early.', people: 1 }]);
  expect(of('service')).toMatchObject([{ title: 'A quieter head', text: 'Three asked.' }]);
  expect(of('unmatched')).toMatchObject([{ title: 'A putter' }]);
  expect((await customer.call(interaction.listDemands, {})).map((each) => each.title)).toContain('A putter');
});

test('a demand goes to research, to a provider, into a release, and back to who raised it', async () => {
  const raised = await customer.call(interaction.raiseDemand, {
    title: 'Grips that stay warm',
    text: 'For winter.',
    product: 'irons',
  });
  await screen(raised.id, { verdict: 'accepted', concept: 'A winter grip.', note: 'Many play in winter.' });
  await house.settle();
  const [received] = (await designer.call(research.listDemands, {})).filter((each) => each.id === raised.id);
  expect(received).toMatchObject({ state: 'received', concept: 'A winter grip.', classification: 'unclassified' });
  expect(await customer.call(interaction.getDemand, { demand: raised.id })).toMatchObject({ concept: null });

  const suppliers = await (await as('buyer-1')).call(sourcing.listSuppliers, {});
  const grips = suppliers.find((each) => each.supplier === 'GRIPS')!;
  const quantify = (providers: string[]) =>
    designer.call(research.quantifyDemand, {
      demand: raised.id,
      classification: 'function',
      attribute: 'Hardness at 5 °C',
      target: '45 or less',
      unit: 'Shore A',
      weight: 0.7,
      test: 'After a night in the cold room.',
      providers,
    });
  await expect(quantify([uuid()])).rejects.toMatchObject({ document: { problems: [{ path: '/providers/0' }] } });
  const { quantified } = await quantify([grips.party]);
  const [asked, unasked] = [await as('grips'), await as('shafts')];
  expect(await unasked.call(research.listQuantified, {})).toEqual([]);
  expect(await asked.call(research.listQuantified, {})).toMatchObject([{ answered: false, unit: 'Shore A' }]);
  const answer = { quantified: quantified[0]!.id, answer: 'Compound 41 reaches 42.' };
  await expect(unasked.call(research.respondToDemand, answer)).rejects.toMatchObject({ document: { status: 404 } });
  await asked.call(research.respondToDemand, answer);
  expect(await asked.call(research.listQuantified, {})).toMatchObject([{ answered: true }]);

  const placed = await buy();
  const draft = await designer.call(research.openDraft, { product: 'irons', title: 'Winter', demand: raised.id });
  const twice = designer.call(research.openDraft, { product: 'irons', title: 'Again', demand: raised.id });
  await expect(twice).rejects.toMatchObject({ document: { status: 409 } });
  const model = { ...(draft.model as Model), description: { en: 'Irons, with a winter grip on request.' } };
  await designer.call(research.saveDraft, { draft: draft.id, model, prices: draft.prices });
  const { verification } = await designer.call(research.verifyDraft, { draft: draft.id });
  expect(verification).toMatchObject({ ok: true, impact: { openOrders: 1, byVersion: [{ version: 1, orders: 1 }] } });
  const approver = await as('approver-1');
  await approver.call(research.approveDraft, { draft: draft.id });
  const { version } = await approver.call(research.releaseDraft, { draft: draft.id });
  await house.settle();

  const ended = (await designer.call(research.listDemands, {})).find((each) => each.id === raised.id);
  expect(ended).toMatchObject({ state: 'released', releasedVersion: version, quantified: [{ responses: [{}] }] });
  const told = await customer.call(interaction.getDemand, { demand: raised.id });
  expect(told.outcome).toContain(`version ${version}`);
  const mail = await (await as('owner')).call(platform.listMail, { limit: 200 });
  const letters = mail.filter((letter) => letter.to === 'customer-1@golf-irons.example').map((each) => each.subject);
  expect(letters).toContain('Now to be had: Grips that stay warm');
  // The open order keeps the version it was sold at; the shop offers the new one.
  expect((await customer.call(sales.getOrder, { order: placed })).version).toBe(1);
  expect((await stranger().call(sales.getProduct, { product: 'irons' })).version).toBe(version);
}, 60_000);

const buy = async (): Promise<string> => {
  const quote = await customer.call(sales.quote, { product: 'irons', version: 1, choices: {} });
  const { order } = await customer.call(sales.placeOrder, {
    product: 'irons',
    version: 1,
    choices: quote.choices,
    customer: { name: 'Customer 1', email: 'customer-1@golf-irons.example' },
    address: { name: 'Customer 1', street: '1 Main Street', city: 'Toronto', postcode: 'M5V 1A1', country: 'CA' },
    shippingMethod: 'road',
  });
  await customer.call(sales.payOrder, { order: order.id, card: '4242424242424242' });
  await house.settle();
  return order.id;
};

test('orders count for shares; preferences show with consent only, and shares fall when an order is cancelled', async () => {
  const [order] = await customer.call(sales.listOrders, {});
  const shares = () => screener.call(interaction.optionShares, { product: 'irons' });
  const model = (await shares()).filter((each) => each.option === 'model');
  expect(model).toMatchObject([{ share: 1, of: 1 }]);
  expect((await shares()).some((each) => each.option === 'engraving_text')).toBe(false);
  expect(await customer.call(interaction.getProfile, {})).toMatchObject({ preferences: {}, orders: 1 });
  expect(await screener.call(interaction.listProfiles, {})).toMatchObject([{ email: '', preferences: {} }]);
  const consent = { consentContact: true, consentPersonalise: true };
  const saved = await customer.call(interaction.saveProfile, consent);
  expect(Object.keys(saved.preferences).length).toBeGreaterThan(5);
  expect(await screener.call(interaction.listProfiles, {})).toMatchObject([
    { email: 'customer-1@golf-irons.example', preferences: saved.preferences },
  ]);
  await customer.call(sales.cancelOrder, { order: order!.id });
  await house.settle();
  expect(await shares()).toEqual([]);
});
