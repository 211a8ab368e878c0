// What sales keeps: versions on sale with their price books, terms, orders, payments, members, kept configurations, purchasing demands.
import type { PriceBook, PublicModel } from '@onelot/configure';
import type { Address, sales, Text } from '@onelot/contracts';
import type { ColumnType, Generated } from 'kysely';
import type { z } from 'zod';
import { type Migration, table } from '../../kernel/schema.ts';

/** Read as a value, written as JSON text; `json` keeps the author's order of options. */
export type Json<T> = ColumnType<T, string, string>;
export type Order = sales.Order;
export type OrderState = Order['state'];
export type Payment = z.infer<typeof sales.Payment>;
export type Price = z.infer<typeof sales.Price>;
export type Terms = z.infer<typeof sales.ShopTerms>;
export type Wish = z.infer<typeof sales.Wish>;
export type Choices = Order['choices'];
export type Locale = 'en' | 'de';
type Step = { step: OrderState; at: string };

interface House {
  seen_by: Generated<string[]>;
}

export interface OfferRow extends House {
  id: string;
  product: string;
  version: number;
  name: Json<Text>;
  description: Json<Text | null>;
  effective_from: Date;
  model: Json<PublicModel>;
}

export interface PriceBookRow extends House {
  id: string;
  product: string;
  version: number;
  effective_from: Date;
  prices: Json<PriceBook>;
  /** The lowest price that was found among its products, minor units. */
  lowest: number | null;
}

export interface OrderRow extends House {
  id: string;
  number: string;
  state: OrderState;
  product: string;
  product_name: Json<Text>;
  version: number;
  /** The price book it was sold from: changes are priced from it too. */
  price_book: string;
  choices: Json<Choices>;
  quantity: number;
  summary: Json<Order['summary']>;
  scene: Json<Order['scene']>;
  customer: string;
  customer_name: string;
  email: string;
  /** The link may be mailed: the address is the party's own. */
  link_by_mail: boolean;
  locale: Locale;
  consent_contact: boolean;
  address: Json<Address>;
  shipping_method: string;
  wish: Json<Wish>;
  price: Json<Price>;
  total: number;
  currency: string;
  /** Fees for changes and cancelling, minor units. */
  fees: number;
  promised: Json<Order['promised']>;
  promised_at: Date;
  first_promised_at: Date;
  /** The last instant that keeps the first promise. */
  first_due_at: Date;
  placed_at: Date;
  confirmed_at: Date | null;
  delivered_at: Date | null;
  /** Wall time. */
  hold_until: Date | null;
  steps: Json<Step[]>;
  invoice: string | null;
  invoiced_at: Date | null;
  /** What takes the invoice back after cancelling, and over how much (minor units). */
  credit_note: string | null;
  credited_at: Date | null;
  credited: number | null;
  reorder_of: string | null;
}

export interface PaymentRow extends House {
  id: string;
  order_id: string;
  state: Payment['state'];
  amount: number;
  refunded: number;
  currency: string;
  method: string;
  reason: string | null;
  at: Date;
}

export interface MemberRow extends House {
  party: string;
  name: string;
  email: string;
  since: Date;
  consent_contact: boolean;
}

export interface ConfigurationRow extends House {
  id: string;
  product: string;
  version: number;
  choices: Json<Choices>;
  name: string | null;
  kept_at: Date;
}

export interface DemandRow extends House {
  id: string;
  title: string;
  text: string;
  party: string;
  customer: string;
  state: 'matched' | 'unmatched';
  product: string | null;
  version: number | null;
  choices: Json<Choices | null>;
  score: number;
  at: Date;
}

export interface SalesTables {
  'sales.offers': OfferRow;
  'sales.price_books': PriceBookRow;
  'sales.terms': House & { terms: Json<Terms> };
  'sales.orders': OrderRow;
  'sales.payments': PaymentRow;
  'sales.members': MemberRow;
  'sales.configurations': ConfigurationRow;
  'sales.purchasing_demands': DemandRow;
}

const key = (columns: string) => ({ constraints: [`primary key (company_id, ${columns})`] });

const offers = `
${table(
  'sales',
  'offers',
  'id uuid not null, product text not null, version int not null, name json not null, description json not null, effective_from timestamptz not null, model json not null',
  { public: true, ...key('product, version') },
)}
${table(
  'sales',
  'price_books',
  'id uuid not null, product text not null, version int not null, effective_from timestamptz not null, prices json not null, lowest bigint',
  { public: true, ...key('id') },
)}
create index price_books_version on sales.price_books (company_id, product, version, effective_from);
${table('sales', 'terms', 'terms json not null', { constraints: ['primary key (company_id)'] })}`;

const orders = `
${table(
  'sales',
  'orders',
  `id uuid not null, number text not null, state text not null, product text not null, product_name json not null, version int not null, price_book uuid not null,
  choices json not null, quantity int not null, summary json not null, scene json not null, customer uuid not null, customer_name text not null, email text not null,
  link_by_mail boolean not null, locale text not null, consent_contact boolean not null, address json not null, shipping_method text not null, wish json not null,
  price json not null, total bigint not null, currency text not null, fees bigint not null, promised json not null, promised_at timestamptz not null,
  first_promised_at timestamptz not null, first_due_at timestamptz not null, placed_at timestamptz not null, confirmed_at timestamptz, delivered_at timestamptz,
  hold_until timestamptz, steps json not null, invoice text, invoiced_at timestamptz, reorder_of uuid`,
  key('id'),
)}
create unique index orders_number on sales.orders (company_id, number);
create index orders_state on sales.orders (company_id, state);
create index orders_customer on sales.orders (company_id, customer);
${table(
  'sales',
  'payments',
  `id uuid not null, order_id uuid not null, state text not null, amount bigint not null check (amount >= 0), refunded bigint not null check (refunded between 0 and amount),
  currency text not null, method text not null, reason text, at timestamptz not null`,
  key('id'),
)}
create index payments_order on sales.payments (company_id, order_id);`;

const people = `
${table(
  'sales',
  'members',
  'party uuid not null, name text not null, email text not null, since timestamptz not null, consent_contact boolean not null',
  key('party'),
)}
${table(
  'sales',
  'configurations',
  'id uuid not null, product text not null, version int not null, choices json not null, name text, kept_at timestamptz not null',
  { level: 'CBL', ...key('id') },
)}
${table(
  'sales',
  'purchasing_demands',
  `id uuid not null, title text not null, text text not null, party uuid not null, customer text not null, state text not null, product text, version int,
  choices json not null, score double precision not null, at timestamptz not null`,
  key('id'),
)}`;

const credits =
  'alter table sales.orders add column credit_note text, add column credited_at timestamptz, add column credited bigint';

export const migrations: readonly Migration[] = [
  { name: '001 offers', sql: offers },
  { name: '002 orders and payments', sql: orders },
  { name: '003 members, configurations, purchasing demands', sql: people },
  { name: '004 credit notes', sql: credits },
];
