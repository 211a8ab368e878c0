// Operators of work centers without reporting machines: start what is ready in shift, work as long as it takes, complete with what they measure.
import { type Client, type Output, production } from '@onelot/contracts';
import { measured } from './equipment/measuring.ts';
import { Again } from './ground/agenda.ts';
import { type Hours, hoursOf } from './ground/hours.ts';
import type { Job } from './ground/types.ts';
import { HOUR, type Party, SECOND, type World } from './party.ts';

const SCRAPS = 0.006;
/** An operator does not stand idle beside ready work: it begins up to so much before its plan. */
const AHEAD = 24 * HOUR;
/** Jobs looked at on a work center: what can be begun stands first. */
const NEXT = 12;

type Center = Output<typeof production.listWorkCenters>[number];

export const makeOperators = (world: World, gauge: (workCenter: string, job: Job) => void): Party => {
  const crew = world.people.filter(({ roles }) =>
    roles.some(({ activity, role }) => activity === 'production' && role === 'operator'),
  );
  const names = new Set(crew.map(({ name }) => name));
  const clients = new Map(crew.map(({ email }) => [email, world.border.person(email)]));
  const fallback = world.staff('production');
  let centers: readonly Center[] = [];
  const hours = new Map<string, Hours>();
  /** Operations that the world itself started: those of people are theirs alone. */
  const own = new Set<string>();
  let adopted = false;

  const who = (job: Job): Client => {
    const dice = world.chance('operator', job.orderNumber, job.sequence);
    return crew.length ? (clients.get(dice.pick(crew).email) as Client) : fallback;
  };
  const finish = (job: Job, client: Client): Again => {
    const dice = world.chance('finish', job.orderNumber, job.sequence, job.scraps);
    const worked = (job.setupSeconds + job.runSeconds) * SECOND;
    // Planned times hold a little reserve: most work is done somewhat sooner.
    const noise = Math.max(-0.15, Math.min(0.15, dice.normal() * 0.05 - 0.04)) * worked;
    const began = Date.parse(job.startedAt ?? job.plannedStart);
    const when = Date.parse(job.plannedFinish) + noise - world.pace.lost(job.order, job.workCenter, began);
    return new Again(Math.max(began, when), async () => {
      if (dice.next() < SCRAPS && job.scraps === 0) {
        await client.call(production.scrapOperation, { operation: job.id, reason: 'Damaged while it was worked on.' });
      } else {
        const measurements = measured(job.parameters, dice);
        await client.call(production.completeOperation, { operation: job.id, measurements });
        world.pace.handedOn(job.order, job.id, when);
        gauge(job.workCenter, { ...job, measurements });
      }
      own.delete(job.id);
      world.pace.freed(job.workCenter, when);
      // Whoever is done takes the next at once.
      const center = centers.find(({ workCenter }) => workCenter === job.workCenter);
      if (center) await see(center);
    });
  };
  const begin = (job: Job): void => {
    world.agenda.once(`work ${job.id}`, world.time.now(), async () => {
      const client = who(job);
      const started = await client.call(production.startOperation, { operation: job.id });
      own.add(job.id);
      return finish(started, client);
    });
  };
  const see = async (center: Center): Promise<void> => {
    const { jobs } = await fallback.call(production.dispatchList, { workCenter: center.workCenter, limit: NEXT });
    const running = jobs.filter(({ state }) => state === 'started');
    for (const job of running) {
      // After a restart the world goes on with what its people had begun.
      if (!adopted && job.operator && names.has(job.operator)) own.add(job.id);
      if (!own.has(job.id)) continue;
      const { when, work } = finish(job, who(job));
      world.agenda.once(`work ${job.id}`, when, work);
    }
    const now = world.time.now();
    if (!hours.get(center.workCenter)?.open(now)) return;
    jobs
      .filter((job) => job.state === 'planned' && job.ready && Date.parse(job.plannedStart) <= now + AHEAD)
      .slice(0, Math.max(0, center.units - running.length))
      .forEach(begin);
  };
  return {
    name: 'operators',
    hears: [
      production.operationCompleted.type,
      production.planPublished.type,
      'logistics.goods.received',
      production.operationScrapped.type,
    ],
    restMs: 100,
    start: async () => {
      const calendars = await world.owner.call(production.listCalendars, {});
      centers = (await world.owner.call(production.listWorkCenters, {})).filter(
        ({ kind, equipment }) => kind === 'manual' || equipment.length === 0,
      );
      for (const center of centers)
        hours.set(
          center.workCenter,
          hoursOf(
            calendars.find(({ calendar }) => calendar === center.calendar),
            world.zone,
          ),
        );
    },
    look: async () => {
      await Promise.all(centers.map(see));
      adopted = true;
    },
  };
};
