// What research keeps: items and bills of materials, released schemes, drafts of changes, demands and who answered them.
import type { PriceBook, ProductModel } from '@onelot/configure';
import type { ColumnType, Generated } from 'kysely';
import { type Migration, table } from '../../kernel/schema.ts';

/** Read as a value, written as JSON text. `json`, not `jsonb`: the order of options and parameters is the author's. */
export type Json<T> = ColumnType<T, string, string>;
export type Words = { readonly en: string; readonly de?: string };
export type DraftState = 'draft' | 'verified' | 'approved' | 'released' | 'discarded';
export type DemandState = 'received' | 'quantified' | 'in-design' | 'released' | 'declined';
export type Classification = 'function' | 'appearance' | 'module' | 'service' | 'unclassified';

interface House {
  seen_by: Generated<string[]>;
  level: Generated<string>;
}

export interface ItemRow extends House {
  item: string;
  name: Json<Words>;
  unit: 'pcs' | 'mm' | 'mm2' | 'g' | 'ml';
  make_or_buy: 'make' | 'buy';
  cost: number;
  cost_per: number;
  mass_grams: number;
}

export interface SchemeRow extends House {
  product: string;
  version: number;
  name: Json<Words>;
  model: Json<ProductModel>;
  prices: Json<PriceBook>;
  /** Of model and prices without the version: equal content, equal hash. */
  content: string;
  released_at: Date;
  effective_from: Date;
  verification: Json<Record<string, unknown> | null>;
  demand: string | null;
  draft: string | null;
  released_by: string;
  how: 'import' | 'draft';
}

export interface DraftRow extends House {
  id: string;
  product: string;
  title: string;
  state: DraftState;
  based_on: number | null;
  demand: string | null;
  model: Json<ProductModel>;
  prices: Json<PriceBook>;
  verification: Json<Record<string, unknown> | null>;
  changed_at: Date;
  changed_by: string;
  approved_by: string | null;
  approval_note: string | null;
  released_version: number | null;
}

export interface DemandRow extends House {
  id: string;
  title: string;
  concept: string;
  product: string | null;
  option: string | null;
  value: string | null;
  classification: Classification;
  state: DemandState;
  supporters: number;
  reasons: Json<Record<string, unknown>>;
  received_at: Date;
  draft: string | null;
  released_version: number | null;
}

export interface QuantifiedRow extends House {
  id: string;
  demand: string;
  title: string;
  attribute: string;
  target: string;
  unit: string;
  weight: number;
  test: string;
  sent_at: Date;
  deadline: Date | null;
}

export interface ResponseRow extends House {
  id: string;
  quantified: string;
  party: string;
  provider: string;
  answer: string;
  at: Date;
}

export interface ResearchTables {
  'research.items': ItemRow;
  'research.bom': House & { parent: string; component: string; quantity: number };
  'research.schemes': SchemeRow;
  'research.drafts': DraftRow;
  'research.demands': DemandRow;
  'research.quantified': QuantifiedRow;
  'research.responses': ResponseRow;
}

export const migrations: readonly Migration[] = [
  {
    name: '001 items and bills of materials',
    sql: [
      table(
        'research',
        'items',
        `item text not null, name json not null, unit text not null, make_or_buy text not null,
         cost bigint not null check (cost >= 0), cost_per integer not null check (cost_per >= 1), mass_grams numeric not null`,
        { constraints: ['primary key (company_id, item)'] },
      ),
      table(
        'research',
        'bom',
        'parent text not null, component text not null, quantity numeric not null check (quantity > 0)',
        {
          constraints: [
            'primary key (company_id, parent, component)',
            'foreign key (company_id, parent) references research.items (company_id, item)',
            'foreign key (company_id, component) references research.items (company_id, item)',
          ],
        },
      ),
    ].join('\n'),
  },
  {
    name: '002 released schemes',
    sql: table(
      'research',
      'schemes',
      `product text not null, version integer not null, name json not null, model json not null, prices json not null,
       content text not null, released_at timestamptz not null, effective_from timestamptz not null, verification json,
       demand uuid, draft uuid, released_by text not null, how text not null`,
      { constraints: ['primary key (company_id, product, version)'] },
    ),
  },
  {
    name: '003 drafts',
    sql: table(
      'research',
      'drafts',
      `id uuid not null, product text not null, title text not null, state text not null, based_on integer, demand uuid,
       model json not null, prices json not null, verification json, changed_at timestamptz not null,
       changed_by text not null, approved_by text, approval_note text, released_version integer`,
      { level: 'WSL', constraints: ['primary key (company_id, id)'] },
    ),
  },
  {
    name: '004 demands and answers',
    sql: [
      table(
        'research',
        'demands',
        `id uuid not null, title text not null, concept text not null, product text, option text, value text,
         classification text not null, state text not null, supporters integer not null, reasons json not null,
         received_at timestamptz not null, draft uuid, released_version integer`,
        { constraints: ['primary key (company_id, id)'] },
      ),
      table(
        'research',
        'quantified',
        `id uuid not null, demand uuid not null, title text not null, attribute text not null, target text not null,
         unit text not null, weight numeric not null, test text not null, sent_at timestamptz not null, deadline timestamptz`,
        { level: 'CBL', constraints: ['primary key (company_id, id)'] },
      ),
      table(
        'research',
        'responses',
        `id uuid not null, quantified uuid not null, party uuid not null, provider text not null, answer text not null,
         at timestamptz not null`,
        { level: 'CBL', constraints: ['primary key (company_id, id)', 'unique (company_id, quantified, party)'] },
      ),
    ].join('\n'),
  },
];
