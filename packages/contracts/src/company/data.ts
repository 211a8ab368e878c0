// A company as data: all that a `companies/<slug>/` folder holds, checked and typed.
import type { PriceBook, ProductModel } from '@onelot/configure';
import type { Network } from './network.ts';
import type {
  BomRow,
  CalendarException,
  CalendarHours,
  Carrier,
  CompanyProfile,
  Item,
  Person,
  Place,
  Provider,
  ShippingMethod,
  StockRow,
  Supplier,
  SupplierItem,
  WorkCenter,
} from './records.ts';

export interface CompanyData {
  readonly company: CompanyProfile;
  readonly items: readonly Item[];
  readonly bom: readonly BomRow[];
  readonly workCenters: readonly WorkCenter[];
  readonly calendars: readonly CalendarHours[];
  readonly calendarExceptions: readonly CalendarException[];
  readonly suppliers: readonly Supplier[];
  readonly supplierItems: readonly SupplierItem[];
  readonly providers: readonly Provider[];
  readonly places: readonly Place[];
  readonly stock: readonly StockRow[];
  readonly carriers: readonly Carrier[];
  readonly shipping: readonly ShippingMethod[];
  readonly people: readonly Person[];
  /** One a file `models/<id>.json`, by id. */
  readonly models: Readonly<Record<string, ProductModel>>;
  /** One a file `prices/<id>.json`, by the model's id. */
  readonly prices: Readonly<Record<string, PriceBook>>;
  readonly network?: Network;
  /** `NOTES.md`: where figures come from, what is assumed. */
  readonly notes?: string;
}

/** Text of each file by its path inside the folder, `models/irons.json`. */
export type CompanyFiles = Readonly<Record<string, string>>;
