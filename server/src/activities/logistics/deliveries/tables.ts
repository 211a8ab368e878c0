// What is kept of deliveries and of the way they went.
import type { Address } from '@onelot/contracts';
import { type Migration, table } from '../../../kernel/schema.ts';
import type { DeliveryState } from './life-cycle.ts';

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

export interface DeliveryRow {
  seen_by: string[];
  id: string;
  number: string;
  order_id: string;
  order_number: string;
  identifier: string;
  product_name: string;
  state: DeliveryState;
  method: string;
  nights: number;
  /** The method's carrier; null where the customer collects. */
  method_carrier: string | null;
  carrier: string | null;
  carrier_party: string | null;
  carrier_name: string | null;
  /** Codes of carriers that declined this attempt. */
  declined: string[];
  attempts: number;
  customer: string;
  customer_name: string;
  address: Address;
  from_position: Point | null;
  to_position: Point | null;
  /** The door's position is that of its region: no better one was given. */
  approximate: boolean;
  not_before: Date | null;
  window_times: { from: string; to: string } | null;
  window_from: Date | null;
  window_to: Date | null;
  pick_up_at: Date;
  eta_at: Date;
  eta_spread: number;
  /** Last estimate that was told as an event. */
  eta_told: Date;
  promised_at: Date;
  departed_at: Date | null;
  /** Arrival by the method's transit time, seen from the departure: what history's pace is measured by. */
  timetable_at: Date | null;
  /** Estimate at departure: what history's error is measured by. */
  eta_at_departure: Date | null;
  position: Point | null;
  position_at: Date | null;
  arrived_at: Date | null;
  on_time: boolean | null;
  proof: { receivedBy: string; signature: string | null; note: string | null } | null;
}

export interface DeliveryTables {
  'logistics.deliveries': DeliveryRow;
  'logistics.positions': { seen_by: string[]; id: string; delivery: string; at: Date; lat: number; lon: number };
}

export const deliveryMigrations: readonly Migration[] = [
  {
    name: '030 deliveries and their tracks',
    sql: `${table(
      'logistics',
      'deliveries',
      `id uuid not null, number text not null, order_id uuid not null, order_number text not null, identifier text not null, product_name text not null,
  state text not null, method text not null, nights int not null, method_carrier text, carrier text, carrier_party uuid, carrier_name text,
  declined text[] not null default '{}', attempts int not null default 0, customer uuid not null, customer_name text not null, address jsonb not null,
  from_position jsonb, to_position jsonb, approximate boolean not null, not_before timestamptz, window_times jsonb, window_from timestamptz,
  window_to timestamptz, pick_up_at timestamptz not null, eta_at timestamptz not null, eta_spread int not null, eta_told timestamptz not null,
  promised_at timestamptz not null, departed_at timestamptz, eta_at_departure timestamptz, position jsonb, position_at timestamptz,
  arrived_at timestamptz, on_time boolean, proof jsonb`,
      { constraints: ['primary key (company_id, id)'] },
    )}
create unique index deliveries_product on logistics.deliveries (company_id, order_id, identifier) where state <> 'cancelled';
create index deliveries_order on logistics.deliveries (company_id, order_id);
create index deliveries_state on logistics.deliveries (company_id, state, pick_up_at);
${table(
  'logistics',
  'positions',
  'id uuid not null, delivery uuid not null, at timestamptz not null, lat double precision not null, lon double precision not null',
  { level: 'EML', constraints: ['primary key (company_id, id)'] },
)}
create index positions_delivery on logistics.positions (company_id, delivery, at);`,
  },
  {
    name: '031 arrival by the timetable',
    sql: 'alter table logistics.deliveries add column timetable_at timestamptz',
  },
];
