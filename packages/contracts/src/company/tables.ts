// Which CSV files a company folder holds, the columns of each, and what makes a row unique.
import type { z } from 'zod';
import * as record from './records.ts';

/** How a cell is read: `text` as it stands, `number`, `list` parted by semicolons, `translated` from `<name>_en`, `<name>_de`. */
export type CellKind = 'text' | 'number' | 'list' | 'translated';

export interface Column {
  /** Name in the header; of a translated column without its `_en`, `_de`. */
  readonly name: string;
  /** Field of the record. */
  readonly field: string;
  readonly kind: CellKind;
  /** An empty cell means this; without it an empty cell is a problem. */
  readonly empty?: 'absent' | number | readonly string[];
}

export type TableKey =
  | 'items'
  | 'bom'
  | 'workCenters'
  | 'calendars'
  | 'calendarExceptions'
  | 'suppliers'
  | 'supplierItems'
  | 'providers'
  | 'places'
  | 'stock'
  | 'carriers'
  | 'shipping'
  | 'people';

export interface Table {
  readonly key: TableKey;
  readonly file: string;
  readonly schema: z.ZodType;
  readonly columns: readonly Column[];
  /** Columns that together may occur once. */
  readonly unique: readonly string[];
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const text = (name: string, empty?: 'absent'): Column => ({ name, field: camel(name), kind: 'text', empty });
const number = (name: string, empty?: number): Column => ({ name, field: camel(name), kind: 'number', empty });
const list = (name: string): Column => ({ name, field: camel(name), kind: 'list', empty: [] });
const translated = (name: string): Column => ({ name, field: camel(name), kind: 'translated' });

export const TABLES: readonly Table[] = [
  {
    key: 'items',
    file: 'items.csv',
    schema: record.Item,
    columns: [
      text('item'),
      translated('name'),
      text('unit'),
      text('make_or_buy'),
      number('lead_time_days'),
      number('lot_size', 1),
      number('minimum_order_quantity', 0),
      number('safety_stock', 0),
      number('cost_minor'),
      number('mass_g', 0),
    ],
    unique: ['item'],
  },
  {
    key: 'bom',
    file: 'bom.csv',
    schema: record.BomRow,
    columns: [text('parent'), text('component'), number('quantity'), text('unit')],
    unique: ['parent', 'component'],
  },
  {
    key: 'workCenters',
    file: 'work-centers.csv',
    schema: record.WorkCenter,
    columns: [
      text('work_center'),
      translated('name'),
      number('units'),
      text('calendar'),
      number('efficiency', 1),
      text('kind'),
      list('equipment'),
    ],
    unique: ['work_center'],
  },
  {
    key: 'calendars',
    file: 'calendars.csv',
    schema: record.CalendarHours,
    columns: [text('calendar'), text('weekday'), text('from'), text('to')],
    unique: ['calendar', 'weekday', 'from'],
  },
  {
    key: 'calendarExceptions',
    file: 'calendar-exceptions.csv',
    schema: record.CalendarException,
    columns: [text('calendar'), text('date'), text('from', 'absent'), text('to', 'absent'), translated('reason')],
    unique: ['calendar', 'date', 'from'],
  },
  {
    key: 'suppliers',
    file: 'suppliers.csv',
    schema: record.Supplier,
    columns: [text('supplier'), text('name'), text('email'), text('country'), number('lat'), number('lon')],
    unique: ['supplier'],
  },
  {
    key: 'supplierItems',
    file: 'supplier-items.csv',
    schema: record.SupplierItem,
    columns: [
      text('supplier'),
      text('item'),
      number('price_minor'),
      number('lead_time_days'),
      number('minimum_order_quantity', 0),
    ],
    unique: ['supplier', 'item'],
  },
  {
    key: 'providers',
    file: 'providers.csv',
    schema: record.Provider,
    columns: [text('provider'), text('name'), text('email', 'absent')],
    unique: ['provider'],
  },
  {
    key: 'places',
    file: 'places.csv',
    schema: record.Place,
    columns: [text('place'), text('name'), text('kind')],
    unique: ['place'],
  },
  {
    key: 'stock',
    file: 'stock.csv',
    schema: record.StockRow,
    columns: [text('item'), text('place'), number('quantity'), text('lot')],
    unique: ['item', 'place', 'lot'],
  },
  {
    key: 'carriers',
    file: 'carriers.csv',
    schema: record.Carrier,
    columns: [text('carrier'), text('name'), text('cut_off', 'absent'), list('working_days'), list('closed_days')],
    unique: ['carrier'],
  },
  {
    key: 'shipping',
    file: 'shipping.csv',
    schema: record.ShippingMethod,
    columns: [
      text('country'),
      text('method'),
      translated('name'),
      text('carrier', 'absent'),
      number('price_minor'),
      number('transit_days'),
      list('windows'),
    ],
    unique: ['country', 'method'],
  },
  {
    key: 'people',
    file: 'people.csv',
    schema: record.Person,
    columns: [text('login'), text('name'), text('party'), text('activity', 'absent'), text('role')],
    unique: ['login', 'party', 'activity', 'role'],
  },
];

/** The header of a table, in the order it is written. */
export const headerOf = (table: Table): string[] =>
  table.columns.flatMap((column) =>
    column.kind === 'translated' ? [`${column.name}_en`, `${column.name}_de`] : [column.name],
  );
