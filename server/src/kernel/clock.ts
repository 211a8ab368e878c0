// Business time of a company: real time, or in demo companies faster or paused; it never runs backwards.
import type { Tx } from './database.ts';
import type { KernelTables } from './tables.ts';

export interface ClockRow {
  business_at: Date;
  wall_at: Date;
  speed: number;
  paused: boolean;
  pulse_at: Date | null;
}

/** Business instant at wall instant `wall`: the anchor plus what has passed, times the speed. */
export const businessTime = (clock: ClockRow, wall: Date): Date => {
  const passed = clock.paused ? 0 : Math.max(0, wall.getTime() - clock.wall_at.getTime()) * clock.speed;
  return new Date(clock.business_at.getTime() + passed);
};

export const readClock = async (tx: Tx<KernelTables>): Promise<ClockRow> =>
  tx
    .selectFrom('kernel.clocks')
    .select(['business_at', 'wall_at', 'speed', 'paused', 'pulse_at'])
    .executeTakeFirstOrThrow();

/** Anchors anew at the present business time, so that a change of speed moves nothing that has passed. */
export const changeClock = async (
  tx: Tx<KernelTables>,
  wall: Date,
  change: { speed?: number; paused?: boolean },
): Promise<ClockRow> => {
  const clock = await tx
    .selectFrom('kernel.clocks')
    .select(['business_at', 'wall_at', 'speed', 'paused', 'pulse_at'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const next = {
    business_at: businessTime(clock, wall),
    wall_at: wall,
    speed: change.speed ?? clock.speed,
    paused: change.paused ?? clock.paused,
  };
  await tx.updateTable('kernel.clocks').set(next).execute();
  return { ...clock, ...next };
};
