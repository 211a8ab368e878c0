// What users told of a delivered product: one rating an order.
import { type Migration, table } from '../../../kernel/schema.ts';

export interface ExperienceTables {
  'service.experiences': {
    seen_by: string[];
    order_id: string;
    product: string;
    version: number;
    rating: number;
    text: string | null;
    at: Date;
  };
}

export const experienceMigrations: readonly Migration[] = [
  {
    name: '020 experience',
    sql: table(
      'service',
      'experiences',
      `order_id uuid not null, product text not null, version int not null, rating int not null check (rating between 1 and 5), text text,
      at timestamptz not null`,
      { level: 'CBL', constraints: ['primary key (company_id, order_id)'] },
    ),
  },
];
