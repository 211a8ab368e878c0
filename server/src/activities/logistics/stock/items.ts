// Names and units of items, as research & development keeps them.
import { research, type Text } from '@onelot/contracts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Ctx } from '../tables.ts';

export interface ItemNames {
  readonly items: ReadonlyMap<string, { name: string; unit: string }>;
  /** Name and unit; an item that research does not know goes by its code. */
  of(item: string): { name: string; unit: string };
}

/** A text in the company's language. */
export const inWords = (context: Ctx, text: Text): string =>
  (context.company.locale.startsWith('de') ? text.de : undefined) ?? text.en;

export const itemNames = async (context: Ctx): Promise<ItemNames> => {
  const list = await context.ask(research.listItems, {}).catch((error) => {
    if (error instanceof Refusal) return [];
    throw error;
  });
  const items = new Map(list.map((item) => [item.item, { name: inWords(context, item.name), unit: item.unit }]));
  return { items, of: (item) => items.get(item) ?? { name: item, unit: 'pcs' } };
};
