// How soon the demo company delivers into an empty plan: popular sets from stock within days, others wait for their shafts.
import { unwrap } from '@onelot/base';
import { type Choices, compile, open, type ProductModel, variant } from '@onelot/configure';
import { type Calendar, type DeliveryPromise, type Job, promiseJob, type Shop } from '@onelot/plan';
import { describe, expect, test } from 'vitest';
import { folder } from '../../test/company-folder.ts';
import { readCompany, WEEKDAYS } from './index.ts';

const data = unwrap(readCompany(folder('golf-irons')));
const model = data.models.irons as ProductModel;
const compiled = unwrap(compile(model));
/** A Tuesday, 10:42 in Ontario. */
const now = Date.parse('2026-11-24T15:42:00Z') / 1000;
const DAY = 86_400;

const calendarOf = (name: string): Calendar => ({
  timeZone: data.company.timeZone,
  shifts: data.calendars
    .filter((row) => row.calendar === name)
    .map(({ weekday, from, to }) => ({ weekday: (WEEKDAYS.indexOf(weekday) + 1) % 7, from, to })),
});

const shop: Shop = {
  now,
  calendars: Object.fromEntries(data.workCenters.map(({ calendar }) => [calendar, calendarOf(calendar)])),
  workCenters: data.workCenters.map(({ workCenter, units, calendar, efficiency }) => ({
    id: workCenter,
    units,
    calendarId: calendar,
    efficiency,
  })),
  bookings: [],
};

/** Days until an item is there: none from stock, else its supplier's, or its own after its components'. */
const daysUntil = (item: string, quantity: number): number => {
  const stock = data.stock.filter((row) => row.item === item).reduce((sum, row) => sum + row.quantity, 0);
  if (stock >= quantity) return 0;
  const offers = data.supplierItems.filter((row) => row.item === item).map((row) => row.leadTimeDays);
  if (offers.length > 0) return Math.min(...offers);
  const components = data.bom.filter((row) => row.parent === item);
  const own = data.items.find((row) => row.item === item)?.leadTimeDays ?? 0;
  return own + Math.max(0, ...components.map((row) => daysUntil(row.component, row.quantity * quantity)));
};

const promised = (choices: Choices): DeliveryPromise => {
  const session = open(compiled, choices);
  expect(session.dropped).toEqual([]);
  const made = unwrap(variant(model, unwrap(session.complete())));
  const job: Job = {
    id: 'set',
    operations: made.routing.map((operation) => ({
      id: `set-${operation.sequence}`,
      workCenter: operation.workCenter,
      setupSeconds: operation.setupSeconds,
      runSeconds: operation.runSeconds,
      sequence: operation.sequence,
      materials: made.bom
        .filter((line) => operation.consumes.includes(line.lineId))
        .map((line) => ({ item: line.item, readyAt: now + daysUntil(line.item, line.quantity) * DAY })),
    })),
  };
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));
  const calendar = { timeZone: data.company.timeZone, shifts: weekdays };
  return unwrap(
    promiseJob(shop, job, { kind: 'carrier', calendar, cutoff: '15:00', transitDays: 2, deliverBy: '17:00' }),
  );
};

const daysOut = (found: DeliveryPromise): number => (Date.parse(found.date) - Date.parse('2026-11-24')) / DAY / 1000;

describe('golf-irons by road', () => {
  test('the set as proposed is at the door in 5 to 9 days, and its shafts set the pace', () => {
    const found = promised({});
    expect(daysOut(found)).toBeGreaterThanOrEqual(5);
    expect(daysOut(found)).toBeLessThanOrEqual(9);
    expect(found.setBy).toMatchObject({ kind: 'material', item: 'SHAFT-steel-m120-stiff-bright' });
  });

  test('the popular set is sooner', () => {
    expect(daysOut(promised({ level: 'popularizing' }))).toBeLessThan(daysOut(promised({})));
  });

  test.each<Choices>([
    { level: 'varietizing', side: 'left' },
    { level: 'parametering', material: 's174', shaft: 'graphite', shaft_mass: 'm105', shaft_colour: 'black' },
    { level: 'tailoring', model: 'blade', material: 'c8620', cg_shift_mm: 1.5 },
  ])('$level is within two weeks', (choices) => {
    const days = daysOut(promised(choices));
    expect(days).toBeGreaterThanOrEqual(5);
    expect(days).toBeLessThanOrEqual(14);
  });
});
