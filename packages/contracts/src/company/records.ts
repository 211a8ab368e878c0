// What a company is made of, record by record: who it is, its items, work centers, suppliers, stock, people.
import { z } from 'zod';
import { ACTIVITIES, Address, Code, Currency, Day, Line, Slug, Text } from '../vocabulary.ts';

const code = Code;
const name = Line(120);
const whole = z.int('must be a whole number').max(1e9, 'is too large');
const count = whole.min(0, 'must not be negative');
const positive = z.number().positive('must be more than 0').max(1e9, 'is too large');
const amount = z.number().min(0, 'must not be negative').max(1e9, 'is too large');
const latitude = z.number().min(-90, 'must lie between -90 and 90').max(90, 'must lie between -90 and 90');
const longitude = z.number().min(-180, 'must lie between -180 and 180').max(180, 'must lie between -180 and 180');
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as CA or DE');
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 07:30');
const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const once = (list: readonly string[]): boolean => new Set(list).size === list.length;

export const ITEM_UNITS = ['pcs', 'mm', 'g', 'ml'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const ORDER_STATES = ['placed', 'planned', 'started', 'finished', 'shipped', 'never'] as const;

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone.length > 0;
  } catch {
    return false;
  }
}, 'must be a time zone such as America/Toronto or Europe/Berlin');

const locale = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}, 'must be a language tag such as en-CA or de-DE');

/** `company.json`: who sells, from where, in which money and under which terms. */
export const CompanyProfile = z.strictObject({
  slug: Slug,
  name: Text,
  /** `demo` companies may leave real time and are played by the demo world; `real` ones are not. */
  kind: oneOf(['demo', 'real']),
  currency: Currency,
  locale,
  timeZone,
  country,
  /** Tax added at checkout; rate in basis points (1300 is 13 %). */
  tax: z.strictObject({ name: Text, basisPoints: count.max(10000, 'must be at most 10000 (100 %)') }),
  /** The one site that makes and ships. */
  site: z.strictObject({
    code,
    name: Text,
    address: Address.extend({ position: z.strictObject({ lat: latitude, lon: longitude }) }),
  }),
  /** What the law wants on an invoice. */
  seller: z.strictObject({
    legalName: Line(120),
    address: Address,
    taxNumber: Line(60).optional(),
    email: z.email('must be a mail address').max(200),
    phone: Line(40).optional(),
  }),
  /** Free until the order reaches `feeFrom`; from then on the fee (basis points of the order's net) until `refusedFrom`. */
  changes: z.strictObject({
    feeFrom: oneOf(ORDER_STATES),
    changeFeeBasisPoints: count.max(10000, 'must be at most 10000 (100 %)'),
    cancelFeeBasisPoints: count.max(10000, 'must be at most 10000 (100 %)'),
    refusedFrom: oneOf(ORDER_STATES),
  }),
});

/** `items.csv`: everything stocked, bought or made. Quantities are in the item's unit. */
export const Item = z.strictObject({
  item: code,
  name: Text,
  unit: oneOf(ITEM_UNITS),
  makeOrBuy: oneOf(['make', 'buy']),
  /** Calendar days to make one lot, or to buy where no supplier line says otherwise. */
  leadTimeDays: count.max(730, 'must be at most 730 days'),
  /** Orders are rounded up to a multiple of this. */
  lotSize: positive,
  minimumOrderQuantity: amount,
  safetyStock: amount,
  /** Standard cost of one unit in minor units; may have fractions of a cent, since 1 mm costs less than one. */
  costMinor: amount,
  /** Mass of one unit in grams. */
  massG: amount,
});

/** `bom.csv`: what an item itself is made of (the product's own lines are in its model). */
export const BomRow = z.strictObject({ parent: code, component: code, quantity: positive, unit: oneOf(ITEM_UNITS) });

/** `work-centers.csv`: where work is done; `units` like machines or persons side by side. */
export const WorkCenter = z.strictObject({
  workCenter: code,
  name: Text,
  units: whole.min(1, 'must be at least 1').max(500, 'must be at most 500'),
  calendar: code,
  /** Planned time = standard time / efficiency. */
  efficiency: z.number().positive('must be more than 0, such as 0.9').max(1, 'must be at most 1, the standard speed'),
  kind: oneOf(['manual', 'machine']),
  /** Sparkplug device ids, one a unit, parted by semicolons in the file; none where nothing reports in. */
  equipment: z.array(code).max(500),
});

/** `calendars.csv`: one row a working interval of a weekday, in the company's time zone. */
export const CalendarHours = z.strictObject({ calendar: code, weekday: oneOf(WEEKDAYS), from: clock, to: clock });

/** `calendar-exceptions.csv`: hours of one date that replace the weekday's; no hours: closed. */
export const CalendarException = z.strictObject({
  calendar: code,
  date: Day,
  from: clock.optional(),
  to: clock.optional(),
  reason: Text,
});

export const Supplier = z.strictObject({
  supplier: code,
  name,
  email: z.email('must be a mail address').max(200),
  country,
  lat: latitude,
  lon: longitude,
});

/** `supplier-items.csv`: who delivers what; price in minor units of the company's currency per unit of the item. */
export const SupplierItem = z.strictObject({
  supplier: code,
  item: code,
  priceMinor: amount,
  leadTimeDays: count.max(730, 'must be at most 730 days'),
  minimumOrderQuantity: amount,
});

/** `providers.csv`: who may be asked for designs and solutions; `email` is where a published demand is told. */
export const Provider = z.strictObject({
  provider: code,
  name,
  email: z.email('must be a mail address').max(200).optional(),
});

export const Place = z.strictObject({ place: code, name, kind: oneOf(['raw', 'wip', 'finished']) });
export const StockRow = z.strictObject({ item: code, place: code, quantity: positive, lot: code });
/** `carriers.csv`: who brings products to the door, and when they work; empty cells mean Monday to Friday, collected at 16:00. */
export const Carrier = z.strictObject({
  carrier: code,
  name,
  /** Local time of the site; what is ready by then is collected the same day. */
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 16:00')
    .optional(),
  workingDays: z.array(oneOf(WEEKDAYS)).refine(once, 'must name each day once'),
  /** Holidays on which it neither collects nor delivers. */
  closedDays: z.array(Day).max(400, 'must be at most 400 days').refine(once, 'must name each date once'),
});

/** `shipping.csv`: how an order may reach a country (`*`: every country without rows of its own). */
export const ShippingMethod = z.strictObject({
  country: z.string().regex(/^([A-Z]{2}|\*)$/, 'must be a country code such as CA, or * for all other countries'),
  method: code,
  name: Text,
  /** Empty: the customer collects. */
  carrier: code.optional(),
  priceMinor: whole.min(0, 'must not be negative'),
  transitDays: count.max(90, 'must be at most 90 days'),
  /** Delivery windows to choose from, `09:00-12:00;12:00-17:00` in the file; none: any time of the day. */
  windows: z.array(
    z
      .string()
      .regex(
        /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
        'must be windows such as 09:00-12:00;12:00-17:00',
      ),
  ),
});

/** `people.csv`: demo accounts, named by role; one row a role, so a login may come again. `party`: company, customer, `supplier:CODE`, `carrier:CODE` or `provider:CODE`. */
export const Person = z.strictObject({
  login: z.email('must be a mail address such as planner-1@golf-irons.example').max(200),
  name,
  party: z
    .string()
    .regex(
      /^(company|customer|(supplier|carrier|provider):[A-Za-z0-9][A-Za-z0-9._-]{0,63})$/,
      'must be company, customer, supplier:CODE, carrier:CODE or provider:CODE',
    ),
  /** Of the company's staff: the activity the role is in; empty: all activities. Empty for outside parties. */
  activity: oneOf(ACTIVITIES).optional(),
  role: code,
});

export type CompanyProfile = z.infer<typeof CompanyProfile>;
export type Item = z.infer<typeof Item>;
export type BomRow = z.infer<typeof BomRow>;
export type WorkCenter = z.infer<typeof WorkCenter>;
export type CalendarHours = z.infer<typeof CalendarHours>;
export type CalendarException = z.infer<typeof CalendarException>;
export type Supplier = z.infer<typeof Supplier>;
export type SupplierItem = z.infer<typeof SupplierItem>;
export type Provider = z.infer<typeof Provider>;
export type Place = z.infer<typeof Place>;
export type StockRow = z.infer<typeof StockRow>;
export type Carrier = z.infer<typeof Carrier>;
export type ShippingMethod = z.infer<typeof ShippingMethod>;
export type Person = z.infer<typeof Person>;
