// Work by the clock (holds that run out, plans that slipped), in one process at a time.
import { sql } from 'kysely';
import type { ActivityModule, CompanyRecord } from './activity.ts';
import { type House, inCompany } from './context.ts';
import { system } from './principal.ts';

/** Starts all timers; answers how to stop them. A lock in the database keeps several processes from doing one's work twice. */
export const startTimers = (
  house: House,
  modules: readonly ActivityModule[],
  companies: () => Promise<readonly CompanyRecord[]>,
): (() => Promise<void>) => {
  const running = new Set<Promise<void>>();
  const handles = modules.flatMap((module) =>
    module.timers.map((timer) => {
      let busy = false;
      const tick = async (): Promise<void> => {
        for (const company of await companies()) {
          await inCompany(house, company, system(module.activity), module.activity, async (context) => {
            const { rows } = await sql<{
              got: boolean;
            }>`select pg_try_advisory_xact_lock(hashtext(${`${timer.name}|${company.id}`})) as got`.execute(context.db);
            if (rows[0]?.got) await timer.run(context);
          }).catch((error) => house.log(`${timer.name} failed: ${error.stack ?? error.message}`));
        }
      };
      return setInterval(() => {
        if (busy) return;
        busy = true;
        const work = tick()
          .catch((error) => house.log(`${timer.name} failed: ${error.message}`))
          .finally(() => {
            busy = false;
            running.delete(work);
          });
        running.add(work);
      }, timer.everySeconds * 1000);
    }),
  );
  return async () => {
    for (const handle of handles) clearInterval(handle);
    await Promise.allSettled(running);
  };
};
