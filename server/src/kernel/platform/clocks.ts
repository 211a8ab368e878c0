// Business time of a company, published; demo companies may pause it or speed it up.
import { platform } from '@onelot/contracts';
import { rooms } from '../activity.ts';
import { businessTime, type ClockRow, changeClock, readClock } from '../clock.ts';
import type { Feed } from '../live.ts';
import { refuseAs } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';

const { handle } = rooms<KernelTables>('platform');
const PULSE_MS = 10_000;

const view = (clock: ClockRow, wall: Date, kind: string) => ({
  now: businessTime(clock, wall).toISOString(),
  speed: clock.speed,
  paused: clock.paused,
  adjustable: kind === 'demo',
  world: clock.pulse_at !== null && wall.getTime() - clock.pulse_at.getTime() < PULSE_MS,
});

export const clockHandlers = (feed: Feed) => [
  handle(platform.getClock, async ({ db, wall, company }) => view(await readClock(db), wall, company.kind)),
  handle(platform.setClock, async ({ db, wall, company }, input) => {
    if (company.kind !== 'demo') refuseAs('not-allowed', 'ONLY_DEMO', 'Only demo companies leave real time.');
    const clock = view(await changeClock(db, wall, input), wall, company.kind);
    feed.tell(company.id, 'clock', clock);
    return clock;
  }),
  handle(platform.worldPulse, async ({ db, wall, company }) => {
    await db.updateTable('kernel.clocks').set({ pulse_at: wall }).execute();
    return view(await readClock(db), wall, company.kind);
  }),
];
