// What interaction keeps: demands and who voiced them, attempts without persons, consent, and what orders chose.
import type { interaction, Output } from '@onelot/contracts';
import type { ColumnType, Generated } from 'kysely';
import { type Migration, table } from '../../kernel/schema.ts';

export type Demand = Output<typeof interaction.getDemand>;
export type Source = Demand['source'];
export type DemandState = Demand['state'];
/** Read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

interface House {
  seen_by: Generated<string[]>;
  level: Generated<string>;
}

export interface DemandRow extends House {
  id: string;
  /** What makes two demands one: product, option and value, or product and the words of the title. */
  key: string;
  title: string;
  source: Source;
  product: string | null;
  option: string | null;
  value: string | null;
  times: number;
  people: number;
  first_at: Date;
  last_at: Date;
  state: DemandState;
  verdict: Json<Demand['verdict']>;
  merged_into: string | null;
  concept: string | null;
  outcome: string | null;
  /** When a release met it. */
  met_at: Date | null;
}

/** One person, browser or record that wants a demand; each counts once, its words are its own. */
export interface VoiceRow extends House {
  id: string;
  demand: string;
  /** `party:<id>`, `visit:<id>` or another activity's record. */
  who: string;
  party: string | null;
  text: string;
  at: Date;
}

export interface AttemptRow extends House {
  visit: string;
  product: string;
  version: number;
  option: string;
  value: string;
  choices: Json<Record<string, unknown>>;
  rules: Json<readonly string[]>;
  demand: string;
  at: Date;
}

export interface InteractionTables {
  'interaction.demands': DemandRow;
  'interaction.voices': VoiceRow;
  'interaction.attempts': AttemptRow;
  'interaction.profiles': House & {
    party: string;
    consent_contact: boolean;
    consent_personalise: boolean;
    changed_at: Date;
  };
  'interaction.orders': House & {
    order: string;
    party: string;
    product: string;
    choices: Json<Readonly<Record<string, readonly string[]>>>;
    /** Option and value in words, of what was chosen. */
    words: Json<Readonly<Record<string, string>>>;
  };
  'interaction.shares': House & { product: string; option: string; value: string; orders: number };
}

export const migrations: readonly Migration[] = [
  {
    name: '001 demands',
    sql: [
      table(
        'interaction',
        'demands',
        `id uuid not null, key text not null, title text not null, source text not null, product text, option text,
         value text, times integer not null, people integer not null, first_at timestamptz not null,
         last_at timestamptz not null, state text not null, verdict json, merged_into uuid, concept text, outcome text,
         met_at timestamptz`,
        { constraints: ['primary key (company_id, id)', 'unique (company_id, key)'] },
      ),
      table(
        'interaction',
        'voices',
        `id uuid not null, demand uuid not null, who text not null, party uuid, text text not null,
         at timestamptz not null`,
        { level: 'CBL', constraints: ['primary key (company_id, id)', 'unique (company_id, demand, who)'] },
      ),
      table(
        'interaction',
        'attempts',
        `visit uuid not null, product text not null, version integer not null, option text not null, value text not null,
         choices json not null, rules json not null, demand uuid not null, at timestamptz not null`,
        { level: 'CBL', constraints: ['primary key (company_id, visit, product, option, value)'] },
      ),
    ].join('\n'),
  },
  {
    name: '002 profiles and what orders chose',
    sql: [
      table(
        'interaction',
        'profiles',
        `party uuid not null, consent_contact boolean not null, consent_personalise boolean not null,
         changed_at timestamptz not null`,
        { constraints: ['primary key (company_id, party)'] },
      ),
      table(
        'interaction',
        'orders',
        '"order" uuid not null, party uuid not null, product text not null, choices json not null, words json not null',
        { constraints: ['primary key (company_id, "order")'] },
      ),
      table(
        'interaction',
        'shares',
        'product text not null, option text not null, value text not null, orders integer not null',
        { constraints: ['primary key (company_id, product, option, value)'] },
      ),
    ].join('\n'),
  },
];
