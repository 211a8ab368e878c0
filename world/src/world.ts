// The demo world as a whole: who plays, what each hears, when each looks, and the beat by which the platform knows it lives.
import { createClient, platform, production } from '@onelot/contracts';
import { makeCarriers } from './carriers.ts';
import { makeCustomers } from './customers/customers.ts';
import { makeEquipment } from './equipment/devices.ts';
import { makeAgenda } from './ground/agenda.ts';
import { makeBorder } from './ground/border.ts';
import { chances } from './ground/chance.ts';
import { listen } from './ground/feed.ts';
import { hoursOf } from './ground/hours.ts';
import { makeLimit } from './ground/limit.ts';
import type { Log } from './ground/log.ts';
import { makePace } from './ground/pace.ts';
import { type ClockFact, makeTime } from './ground/time.ts';
import { makeOperators } from './operators.ts';
import type { Party, World } from './party.ts';
import type { Settings } from './settings.ts';
import { makeStaff } from './staff/staff.ts';
import { makeStore } from './store.ts';
import { makeSuppliers } from './suppliers.ts';

const BEAT_MS = 3000;
const TURN_MS = 60;
/** Everybody looks this often even where nothing rang, so that what was missed is caught up. */
const ROUND_MS = 20_000;

export interface Running {
  stop(): Promise<void>;
}

/** Ends with undefined where the company does not exist or nobody can sign in. */
export const startWorld = async (settings: Settings, log: Log): Promise<Running> => {
  const world = await enter(settings, log);
  const parties = cast(world);
  for (const party of parties) await party.start?.();
  const round = makeRound(world, parties);
  const stopFeed = listen({
    address: `${settings.url}/api/companies/${settings.company}/events/stream`,
    token: () => world.border.token(settings.email),
    forget: () => world.border.forget(settings.email),
    onEvent: (event) => {
      if (event.type === production.operationCompleted.type) {
        const { order, operation } = event.data as { order: string; operation: string };
        world.pace.handedOn(order, operation, Date.parse(event.time));
      }
      round.hear(event);
      if (world.time.speed() > 0) round.turn();
    },
    onClock: (clock) => world.time.set(clock as ClockFact),
    onOpen: round.everybody,
    onLost: (error) => log.problem('the feed', error),
  });
  const beat = (): void => {
    world.owner
      .call(platform.worldPulse, {})
      .then((clock) => world.time.set(clock))
      .catch((error) => log.problem('the clock', error));
  };
  const timers = [
    setInterval(beat, BEAT_MS),
    setInterval(() => {
      // A pause is a pause for everybody.
      if (world.time.speed() === 0) return;
      world.agenda.turn();
      round.turn();
    }, TURN_MS),
    setInterval(round.everybody, ROUND_MS),
  ];
  beat();
  log.say(`plays ${settings.play.join(', ')} of ${settings.company} at ${settings.url}`);
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      stopFeed();
      for (const party of parties) await party.stop?.();
    },
  };
};

/** Signs in and learns what a newcomer must know. */
const enter = async (settings: Settings, log: Log): Promise<World> => {
  const limit = makeLimit(settings.requests);
  const border = makeBorder({ ...settings, limit });
  const owner = border.person(settings.email);
  const time = makeTime();
  time.set(await createClient({ base: settings.url, company: settings.company }).call(platform.getClock, {}));
  const { company } = await owner.call(platform.me, {});
  const people = await owner.call(platform.listPeople, {});
  const calendars = await owner.call(production.listCalendars, {});
  const agenda = makeAgenda({ now: time.now, failed: (key, error) => log.problem(key, error) });
  const staff: World['staff'] = (activity, role) => {
    const holds = (wanted: string | undefined) =>
      people.find(({ roles }) =>
        roles.some(
          (held) =>
            held.activity === activity && (!wanted || held.role === wanted) && (wanted || held.role !== 'manager'),
        ),
      );
    const email = (role && holds(role)?.email) || holds(undefined)?.email;
    return email ? border.person(email) : owner;
  };
  return {
    settings,
    log,
    time,
    agenda,
    pace: makePace(time.speed),
    border,
    owner,
    people,
    staff,
    zone: company.timeZone,
    chance: chances(settings.seed),
    office: hoursOf(calendars.find(({ calendar }) => calendar === 'day') ?? calendars[0], company.timeZone),
  };
};

const cast = (world: World): readonly Party[] => {
  const equipment = makeEquipment(world);
  const gauge = world.settings.play.includes('equipment') ? equipment.gauge : () => undefined;
  const all: Readonly<Record<Settings['play'][number], () => Party>> = {
    customers: () => makeCustomers(world),
    suppliers: () => makeSuppliers(world),
    equipment: () => equipment,
    operators: () => makeOperators(world, gauge),
    store: () => makeStore(world),
    carriers: () => makeCarriers(world),
    staff: () => makeStaff(world),
  };
  return world.settings.play.map((name) => all[name]());
};

interface Seat {
  readonly party: Party;
  rung: boolean;
  looking: boolean;
  restUntil: number;
}

/** Rings the bell of those who hear an event, and lets each look when it has rested. */
const makeRound = (world: World, parties: readonly Party[]) => {
  const seats: Seat[] = parties.map((party) => ({ party, rung: true, looking: false, restUntil: 0 }));
  const look = (seat: Seat): void => {
    seat.rung = false;
    seat.looking = true;
    seat.party
      .look()
      .catch((error) => world.log.problem(seat.party.name, error))
      .finally(() => {
        seat.looking = false;
        seat.restUntil = performance.now() + (seat.party.restMs ?? 1000);
      });
  };
  return {
    everybody: (): void => {
      for (const seat of seats) seat.rung = true;
    },
    hear: (event: Parameters<NonNullable<Party['hear']>>[0]): void => {
      for (const seat of seats) {
        seat.party.hear?.(event);
        if (seat.party.hears.includes(event.type)) seat.rung = true;
      }
    },
    turn: (): void => {
      const now = performance.now();
      for (const seat of seats) if (seat.rung && !seat.looking && now >= seat.restUntil) look(seat);
    },
  };
};
