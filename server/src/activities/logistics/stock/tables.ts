// What the stock ledger keeps: the quantity of each lot at each place, and every movement that made it so.
import { type Migration, table } from '../../../kernel/schema.ts';

/** Why stock moved. A `count` of zero difference is a row too: it says that somebody counted and found it right. */
export const CAUSES = ['import', 'count', 'issue', 'move', 'receipt', 'made'] as const;
export type Cause = (typeof CAUSES)[number];

export interface StockTables {
  'logistics.stock': {
    item: string;
    place: string;
    lot: string;
    quantity: number;
    /** When the lot first came in; it keeps this when it moves, so that the oldest goes first wherever it lies. */
    since: Date;
  };
  'logistics.movements': {
    id: string;
    at: Date;
    item: string;
    place: string;
    lot: string;
    /** Signed: into the place is positive. */
    quantity: number;
    cause: Cause;
    order_id: string | null;
    operation_id: string | null;
    purchase_order: string | null;
    note: string | null;
    actor: string;
  };
}

export const stockMigrations: readonly Migration[] = [
  {
    name: '010 stock ledger',
    sql: `${table(
      'logistics',
      'stock',
      'item text not null, place text not null, lot text not null, quantity numeric not null check (quantity >= 0), since timestamptz not null',
      { level: 'WSL', constraints: ['primary key (company_id, item, place, lot)'] },
    )}
${table(
  'logistics',
  'movements',
  `id uuid not null, at timestamptz not null, item text not null, place text not null, lot text not null, quantity numeric not null,
  cause text not null, order_id uuid, operation_id uuid, purchase_order uuid, note text, actor text not null`,
  { level: 'WSL', constraints: ['primary key (company_id, id)'] },
)}
create index movements_lot on logistics.movements (company_id, item, place, lot);
create index movements_order on logistics.movements (company_id, order_id) where order_id is not null;
create index movements_cause on logistics.movements (company_id, cause, at);`,
  },
  {
    name: '011 movements by time',
    sql: 'create index movements_at on logistics.movements (company_id, at);',
  },
];
