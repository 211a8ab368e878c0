// Where goods can lie, and the site that makes and ships.
import type { Address, Text } from '@onelot/contracts';
import { type Migration, table } from '../../../kernel/schema.ts';

export interface PlaceTables {
  'logistics.places': { place: string; name: Text; kind: 'raw' | 'wip' | 'finished' | 'dock' };
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
];
