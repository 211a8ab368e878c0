// Bad input: each kind of mistake in a company folder is named with its file, line and field, and nothing is accepted silently.
import { describe, expect, test } from 'vitest';
import { append, edit, template as good, without } from '../../test/company-folder.ts';
import { readCompany } from './index.ts';

type Case = readonly [what: string, files: () => Record<string, string>, code: string, path: string];

const CASES: readonly Case[] = [
  ['a bad unit', () => edit('items.csv', ',mm,buy', ',kg,buy'), 'CELL', '/items.csv/3/unit'],
  ['a negative number', () => edit('items.csv', 'buy,3,', 'buy,-3,'), 'CELL', '/items.csv/3/lead_time_days'],
  ['a word for a number', () => edit('items.csv', '1000,1000', 'many,1000'), 'CELL', '/items.csv/3/lot_size'],
  ['a decimal comma', () => edit('bom.csv', ',300,', ',"300,5",'), 'CELL', '/bom.csv/2/quantity'],
  ['a quantity of nothing', () => edit('bom.csv', ',300,', ',0,'), 'CELL', '/bom.csv/2/quantity'],
  ['an exponent', () => edit('items.csv', '0.5,1\n', '5e99,1\n'), 'CELL', '/items.csv/3/cost_minor'],
  [
    'an empty cell',
    () => edit('suppliers.csv', 'SUPPLIER-1,Example supplier', 'SUPPLIER-1,'),
    'CELL',
    '/suppliers.csv/2/name',
  ],
  ['an unknown column', () => edit('items.csv', 'mass_g', 'weight'), 'UNKNOWN_COLUMN', '/items.csv/1/weight'],
  [
    'a missing column',
    () => edit('places.csv', 'place,name,kind', 'place,name'),
    'MISSING_COLUMN',
    '/places.csv/1/kind',
  ],
  [
    'a column named twice',
    () => edit('places.csv', 'place,name,kind', 'place,name,name'),
    'DUPLICATE_COLUMN',
    '/places.csv/1/name',
  ],
  ['semicolons', () => edit('places.csv', 'place,name,kind', 'place;name;kind'), 'HEADER', '/places.csv/1'],
  ['an impossible cut-off', () => edit('carriers.csv', '16:00', '4 pm'), 'CELL', '/carriers.csv/2/cut_off'],
  ['an unknown working day', () => edit('carriers.csv', 'fri', 'friday'), 'CELL', '/carriers.csv/2/working_days'],
  ['a working day twice', () => edit('carriers.csv', 'fri', 'mon'), 'CELL', '/carriers.csv/2/working_days'],
  [
    'a holiday that is no date',
    () => edit('carriers.csv', '2026-12-25', '25.12.'),
    'CELL',
    '/carriers.csv/2/closed_days',
  ],
  [
    'a person of an unknown provider',
    () => append('people.csv', 'lab@example.com,Provider 1,provider:LAB,,provider'),
    'UNKNOWN_REFERENCE',
    '/people.csv/3/party',
  ],
  ['an empty file', () => ({ ...good, 'carriers.csv': '' }), 'HEADER', '/carriers.csv'],
  ['too few cells', () => append('places.csv', 'ROOM,Room'), 'CELLS', '/places.csv/4'],
  ['an open quote', () => append('places.csv', 'ROOM,"Room,raw'), 'CSV', '/places.csv/4'],
  ['a quote in a cell', () => append('places.csv', 'ROOM,Room 5" wide,raw'), 'CSV', '/places.csv/4'],
  ['an item twice', () => append('items.csv', 'BODY,Again,,pcs,make,1,1,0,0,1,1'), 'DUPLICATE', '/items.csv/4/item'],
  ['a BOM line twice', () => append('bom.csv', 'BODY,SHEET,1,mm'), 'DUPLICATE', '/bom.csv/3/parent'],
  ['a missing component', () => append('bom.csv', 'BODY,SCREW,1,pcs'), 'UNKNOWN_REFERENCE', '/bom.csv/3/component'],
  ['a missing parent', () => append('bom.csv', 'CASE,SHEET,1,mm'), 'UNKNOWN_REFERENCE', '/bom.csv/3/parent'],
  ['a BOM unit unlike the item', () => edit('bom.csv', ',mm', ',pcs'), 'UNIT', '/bom.csv/2/unit'],
  ['components of a bought item', () => append('bom.csv', 'SHEET,BODY,1,pcs'), 'BOUGHT_PARENT', '/bom.csv/3/parent'],
  ['a BOM cycle', () => append('bom.csv', 'BODY,BODY,1,pcs'), 'CYCLE', '/bom.csv/3/component'],
  ['half a piece a lot', () => edit('items.csv', 'make,1,1,', 'make,1,1.5,'), 'QUANTITY', '/items.csv/2/lot_size'],
  [
    'an efficiency above the standard',
    () => edit('work-centers.csv', 'day,1,', 'day,1.2,'),
    'CELL',
    '/work-centers.csv/2/efficiency',
  ],
  [
    'one login with two names',
    () => append('people.csv', 'planner-1@example.com,Planner 2,company,sales,clerk'),
    'NAME',
    '/people.csv/3/name',
  ],
  [
    'one role twice',
    () => append('people.csv', 'planner-1@example.com,Planner 1,company,production,planner'),
    'DUPLICATE',
    '/people.csv/3/login',
  ],
  [
    'a missing calendar',
    () => edit('work-centers.csv', ',day,', ',night,'),
    'UNKNOWN_REFERENCE',
    '/work-centers.csv/2/calendar',
  ],
  [
    'more devices than units',
    () => edit('work-centers.csv', 'manual,', 'manual,a;b'),
    'EQUIPMENT',
    '/work-centers.csv/2/equipment',
  ],
  ['an impossible hour', () => edit('calendars.csv', '08:00', '8:61'), 'CELL', '/calendars.csv/2/from'],
  ['hours that end early', () => edit('calendars.csv', '16:00', '07:00'), 'HOURS', '/calendars.csv/2/to'],
  ['hours that overlap', () => append('calendars.csv', 'day,mon,15:00,18:00'), 'HOURS', '/calendars.csv/3/from'],
  ['an unknown weekday', () => edit('calendars.csv', ',mon,', ',monday,'), 'CELL', '/calendars.csv/2/weekday'],
  [
    'an impossible date',
    () => edit('calendar-exceptions.csv', '2026-12-25', '2026-02-30'),
    'CELL',
    '/calendar-exceptions.csv/2/date',
  ],
  [
    'half an exception',
    () => edit('calendar-exceptions.csv', '25,,', '25,08:00,'),
    'HOURS',
    '/calendar-exceptions.csv/2/to',
  ],
  [
    'an exception of no calendar',
    () => append('calendar-exceptions.csv', 'night,2026-12-26,,,Closed,'),
    'UNKNOWN_REFERENCE',
    '/calendar-exceptions.csv/3/calendar',
  ],
  [
    'a missing supplier',
    () => append('supplier-items.csv', 'NOBODY,BODY,1,1,0'),
    'UNKNOWN_REFERENCE',
    '/supplier-items.csv/3/supplier',
  ],
  [
    'a supplied item that is missing',
    () => append('supplier-items.csv', 'SUPPLIER-1,GLUE,1,1,0'),
    'UNKNOWN_REFERENCE',
    '/supplier-items.csv/3/item',
  ],
  ['a latitude off the earth', () => edit('suppliers.csv', '52.4', '95'), 'CELL', '/suppliers.csv/2/lat'],
  [
    'a bad mail address',
    () => edit('suppliers.csv', 'orders@supplier.example', 'orders'),
    'CELL',
    '/suppliers.csv/2/email',
  ],
  ['stock of a missing item', () => append('stock.csv', 'GLUE,STORE,1,L'), 'UNKNOWN_REFERENCE', '/stock.csv/3/item'],
  ['stock at a missing place', () => append('stock.csv', 'BODY,ROOF,1,L'), 'UNKNOWN_REFERENCE', '/stock.csv/3/place'],
  ['half a piece in stock', () => append('stock.csv', 'BODY,STORE,1.5,L'), 'QUANTITY', '/stock.csv/3/quantity'],
  [
    'a missing carrier',
    () => edit('shipping.csv', 'CARRIER-1', 'CARRIER-2'),
    'UNKNOWN_REFERENCE',
    '/shipping.csv/2/carrier',
  ],
  [
    'a price with fractions of a cent',
    () => edit('shipping.csv', ',590,', ',590.5,'),
    'CELL',
    '/shipping.csv/2/price_minor',
  ],
  [
    'a window that ends early',
    () => edit('shipping.csv', '09:00-12:00', '12:00-09:00'),
    'HOURS',
    '/shipping.csv/2/windows',
  ],
  [
    'a person of a missing supplier',
    () => append('people.csv', 'a@b.example,Supplier 9,supplier:NOBODY,,supplier'),
    'UNKNOWN_REFERENCE',
    '/people.csv/3/party',
  ],
  [
    'an outsider with an activity',
    () => append('people.csv', 'a@b.example,Supplier 1,supplier:SUPPLIER-1,sales,supplier'),
    'ACTIVITY',
    '/people.csv/3/activity',
  ],
  ['an unknown activity', () => edit('people.csv', ',production,', ',magic,'), 'CELL', '/people.csv/2/activity'],
  ['an unknown file', () => ({ ...good, 'item.csv': 'a' }), 'UNKNOWN_FILE', '/item.csv'],
  ['a path out of the folder', () => ({ ...good, '../items.csv': 'a' }), 'UNKNOWN_FILE', '/..~1items.csv'],
  ['an oversized file', () => ({ ...good, 'NOTES.md': 'x'.repeat(4_000_001) }), 'TOO_LARGE', '/NOTES.md'],
  ['an oversized cell', () => append('places.csv', `ROOM,${'x'.repeat(2001)},raw`), 'CELL', '/places.csv/4/name'],
  ['a control character', () => append('places.csv', 'ROOM,Ro\u0007om,raw'), 'CELL', '/places.csv/4/name'],
  ['letters in another encoding', () => append('places.csv', 'ROOM,Bro\uFFFDt,raw'), 'ENCODING', '/places.csv/4'],
  ['no company', () => without('company.json'), 'MISSING_FILE', '/company.json'],
  ['broken JSON', () => edit('company.json', '"kind"', 'kind'), 'JSON', '/company.json/7'],
  [
    'an unknown field of the company',
    () => edit('company.json', '"kind"', '"sort"'),
    'UNKNOWN_FIELD',
    '/company.json/sort',
  ],
  [
    'an unknown time zone',
    () => edit('company.json', 'Europe/Berlin', 'Europe/Atlantis'),
    'FIELD',
    '/company.json/timeZone',
  ],
  ['a tax above 100 %', () => edit('company.json', '1900', '19000'), 'FIELD', '/company.json/tax/basisPoints'],
  [
    'a model named unlike its file',
    () => edit('models/product.json', '"id": "product"', '"id": "thing"'),
    'NAME',
    '/models~1product.json/id',
  ],
  [
    'a model with a missing work center',
    () => edit('models/product.json', '"BENCH"', '"ROBOT"'),
    'UNKNOWN_REFERENCE',
    '/models~1product.json/routing/0/workCenter',
  ],
  [
    'a model with a missing item',
    () => edit('models/product.json', '"BODY"', '"TORSO"'),
    'UNKNOWN_REFERENCE',
    '/models~1product.json/bom/0/item',
  ],
  [
    'a model with items by name that are missing',
    () => edit('models/product.json', '"BODY"', '"BODY-{size}"'),
    'UNKNOWN_REFERENCE',
    '/models~1product.json/bom/0/item',
  ],
  ['a model without prices', () => without('prices/product.json'), 'MISSING_FILE', '/prices~1product.json'],
  [
    'prices of no model',
    () => ({ ...good, 'prices/other.json': good['prices/product.json'] as string }),
    'UNKNOWN_REFERENCE',
    '/prices~1other.json',
  ],
  [
    'prices in another currency',
    () => edit('prices/product.json', 'EUR', 'USD'),
    'CURRENCY',
    '/prices~1product.json/currency',
  ],
];

describe('a company folder with', () => {
  test.each(CASES)('%s', (_, files, code, path) => {
    const read = readCompany(files());
    expect(read.ok).toBe(false);
    const found = read.ok ? [] : read.problems;
    const match = found.find((problem) => problem.code === code && problem.path === path);
    expect(match, JSON.stringify(found, undefined, 1)).toBeDefined();
    expect(match?.message).toMatch(/^[^\n]{10,}[.…]$/);
  });
});

test('one mistake is reported once, not at every line that refers to it', () => {
  const read = readCompany(edit('items.csv', ',mm,buy', ',kg,buy'));
  expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toEqual(['/items.csv/3/unit']);
});

test('all mistakes are reported together', () => {
  const files = { ...edit('items.csv', 'buy,3,', 'buy,-3,'), 'stock.csv': `${good['stock.csv']}GLUE,ROOF,1,L\n` };
  const read = readCompany(files);
  expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toEqual([
    '/items.csv/3/lead_time_days',
    '/stock.csv/3/item',
    '/stock.csv/3/place',
  ]);
});

test('a flood of mistakes is counted, not listed without end', () => {
  const read = readCompany(
    append('stock.csv', Array.from({ length: 3000 }, (_, i) => `NONE-${i},STORE,1,L`).join('\n')),
  );
  const problems = read.ok ? [] : read.problems;
  expect(problems).toHaveLength(501);
  expect(problems.at(-1)).toMatchObject({ code: 'MORE_PROBLEMS', data: { more: 2500 } });
});
