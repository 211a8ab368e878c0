// Screening: at most once a business week the demand that most people raised is accepted; what few wanted is declined after some time.
import { type Input, interaction, type Output } from '@onelot/contracts';
import { DAY, HOUR, type World } from '../party.ts';

export const WEEK = 7 * DAY;
/** Wanted by fewer it is not yet a demand of many. */
const WANTED = 3;
/** A demand that stayed small for so long is declined. */
const PATIENCE = 21 * DAY;

type Demand = Output<typeof interaction.listDemands>[number];
type Reasons = Input<typeof interaction.screenDemand>['reasons'];

const reasonsFor = (demand: Demand): Reasons => {
  const scale = Math.min(5, 1 + Math.floor(demand.people / 2));
  return {
    cost: { score: 4, reason: 'Needs no new machine and little new material.' },
    outcome: { score: Math.max(2, scale), reason: 'Customers say it in the shop, where they would have bought.' },
    scale: { score: scale, reason: `Wanted ${demand.times} times by ${demand.people}.` },
    fit: { score: 4, reason: 'Fits what the workshop makes.' },
  };
};

/** Which demand is taken on: the most wanted, the older of two alike. */
export const mostWanted = (demands: readonly Demand[]): Demand | undefined =>
  [...demands]
    .filter(({ state, times, product }) => state === 'open' && times >= WANTED && product !== null)
    .sort((a, b) => b.people - a.people || b.times - a.times || a.firstAt.localeCompare(b.firstAt))[0];

export const makeScreening = (world: World) => {
  const screener = world.staff('interaction');
  const screen = (demand: Demand, verdict: 'accepted' | 'declined', note: string): void => {
    const when = world.office.next(world.time.now() + world.chance('screen', demand.title).integer(1, 12) * HOUR);
    world.agenda.once(`screen ${demand.id}`, when, () =>
      screener.call(interaction.screenDemand, {
        demand: demand.id,
        verdict,
        reasons: reasonsFor(demand),
        note,
        ...(verdict === 'accepted'
          ? { concept: `${demand.title}. Open the choice where the workshop can make it; keep the rest.` }
          : {}),
      }),
    );
  };
  return async (): Promise<void> => {
    const now = world.time.now();
    const accepted = await screener.call(interaction.listDemands, { state: 'accepted' });
    const last = Math.max(0, ...accepted.map(({ verdict }) => Date.parse(verdict?.at ?? '1970-01-01T00:00:00Z')));
    const open = await screener.call(interaction.listDemands, { state: 'open' });
    const wanted = now - last >= WEEK ? mostWanted(open) : undefined;
    if (wanted) screen(wanted, 'accepted', 'Many asked for it, and it costs little.');
    for (const demand of open)
      if (demand !== wanted && demand.times < WANTED && now - Date.parse(demand.lastAt) > PATIENCE)
        screen(demand, 'declined', 'Few have asked for it so far. We take it up again when more do.');
  };
};
