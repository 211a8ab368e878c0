// Where goods can lie, the site that makes and ships, and when its carriers work.
import type { Address, Text } from '@onelot/contracts';
import { type Migration, table } from '../../../kernel/schema.ts';

export interface PlaceTables {
  'logistics.places': { place: string; name: Text; kind: 'raw' | 'wip' | 'finished' | 'dock' };
  'logistics.carriers': { carrier: string; cut_off: string; working_days: number[]; closed_days: string[] };
  'logistics.sites': { code: string; name: Text; address: Address };
}

export const placeMigrations: readonly Migration[] = [
  {
    name: '001 places and site',
    sql: `${table('logistics', 'places', 'place text not null, name jsonb not null, kind text not null', {
      level: 'WSL',
      constraints: ['primary key (company_id, place)'],
    })}
${table('logistics', 'sites', 'code text not null, name jsonb not null, address jsonb not null', {
  constraints: ['primary key (company_id, code)'],
})}`,
  },
  {
    name: '002 when carriers work',
    sql: table(
      'logistics',
      'carriers',
      'carrier text not null, cut_off text not null, working_days int[] not null, closed_days text[] not null',
      { constraints: ['primary key (company_id, carrier)'] },
    ),
  },
];
