// How work centers and calendars are set: checked as a whole by the plan engine, and the plan is told that they changed.
import { type Input, production } from '@onelot/contracts';
import { checkCalendar } from '@onelot/plan';
import { rooms } from '../../../kernel/activity.ts';
import { invalid, refuse } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import { changePlan, lockPlan } from '../plan/head.ts';
import type { ProductionTables } from '../tables.ts';
import { workCenter, workCenterOf, workCenters } from './queries.ts';

const { handle } = rooms<ProductionTables>('production');
type Calendar = Input<typeof production.saveCalendar>;
type Center = Input<typeof production.saveWorkCenter>;

const checkTimes = (context: Production, calendar: Calendar, at: string): void => {
  const problems = checkCalendar({ ...calendar, timeZone: context.company.timeZone }, at);
  if (problems.length) refuse('not-valid', `The calendar ${calendar.calendar} cannot be used.`, ...problems);
};

const writeCalendar = async (context: Production, { calendar, shifts, exceptions }: Calendar): Promise<void> => {
  const times = { shifts: JSON.stringify(shifts) as never, exceptions: JSON.stringify(exceptions) as never };
  await context.db
    .insertInto('production.calendars')
    .values({ calendar, ...times })
    .onConflict((on) => on.columns(['company_id', 'calendar'] as never).doUpdateSet(times))
    .execute();
};

/** Another number of units for a work center that is there; the plan must be locked. */
export const setUnits = async (own: Production, code: string, units: number): Promise<void> => {
  const row = await workCenter(own, code);
  if (!row) return;
  const center = { ...workCenterOf(row), units };
  await checkCenter(own, center, `/${code}`);
  await writeCenter(own, center, row.position);
  await changePlan(own, { stale: { code: 'center-changed', workCenter: code } });
};

const checkCenter = async (context: Production, center: Center, at: string): Promise<void> => {
  if (center.efficiency > 1)
    invalid(`${at}/efficiency`, 'The efficiency is a share of the standard speed: at most 1.', 'TOO_LARGE');
  const devices = center.equipment ?? [];
  if (devices.length > center.units)
    invalid(`${at}/equipment`, `There are ${devices.length} devices for ${center.units} units: at most one a unit.`);
  if (new Set(devices).size < devices.length) invalid(`${at}/equipment`, 'A device is named twice.', 'DUPLICATE');
  const busy = await context.db
    .selectFrom('production.operations')
    .select('id')
    .where('work_center', '=', center.workCenter)
    .where('state', '=', 'started')
    .where('unit', '>=', center.units)
    .executeTakeFirst();
  if (busy)
    refuse('conflict', `A unit that would go away is in work at ${center.workCenter}.`, {
      code: 'BUSY',
      path: `${at}/units`,
      message: 'Complete or stop what runs there first.',
    });
};

const writeCenter = async (context: Production, center: Center, position: number): Promise<void> => {
  const { workCenter: code, units, calendar, efficiency, kind, equipment = [] } = center;
  const facts = {
    name: JSON.stringify(center.name) as never,
    units,
    calendar,
    efficiency,
    kind,
    equipment: JSON.stringify(equipment) as never,
  };
  await context.db
    .insertInto('production.work_centers')
    .values({ work_center: code, ...facts, position })
    .onConflict((on) => on.columns(['company_id', 'work_center'] as never).doUpdateSet(facts))
    .execute();
  await keepDevices(context, code, equipment);
};

/** A row for each machine that reports in; machines that are gone take their row with them. */
const keepDevices = async (context: Production, code: string, equipment: readonly string[]): Promise<void> => {
  let gone = context.db.deleteFrom('production.equipment').where('work_center', '=', code);
  if (equipment.length) gone = gone.where('equipment', 'not in', [...equipment]);
  await gone.execute();
  for (const device of equipment)
    await context.db
      .insertInto('production.equipment')
      .values({ work_center: code, equipment: device, state: 'unknown', operation: null, reported_at: null } as never)
      .onConflict((on) => on.doNothing())
      .execute();
};

const calendarCodes = async (context: Production): Promise<Set<string>> =>
  new Set(
    (await context.db.selectFrom('production.calendars').select('calendar').execute()).map((row) => row.calendar),
  );

const checkKnown = (known: ReadonlySet<string>, calendar: string, at: string): void => {
  if (!known.has(calendar)) invalid(`${at}/calendar`, `There is no calendar ${calendar}.`, 'NOT_FOUND');
};

export const resourceCommands = [
  handle(production.saveWorkCenter, (context, input) =>
    context.elevated(async (own) => {
      await lockPlan(own);
      checkKnown(await calendarCodes(own), input.calendar, '');
      await checkCenter(own, input, '');
      const known = await workCenter(own, input.workCenter);
      const last = Math.max(0, ...(await workCenters(own)).map((each) => each.position));
      await writeCenter(own, input, known?.position ?? last + 1);
      await changePlan(own, { stale: { code: 'center-changed', workCenter: input.workCenter } });
      return { ...input, equipment: input.equipment };
    }),
  ),
  handle(production.saveCalendar, (context, input) =>
    context.elevated(async (own) => {
      await lockPlan(own);
      checkTimes(own, input, '');
      await writeCalendar(own, input);
      await changePlan(own, { stale: { code: 'calendar-changed', calendar: input.calendar } });
      return input;
    }),
  ),
  handle(production.importProduction, (context, { calendars, workCenters: centers }) =>
    context.elevated(async (own) => {
      await lockPlan(own);
      for (const [i, calendar] of calendars.entries()) {
        checkTimes(own, calendar, `/calendars/${i}`);
        await writeCalendar(own, calendar);
      }
      const known = await calendarCodes(own);
      for (const [i, center] of centers.entries()) {
        checkKnown(known, center.calendar, `/workCenters/${i}`);
        await checkCenter(own, center, `/workCenters/${i}`);
        await writeCenter(own, center, i + 1);
      }
      await changePlan(own, { stale: { code: 'imported' } });
      return { calendars: calendars.length, workCenters: centers.length };
    }),
  ),
];
