// Service demands: a customer asks, both sides write, service closes, and what it teaches goes on to interaction.
import { type Output, sales, service } from '@onelot/contracts';
import { partyOf } from '../../../kernel/principal.ts';
import { found, invalid, Refusal, refuseAs } from '../../../kernel/refusal.ts';
import { answerLetter, letterToUs } from '../letters/letters.ts';
import { type Ctx, room } from '../tables.ts';
import { stateAfter } from './life-cycle.ts';
import type { DemandRow } from './tables.ts';
import { viewOf } from './view.ts';

const { handle } = room;
type Open = (typeof service.openDemand)['input']['_output'];
type Order = Output<typeof sales.getOrder>;

/** One of the customer's own orders; another's is not there. */
const ownOrder = async (context: Ctx, order: string, party: string): Promise<Order> => {
  const known = await context.ask(sales.getOrder, { order }).catch((error) => {
    if (error instanceof Refusal && error.type === 'not-found') return undefined;
    throw error;
  });
  return found(known?.customer.party === party ? known : undefined, 'This order');
};

/** What the demand is about, as far as it says so. */
const subjectOf = async (context: Ctx, input: Open, party: string) => {
  const installed = input.installed
    ? found(
        await context.db
          .selectFrom('service.installed')
          .selectAll()
          .where('id', '=', input.installed)
          .executeTakeFirst(),
        'This product',
      )
    : undefined;
  if (installed && input.order && installed.order_id !== input.order)
    invalid('/installed', 'This product belongs to another order.', 'OTHER_ORDER');
  const order = !installed && input.order ? await ownOrder(context, input.order, party) : undefined;
  return {
    installed: installed?.id ?? null,
    order_id: installed?.order_id ?? order?.id ?? null,
    order_number: installed?.order_number ?? order?.number ?? null,
    product: input.wants?.product ?? installed?.product ?? order?.product ?? null,
    email: context.principal.email ?? installed?.email ?? order?.customer.email ?? null,
  };
};

const addMessage = (context: Ctx, demand: DemandRow, side: 'customer' | 'service', name: string, text: string) =>
  context.db
    .insertInto('service.messages')
    .values({ seen_by: [demand.customer], id: context.id(), demand: demand.id, side, name, text, at: context.now })
    .execute();

const open = handle(service.openDemand, async (context, input) => {
  const party = found(partyOf(context.principal, 'customer'), 'A customer');
  if (input.wants && input.kind !== 'purchase') invalid('/wants', 'Only a purchase says what is wanted.');
  if ((input.kind === 'repair' || input.kind === 'return') && !input.order && !input.installed)
    invalid('/order', 'Say which order or product it is about.', 'ABOUT_WHAT');
  const about = await subjectOf(context, input, party.id);
  return context.elevated(async (own) => {
    const demand = (await own.db
      .insertInto('service.demands')
      .values({
        seen_by: [party.id],
        id: own.id(),
        number: `S-${await own.next('service-demand', 1001)}`,
        ...about,
        kind: input.kind,
        title: input.title,
        state: 'open',
        customer: party.id,
        customer_name: party.name,
        opened_at: own.now,
        first_answer_at: null,
        closed_at: null,
        match:
          input.kind === 'purchase'
            ? (JSON.stringify({ state: 'asked', product: null, choices: null }) as never)
            : null,
        forwarded: false,
      })
      .returningAll()
      .executeTakeFirstOrThrow()) as DemandRow;
    await addMessage(own, demand, 'customer', party.name, input.text);
    await own.emit(
      service.demandOpened,
      { demand: demand.id, number: demand.number, kind: demand.kind, title: demand.title, order: demand.order_id },
      { subject: demand.id, seenBy: [party.id] },
    );
    if (input.kind === 'purchase')
      await own.emit(
        service.purchaseRequested,
        {
          demand: demand.id,
          title: input.title,
          text: input.text,
          party: party.id,
          // What is wanted, not what the customer has: another kind of product may be asked for about an order of irons.
          product: input.wants?.product ?? null,
          choices: input.wants?.choices ?? null,
        },
        { subject: demand.id, seenBy: [party.id] },
      );
    await letterToUs(own, demand, input.text);
    return viewOf(own, demand);
  });
});

/** Locks it with the caller's own rights. */
const mine = async (context: Ctx, demand: string): Promise<DemandRow> =>
  found(
    (await context.db
      .selectFrom('service.demands')
      .selectAll()
      .where('id', '=', demand)
      .forUpdate()
      .executeTakeFirst()) as DemandRow | undefined,
    'This service demand',
  );

const write = handle(service.writeMessage, async (context, input) => {
  const demand = await mine(context, input.demand);
  const side = context.principal.roles.has('service') ? 'service' : 'customer';
  if (input.close && side === 'customer') invalid('/close', 'Only service closes a demand.');
  const name = context.principal.name;
  return context.elevated(async (own) => {
    const state = stateAfter(demand.state, side, input.close);
    const changed = (await own.db
      .updateTable('service.demands')
      .set({
        state,
        closed_at: state === 'closed' ? own.now : null,
        ...(side === 'service' && !demand.first_answer_at ? { first_answer_at: own.now } : {}),
      })
      .where('id', '=', demand.id)
      .returningAll()
      .executeTakeFirstOrThrow()) as DemandRow;
    await addMessage(own, demand, side, name, input.text);
    const about = { subject: demand.id, seenBy: [demand.customer] };
    const said = { demand: demand.id, number: demand.number, title: demand.title };
    if (side === 'service') {
      await own.emit(service.adviceGiven, { ...said, closed: state === 'closed' }, about);
      await answerLetter(own, demand, input.text);
    } else {
      await own.emit(service.messageWritten, said, about);
      await letterToUs(own, demand, input.text);
    }
    return viewOf(own, changed);
  });
});

const forward = handle(service.forwardDemand, async (context, input) => {
  const demand = await mine(context, input.demand);
  if (demand.forwarded)
    refuseAs('conflict', 'FORWARDED', `Service demand ${demand.number} was sent to interaction already.`);
  const changed = (await context.db
    .updateTable('service.demands')
    .set({ forwarded: true })
    .where('id', '=', demand.id)
    .returningAll()
    .executeTakeFirstOrThrow()) as DemandRow;
  await context.emit(
    service.demandForwarded,
    { demand: demand.id, need: input.need, evidence: input.evidence, product: demand.product },
    { subject: demand.id },
  );
  return viewOf(context, changed);
});

export const demandCommands = [open, write, forward];
