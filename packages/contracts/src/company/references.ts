// Whether the records of a company fit together: every name that is used exists, nothing contains itself, hours do not overlap.
import { findCycle } from './cycle.ts';
import type { Findings } from './findings.ts';
import type { Row } from './read-table.ts';
import type * as record from './records.ts';

export interface Rows {
  readonly items: readonly Row<record.Item>[];
  readonly bom: readonly Row<record.BomRow>[];
  readonly workCenters: readonly Row<record.WorkCenter>[];
  readonly calendars: readonly Row<record.CalendarHours>[];
  readonly calendarExceptions: readonly Row<record.CalendarException>[];
  readonly suppliers: readonly Row<record.Supplier>[];
  readonly supplierItems: readonly Row<record.SupplierItem>[];
  readonly providers: readonly Row<record.Provider>[];
  readonly places: readonly Row<record.Place>[];
  readonly stock: readonly Row<record.StockRow>[];
  readonly carriers: readonly Row<record.Carrier>[];
  readonly shipping: readonly Row<record.ShippingMethod>[];
  readonly people: readonly Row<record.Person>[];
}

/** Names that exist, by table; nothing where the table could not be read, so that nothing is said about references to it. */
export type Names = Readonly<Partial<Record<keyof Rows, ReadonlySet<string>>>>;

export const checkReferences = (rows: Rows, names: Names, findings: Findings): void => {
  const items = new Map(rows.items.map((row) => [row.value.item, row.value]));
  const known = (
    file: string,
    line: number,
    field: string,
    value: string,
    where: ReadonlySet<string> | undefined,
    home: string,
  ) => {
    if (!where || where.has(value)) return;
    const message = `${field} "${value}" is not in ${home}. Add it there or correct the name.`;
    findings.add('UNKNOWN_REFERENCE', { file, line, field }, message, { value });
  };
  for (const { line, value } of rows.workCenters)
    known('work-centers.csv', line, 'calendar', value.calendar, names.calendars, 'calendars.csv');
  for (const { line, value } of rows.calendarExceptions)
    known('calendar-exceptions.csv', line, 'calendar', value.calendar, names.calendars, 'calendars.csv');
  for (const { line, value } of rows.supplierItems) {
    known('supplier-items.csv', line, 'supplier', value.supplier, names.suppliers, 'suppliers.csv');
    known('supplier-items.csv', line, 'item', value.item, names.items, 'items.csv');
  }
  for (const { line, value } of rows.stock) {
    known('stock.csv', line, 'item', value.item, names.items, 'items.csv');
    known('stock.csv', line, 'place', value.place, names.places, 'places.csv');
    if (items.get(value.item)?.unit === 'pcs' && !Number.isInteger(value.quantity))
      findings.add(
        'QUANTITY',
        { file: 'stock.csv', line, field: 'quantity' },
        `quantity is ${value.quantity}, but ${value.item} is counted in whole pieces. Write a whole number.`,
      );
  }
  for (const { line, value } of rows.shipping)
    if (value.carrier !== undefined)
      known('shipping.csv', line, 'carrier', value.carrier, names.carriers, 'carriers.csv');
  checkBom(rows, items, names, known, findings);

  checkItems(rows.items, findings);
  checkEquipment(rows.workCenters, findings);
  checkHours(rows, findings);
  checkWindows(rows.shipping, findings);
  checkPeople(rows.people, names, known, findings);
};

type Known = (
  file: string,
  line: number,
  field: string,
  value: string,
  where: ReadonlySet<string> | undefined,
  home: string,
) => void;

const checkBom = (
  rows: Rows,
  items: ReadonlyMap<string, record.Item>,
  names: Names,
  known: Known,
  findings: Findings,
): void => {
  const file = 'bom.csv';
  for (const { line, value } of rows.bom) {
    known(file, line, 'parent', value.parent, names.items, 'items.csv');
    known(file, line, 'component', value.component, names.items, 'items.csv');
    if (items.get(value.parent)?.makeOrBuy === 'buy')
      findings.add(
        'BOUGHT_PARENT',
        { file, line, field: 'parent' },
        `${value.parent} is bought, so it has no components here. Set make_or_buy to make in items.csv or remove the line.`,
      );
    const unit = items.get(value.component)?.unit;
    if (unit !== undefined && unit !== value.unit)
      findings.add(
        'UNIT',
        { file, line, field: 'unit' },
        `unit is ${value.unit}, but ${value.component} is counted in ${unit}. Write the quantity in ${unit}.`,
      );
  }
  const cycle = findCycle(rows.bom.map(({ value }) => [value.parent, value.component]));
  if (!cycle) return;
  const row = rows.bom.find(({ value }) => value.parent === cycle[0] && value.component === cycle[1]);
  const message = `${cycle[0]} would contain itself: ${cycle.join(' > ')}. Remove one of these lines.`;
  findings.add('CYCLE', { file, line: row?.line, field: 'component' }, message, { cycle });
};

const checkItems = (rows: Rows['items'], findings: Findings): void => {
  for (const { line, value } of rows) {
    const spot = { file: 'items.csv', line };
    if (value.unit === 'pcs' && !Number.isInteger(value.lotSize))
      findings.add(
        'QUANTITY',
        { ...spot, field: 'lot_size' },
        `lot_size is ${value.lotSize}, but ${value.item} is counted in whole pieces. Write a whole number.`,
      );
  }
};

const checkEquipment = (rows: Rows['workCenters'], findings: Findings): void => {
  const owner = new Map<string, string>();
  for (const { line, value } of rows) {
    const spot = { file: 'work-centers.csv', line, field: 'equipment' };
    if (value.equipment.length > 0 && value.equipment.length !== value.units)
      findings.add(
        'EQUIPMENT',
        spot,
        `equipment names ${value.equipment.length} devices for ${value.units} units. Name one a unit, parted by semicolons, or none.`,
      );
    for (const device of value.equipment) {
      const first = owner.get(device);
      if (first !== undefined)
        findings.add(
          'DUPLICATE',
          spot,
          `The device ${device} already belongs to ${first}. Give each device a name of its own.`,
        );
      owner.set(device, value.workCenter);
    }
  }
};

const checkHours = (rows: Rows, findings: Findings): void => {
  const week = rows.calendars.map(({ line, value }) => ({ line, key: `${value.calendar} ${value.weekday}`, ...value }));
  const dates = rows.calendarExceptions.map(({ line, value }) => ({
    ...value,
    line,
    key: `${value.calendar} ${value.date}`,
  }));
  checkIntervals('calendars.csv', week, findings);
  for (const { line, from, to } of dates)
    if ((from === undefined) !== (to === undefined))
      findings.add(
        'HOURS',
        { file: 'calendar-exceptions.csv', line, field: from === undefined ? 'from' : 'to' },
        'Write both from and to, or neither for a closed day.',
      );
  const open = dates.filter((date): date is typeof date & { from: string; to: string } => !!date.from && !!date.to);
  checkIntervals('calendar-exceptions.csv', open, findings);
  for (const closed of dates.filter((date) => !date.from && !date.to))
    if (open.some((date) => date.key === closed.key))
      findings.add(
        'HOURS',
        { file: 'calendar-exceptions.csv', line: closed.line, field: 'from' },
        `${closed.key} is closed here and has hours on another line. Keep one of the two.`,
      );
};

interface Interval {
  readonly line: number;
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

const checkIntervals = (file: string, intervals: readonly Interval[], findings: Findings): void => {
  const latest = new Map<string, Interval>();
  for (const interval of [...intervals].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.line - b.line,
  )) {
    if (interval.to <= interval.from)
      findings.add(
        'HOURS',
        { file, line: interval.line, field: 'to' },
        `to is ${interval.to}, which is not after ${interval.from}. A shift past midnight is two lines, up to 24:00 and from 00:00.`,
      );
    const before = latest.get(interval.key);
    if (before && before.to > interval.from)
      findings.add(
        'HOURS',
        { file, line: interval.line, field: 'from' },
        `${interval.key} ${interval.from} begins before the hours of line ${before.line} end. Let them not overlap.`,
      );
    latest.set(interval.key, interval);
  }
};

const checkWindows = (rows: Rows['shipping'], findings: Findings): void => {
  for (const { line, value } of rows)
    for (const window of value.windows) {
      const [from, to] = window.split('-') as [string, string];
      if (to <= from)
        findings.add(
          'HOURS',
          { file: 'shipping.csv', line, field: 'windows' },
          `The window ${window} ends before it begins. Write the earlier time first.`,
        );
    }
};

const checkPeople = (rows: Rows['people'], names: Names, known: Known, findings: Findings): void => {
  const called = new Map<string, string>();
  for (const { line, value } of rows) {
    const name = called.get(value.login) ?? value.name;
    called.set(value.login, name);
    if (name !== value.name)
      findings.add(
        'NAME',
        { file: 'people.csv', line, field: 'name' },
        `${value.login} is called "${name}" above. Give a login one name on all its lines.`,
      );
    const [kind, code] = value.party.split(':');
    if (kind === 'supplier') known('people.csv', line, 'party', code as string, names.suppliers, 'suppliers.csv');
    if (kind === 'provider') known('people.csv', line, 'party', code as string, names.providers, 'providers.csv');
    if (kind === 'carrier') known('people.csv', line, 'party', code as string, names.carriers, 'carriers.csv');
    if (kind !== 'company' && value.activity !== undefined)
      findings.add(
        'ACTIVITY',
        { file: 'people.csv', line, field: 'activity' },
        `${value.login} is no staff of the company, so it has no activity. Leave the cell empty.`,
      );
  }
};
