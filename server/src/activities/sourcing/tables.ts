// What sourcing keeps: planning parameters, suppliers, requirements with their pegs, make orders, the MPS, purchase orders, searches.
import type { Operation, sourcing } from '@onelot/contracts';
import { type Context, type Handled, type Handler, rooms } from '../../kernel/activity.ts';
import { type Migration, table } from '../../kernel/schema.ts';

interface House {
  seen_by: string[];
  made_at: Date;
}

export interface PlanningRow {
  item: string;
  lead_time_seconds: number;
  lot_size: number;
  minimum_order_quantity: number;
  safety_stock: number;
}
export interface SupplierRow {
  seen_by: string[];
  supplier: string;
  name: string;
  party: string;
  email: string;
  country: string;
  position: { lat: number; lon: number } | null;
}
export interface SupplierItemRow {
  seen_by: string[];
  supplier: string;
  item: string;
  price: number;
  price_per: number;
  lead_time_seconds: number;
  minimum_order_quantity: number;
  /** When the supplier offered it on a search. */
  offered_at: Date | null;
}
/** So much of an item an order needs: itself, or for a make order that makes one of its components. */
export interface RequirementRow {
  id: string;
  order_id: string;
  item: string;
  quantity: number;
  make_id: string | null;
  at: Date;
}
export type PegKind = 'stock' | 'receipt' | 'purchase' | 'make' | 'consumed';
/** So much of a requirement is met by that supply. The pegs of a requirement add up to its quantity. */
export interface PegRow {
  id: string;
  requirement: string;
  order_id: string;
  item: string;
  quantity: number;
  kind: PegKind;
  at: Date;
  purchase_order: string | null;
  make_id: string | null;
  lot: string | null;
}
export interface MakeRow {
  id: string;
  number: string;
  order_id: string;
  item: string;
  quantity: number;
  state: 'planned' | 'done' | 'cancelled';
  ready_at: Date;
  lot: string | null;
}
export type PurchaseState = (typeof sourcing.PO_STATES)[number];
export interface Counter {
  quantity: number;
  dueAt: string;
  price: number;
  note: string | null;
}
export interface PurchaseRow {
  seen_by: string[];
  id: string;
  number: string;
  supplier: string;
  party: string;
  state: PurchaseState;
  item: string;
  item_name: string;
  quantity: number;
  received: number;
  rejected: number;
  price: number;
  price_per: number;
  currency: string;
  due_at: Date;
  expected_at: Date;
  ordered_at: Date;
  asked_at: Date;
  answered_at: Date | null;
  received_at: Date | null;
  counter: Counter | null;
  note: string | null;
  lot: string | null;
}
/** Goods that came in, one row an event heard, so that none counts twice. */
export interface ArrivalRow {
  event_id: string;
  purchase_order: string;
  accepted: number;
  rejected: number;
  lot: string;
  at: Date;
}
export type MpsState = 'planned' | 'in-work' | 'done' | 'cancelled';
export interface MpsRow {
  id: string;
  order_id: string;
  order_number: string;
  product: string;
  product_name: string;
  version: number;
  quantity: number;
  due_at: Date;
  state: MpsState;
}
export interface SearchRow {
  seen_by: string[];
  id: string;
  item: string;
  quantity: number;
  note: string | null;
  at: Date;
  state: 'open' | 'taken';
}
export interface OfferRow {
  seen_by: string[];
  search: string;
  supplier: string;
  price: number;
  lead_time_seconds: number;
  minimum_order_quantity: number;
  note: string | null;
  at: Date;
}

type Own<T> = T & Partial<House>;
export interface Tables {
  'sourcing.planning': Own<PlanningRow>;
  'sourcing.suppliers': SupplierRow;
  'sourcing.supplier_items': SupplierItemRow;
  'sourcing.requirements': Own<RequirementRow>;
  'sourcing.pegs': Own<PegRow>;
  'sourcing.makes': Own<MakeRow>;
  'sourcing.purchase_orders': PurchaseRow;
  'sourcing.arrivals': Own<ArrivalRow>;
  'sourcing.mps': Own<MpsRow>;
  'sourcing.searches': SearchRow;
  'sourcing.offers': OfferRow;
}

const key = (...columns: string[]) => ({ constraints: [`primary key (company_id, ${columns.join(', ')})`] });

const parameters = `
${table('sourcing', 'planning', 'item text not null, lead_time_seconds bigint not null, lot_size bigint not null, minimum_order_quantity bigint not null, safety_stock bigint not null', key('item'))}
${table('sourcing', 'suppliers', 'supplier text not null, name text not null, party uuid not null, email text not null, country text not null, position jsonb', key('supplier'))}
${table(
  'sourcing',
  'supplier_items',
  `supplier text not null, item text not null, price bigint not null, price_per bigint not null, lead_time_seconds bigint not null,
  minimum_order_quantity bigint not null, offered_at timestamptz`,
  key('supplier', 'item'),
)}
create index supplier_items_item on sourcing.supplier_items (company_id, item);`;

const allocation = `
${table('sourcing', 'requirements', 'id uuid not null, order_id uuid not null, item text not null, quantity numeric not null check (quantity > 0), make_id uuid, at timestamptz not null', key('id'))}
create index requirements_order on sourcing.requirements (company_id, order_id);
${table(
  'sourcing',
  'pegs',
  `id uuid not null, requirement uuid not null, order_id uuid not null, item text not null, quantity numeric not null check (quantity > 0),
  kind text not null check (kind in ('stock', 'receipt', 'purchase', 'make', 'consumed')), at timestamptz not null, purchase_order uuid, make_id uuid, lot text`,
  key('id'),
)}
create index pegs_item on sourcing.pegs (company_id, item, kind) where kind <> 'consumed';
create index pegs_order on sourcing.pegs (company_id, order_id);
create index pegs_purchase on sourcing.pegs (company_id, purchase_order) where purchase_order is not null;
create index pegs_requirement on sourcing.pegs (company_id, requirement);
${table(
  'sourcing',
  'makes',
  `id uuid not null, number text not null, order_id uuid not null, item text not null, quantity numeric not null check (quantity > 0), state text not null,
  ready_at timestamptz not null, lot text`,
  { ...key('id'), level: 'WSL' },
)}
create index makes_open on sourcing.makes (company_id, ready_at) where state = 'planned';
create index makes_order on sourcing.makes (company_id, order_id);`;

const purchases = `
${table(
  'sourcing',
  'purchase_orders',
  `id uuid not null, number text not null, supplier text not null, party uuid not null, state text not null, item text not null, item_name text not null,
  quantity numeric not null check (quantity > 0), received numeric not null default 0, rejected numeric not null default 0, price bigint not null, price_per bigint not null,
  currency text not null, due_at timestamptz not null, expected_at timestamptz not null, ordered_at timestamptz not null, asked_at timestamptz not null,
  answered_at timestamptz, received_at timestamptz, counter jsonb, note text, lot text`,
  { ...key('id'), level: 'CBL' },
)}
create index purchase_orders_item on sourcing.purchase_orders (company_id, item, state);
create index purchase_orders_supplier on sourcing.purchase_orders (company_id, supplier, ordered_at);
create unique index purchase_orders_number on sourcing.purchase_orders (company_id, number);
${table('sourcing', 'arrivals', 'event_id uuid not null, purchase_order uuid not null, accepted numeric not null, rejected numeric not null, lot text not null, at timestamptz not null', key('event_id'))}
${table(
  'sourcing',
  'mps',
  `id uuid not null, order_id uuid not null, order_number text not null, product text not null, product_name text not null, version int not null,
  quantity bigint not null, due_at timestamptz not null, state text not null`,
  key('id'),
)}
create unique index mps_order on sourcing.mps (company_id, order_id);
create index mps_due on sourcing.mps (company_id, due_at);
${table('sourcing', 'searches', "id uuid not null, item text not null, quantity numeric not null, note text, at timestamptz not null, state text not null default 'open'", { ...key('id'), level: 'CBL' })}
create unique index searches_open on sourcing.searches (company_id, item) where state = 'open';
${table(
  'sourcing',
  'offers',
  `search uuid not null, supplier text not null, price bigint not null, lead_time_seconds bigint not null, minimum_order_quantity bigint not null, note text,
  at timestamptz not null`,
  { ...key('search', 'supplier'), level: 'CBL' },
)}`;

export const migrations: readonly Migration[] = [
  { name: '001 planning parameters and suppliers', sql: parameters },
  { name: '002 requirements, pegs, make orders', sql: allocation },
  { name: '003 purchase orders, master schedule, searches', sql: purchases },
];

export type Sourcing = Context<Tables>;
export const { handle, on, every, module } = rooms<Tables>('sourcing');

/** A handler for what the company's own people of several activities may ask: it runs with sourcing's rights. */
export const handleForStaff = <O extends Operation>(operation: O, run: Handler<O, Tables>): Handled =>
  handle(operation, ((context, input) => context.elevated((own) => run(own, input))) as Handler<O, Tables>);

/** Runs with sourcing's rights for staff of these activities; with the caller's own for everyone else. */
export const forWhoever = <T>(context: Sourcing, work: (context: Sourcing) => Promise<T>): Promise<T> =>
  context.principal.roles.has('sourcing') || context.principal.roles.has('logistics')
    ? context.elevated(work)
    : work(context);

export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
export const fromSeconds = (at: number): Date => new Date(at * 1000);
export const DAY_MS = 86_400_000;
