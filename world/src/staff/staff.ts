// The company's office people, slowly: the buyer decides on counter-offers, service answers, demands are screened, a small change is released now and then.
import { interaction, research, service, sourcing } from '@onelot/contracts';
import { HOUR, MINUTE, type Party, type World } from '../party.ts';
import { makeDesign } from './design.ts';
import { makeScreening } from './screening.ts';

/** A counter-offer up to so much dearer is taken. */
const DEARER = 1.08;

const makeBuyer = (world: World) => {
  const buyer = world.staff('sourcing', 'buyer');
  const counters = async (): Promise<void> => {
    for (const order of await buyer.call(sourcing.listPurchaseOrders, { state: 'countered' })) {
      const wait = world.chance('decide', order.number).integer(20, 150) * MINUTE;
      const accept = (order.counter?.price ?? 0) <= order.price * DEARER;
      world.agenda.once(`decide ${order.number}`, world.office.next(world.time.now() + wait), () =>
        buyer.call(sourcing.decideCounter, { purchaseOrder: order.id, accept }),
      );
    }
  };
  const offers = async (): Promise<void> => {
    for (const search of await buyer.call(sourcing.listSearches, {})) {
      const best = [...search.offers].sort((a, b) => a.price - b.price)[0];
      if (search.open === false || !best) continue;
      world.agenda.once(`take offer ${search.id}`, world.office.next(world.time.now() + 4 * HOUR), () =>
        buyer.call(sourcing.takeOffer, { search: search.id, supplier: best.supplier }),
      );
    }
  };
  /** Who has not answered for a working day is reminded once. */
  const reminded = new Set<string>();
  const remind = async (): Promise<void> => {
    for (const order of await buyer.call(sourcing.listPurchaseOrders, { state: 'sent' })) {
      if ((order.waitingSeconds ?? 0) < 2 * 86_400 || reminded.has(order.id)) continue;
      reminded.add(order.id);
      await buyer.call(sourcing.askAgain, { purchaseOrder: order.id });
    }
  };
  return async (): Promise<void> => {
    await counters();
    await offers();
    await remind();
  };
};

const ANSWERS: Readonly<Record<string, string>> = {
  question:
    'Yes. Bring the set by or send it to us; a change within two degrees takes a day and costs nothing in the first year.',
  repair:
    'We are sorry. Send the iron back with the label in this mail, and we put it right within three working days.',
  return: 'We take the set back within thirty days. The label for the return is in your mail.',
  purchase: 'We looked through what we make. What fits is shown beside your question, ready to order.',
  idea: 'Thank you. We have passed it on to those who design.',
};

const makeService = (world: World) => {
  const agent = world.staff('service', 'agent');
  return async (): Promise<void> => {
    for (const demand of await agent.call(service.listDemands, { state: 'open' })) {
      const dice = world.chance('answer', demand.number);
      const when = world.office.next(Date.parse(demand.openedAt) + dice.integer(1, 9) * HOUR);
      world.agenda.at(`advise ${demand.number}`, when, async () => {
        if (demand.kind === 'idea' && !demand.forwarded) {
          const evidence = demand.messages.map(({ text }) => text).join('\n') || demand.title;
          await agent.call(service.forwardDemand, { demand: demand.id, need: demand.title, evidence });
        }
        const text = ANSWERS[demand.kind] ?? 'Thank you. We look into it.';
        await agent.call(service.writeMessage, { demand: demand.id, text, close: dice.next() < 0.6 });
      });
    }
  };
};

export const makeStaff = (world: World): Party => {
  const desks = [makeBuyer(world), makeService(world), makeScreening(world), makeDesign(world)];
  return {
    name: 'staff',
    hears: [
      sourcing.purchaseAnswered.type,
      sourcing.searchAnswered.type,
      service.demandOpened.type,
      service.messageWritten.type,
      interaction.demandScreened.type,
      research.draftChanged.type,
    ],
    restMs: 3000,
    look: async () => {
      for (const desk of desks) await desk();
    },
  };
};
