// What production keeps: calendars and work centers, the plan's head row, orders with their promise, operations, material, machines.
import type { production, VariantBomLine } from '@onelot/contracts';
import { type Migration, table } from '../../kernel/schema.ts';

type Promised = production.Promised;
type Reason = production.PlanReason;
type Text = { en: string; de?: string | undefined };
type Values = Record<string, string | number | boolean>;

export type OperationState = 'reserved' | 'planned' | 'started' | 'completed' | 'scrapped' | 'cancelled';
export type OrderState = 'reserved' | 'confirmed' | 'in-work' | 'stored' | 'released';

export interface CalendarRow {
  calendar: string;
  shifts: { weekday: number; from: string; to: string }[];
  exceptions: { date: string; shifts: { from: string; to: string }[] }[];
}

export interface WorkCenterRow {
  work_center: string;
  name: Text;
  units: number;
  calendar: string;
  efficiency: number;
  kind: 'manual' | 'machine';
  equipment: string[];
  /** Place in the list of work centers: the way through the factory. */
  position: number;
}

/** The head of the one plan of a site; whoever changes the plan locks it first. `version` names the plan's content. */
export interface PlanRow {
  site: string;
  version: string;
  replanned_at: Date | null;
  replan_cause: Reason | null;
  replan_moved: number;
  /** A change that a re-plan has still to work in. */
  stale: Reason | null;
}

export interface OrderRow {
  seen_by: string[];
  order_id: string;
  number: string;
  product: string;
  product_version: number;
  product_name: string;
  choices: Record<string, boolean | number | string | string[]>;
  quantity: number;
  customer: string;
  state: OrderState;
  /** Wall time until which an unconfirmed reservation holds. */
  hold_until: Date | null;
  shipping_method: string | null;
  country: string | null;
  not_before: Date | null;
  delivery_window: { from: string; to: string } | null;
  bom: VariantBomLine[];
  scene: { name: string; parameters: Values } | null;
  attribute: string | null;
  /** What the customer was told last. */
  promised: Promised;
  promised_at: Date;
  /** What was promised when the order became firm; lateness is counted from it, and the plan works towards it. */
  first_promised_at: Date;
  promised_ready_at: Date;
  /** What the plan says now: ready at the factory, and at the door. */
  planned_ready_at: Date;
  planned_at: Date;
  /** Ready time of the last published plan; null until it is published. */
  published_ready_at: Date | null;
  late_cause: Reason | null;
  /** Which making this is: 1, and one more after each scrap. */
  attempt: number;
  confirmed_at: Date | null;
  started_at: Date | null;
  identifier: string | null;
  place: string | null;
  stored_at: Date | null;
}

export interface OperationRow {
  id: string;
  order_id: string;
  attempt: number;
  sequence: number;
  step: number;
  name: Text;
  work_center: string;
  /** From 0, as in the plan engine. */
  unit: number;
  state: OperationState;
  planned_start: Date;
  planned_finish: Date;
  started_at: Date | null;
  completed_at: Date | null;
  operator: string | null;
  setup_seconds: number;
  run_seconds: number;
  instruction: Text;
  parameters: Values;
  measurements: Values;
  because: string[];
  consumes: string[];
  reason: Reason;
  /** Business seconds between the planned and the real start. */
  start_deviation: number | null;
  scrap_reason: string | null;
  /** Machine that was sent the operation, and when by the wall clock. */
  equipment: string | null;
  sent_at: Date | null;
}

export interface MaterialRow {
  id: string;
  order_id: string;
  operation_id: string;
  line: string;
  item: string;
  name: Text;
  unit: string;
  quantity: number;
  ready_at: Date;
  lots: { lot: string; place: string; quantity: number }[];
  issued_at: Date | null;
}

export interface EquipmentRow {
  work_center: string;
  equipment: string;
  state: string;
  operation: string | null;
  reported_at: Date | null;
  values: Values;
}

export interface NetworkPlanRow {
  id: string;
  name: string;
  kept_at: Date;
  made_by: string;
  scenarios: number;
  cost: number;
  edits: { path: string; value: number }[];
  variation: number;
  resources: { center: string; resource: string; planned: number }[];
  adopted_at: Date | null;
  /** What adopting changed. */
  changed: { workCenter: string; before: number; after: number }[];
}

export interface ProductionTables {
  'production.network_plans': NetworkPlanRow;
  'production.calendars': CalendarRow;
  'production.work_centers': WorkCenterRow;
  'production.plans': PlanRow;
  'production.orders': OrderRow;
  'production.operations': OperationRow;
  'production.materials': MaterialRow;
  'production.equipment': EquipmentRow;
}

const toReason = (of: string, column: string): string =>
  `alter table production.${of} alter column ${column} type jsonb
   using case when ${column} is not null then jsonb_build_object('code', 'told', 'text', ${column}) end;`;

export const migrations: readonly Migration[] = [
  {
    name: '001 plan and shop floor',
    sql: [
      table('production', 'calendars', 'calendar text not null, shifts jsonb not null, exceptions jsonb not null', {
        constraints: ['primary key (company_id, calendar)'],
      }),
      table(
        'production',
        'work_centers',
        `work_center text not null, name jsonb not null, units int not null check (units > 0), calendar text not null,
         efficiency double precision not null, kind text not null, equipment jsonb not null default '[]',
         position int not null default 0`,
        {
          constraints: [
            'primary key (company_id, work_center)',
            'foreign key (company_id, calendar) references production.calendars (company_id, calendar) deferrable initially deferred',
          ],
        },
      ),
      table(
        'production',
        'plans',
        `site text not null, version uuid not null, replanned_at timestamptz, replan_cause text,
         replan_moved int not null default 0, stale text`,
        { constraints: ['primary key (company_id, site)'] },
      ),
      table(
        'production',
        'orders',
        `order_id uuid not null, number text not null, product text not null, product_version int not null,
         product_name text not null, choices jsonb not null, quantity int not null, customer uuid not null,
         state text not null, hold_until timestamptz, shipping_method text, country text, not_before timestamptz,
         bom jsonb not null, scene jsonb, attribute text, promised jsonb not null, promised_at timestamptz not null,
         first_promised_at timestamptz not null, promised_ready_at timestamptz not null, planned_ready_at timestamptz not null, planned_at timestamptz not null,
         published_ready_at timestamptz, late_cause text, attempt int not null default 1, confirmed_at timestamptz,
         started_at timestamptz, identifier text, place text, stored_at timestamptz`,
        { constraints: ['primary key (company_id, order_id)'] },
      ),
      'create unique index orders_identifier on production.orders (company_id, identifier);',
      'create index orders_state on production.orders (company_id, state);',
      table(
        'production',
        'operations',
        `id uuid not null, order_id uuid not null, attempt int not null, sequence int not null, step int not null,
         name jsonb not null, work_center text not null, unit int not null, state text not null,
         planned_start timestamptz not null, planned_finish timestamptz not null, started_at timestamptz,
         completed_at timestamptz, operator text, setup_seconds int not null, run_seconds int not null,
         instruction jsonb not null, parameters jsonb not null, measurements jsonb not null default '{}',
         because jsonb not null default '[]', consumes jsonb not null default '[]', reason text not null,
         start_deviation int, scrap_reason text, equipment text, sent_at timestamptz`,
        {
          level: 'WSL',
          constraints: [
            'primary key (company_id, id)',
            'foreign key (company_id, order_id) references production.orders (company_id, order_id) deferrable initially deferred',
          ],
        },
      ),
      'create index operations_order on production.operations (company_id, order_id);',
      'create index operations_open on production.operations (company_id, work_center, state, planned_start);',
      // The database itself refuses two operations on one unit at once, whatever the code above it does.
      `create unique index operations_unit on production.operations (company_id, work_center, unit) where state = 'started';`,
      table(
        'production',
        'materials',
        `id uuid not null, order_id uuid not null, operation_id uuid not null, line text not null, item text not null,
         name text not null, unit text not null default '', quantity double precision not null, ready_at timestamptz not null,
         lots jsonb not null default '[]', issued_at timestamptz`,
        {
          level: 'WSL',
          constraints: [
            'primary key (company_id, id)',
            'foreign key (company_id, operation_id) references production.operations (company_id, id) deferrable initially deferred',
          ],
        },
      ),
      'create index materials_operation on production.materials (company_id, operation_id);',
      'create index materials_order on production.materials (company_id, order_id);',
      table(
        'production',
        'equipment',
        `work_center text not null, equipment text not null, state text not null, operation uuid,
         reported_at timestamptz, values jsonb not null default '{}'`,
        { level: 'EML', constraints: ['primary key (company_id, work_center, equipment)'] },
      ),
    ].join('\n'),
  },
  {
    // What was a sentence stays one, told as it was written.
    name: '002 reasons as data, material in both languages',
    sql: [
      toReason('operations', 'reason'),
      toReason('orders', 'late_cause'),
      toReason('plans', 'replan_cause'),
      toReason('plans', 'stale'),
      `alter table production.materials alter column name type jsonb using jsonb_build_object('en', name);`,
    ].join('\n'),
  },
  { name: '003 delivery window', sql: 'alter table production.orders add column delivery_window jsonb' },
  {
    name: '004 plans of the network',
    sql: table(
      'production',
      'network_plans',
      `id uuid not null, name text not null, kept_at timestamptz not null, made_by text not null, scenarios int not null,
       cost bigint not null, edits jsonb not null, variation double precision not null, resources jsonb not null,
       adopted_at timestamptz, changed jsonb not null default '[]'`,
      { constraints: ['primary key (company_id, id)'] },
    ),
  },
];
