// The item master and the bills of made items, asked of research once in a transaction.
import { type Output, research } from '@onelot/contracts';
import type { Sourcing } from '../tables.ts';

export type Item = Output<typeof research.listItems>[number];
export interface Master {
  readonly items: ReadonlyMap<string, Item>;
  readonly components: ReadonlyMap<string, readonly { component: string; quantity: number }[]>;
}

const known = new WeakMap<object, Promise<Master>>();

export const masterOf = (context: Sourcing): Promise<Master> => {
  const asked = known.get(context.db) ?? ask(context);
  known.set(context.db, asked);
  return asked;
};

const ask = async (context: Sourcing): Promise<Master> => {
  const items = await context.ask(research.listItems, {});
  const bom = await context.ask(research.listBom, {});
  const components = new Map<string, { component: string; quantity: number }[]>();
  for (const { parent, component, quantity } of bom) {
    const lines = components.get(parent) ?? [];
    lines.push({ component, quantity });
    components.set(parent, lines);
  }
  return { items: new Map(items.map((item) => [item.item, item])), components };
};

export const nameOf = (master: Master, item: string): string => master.items.get(item)?.name.en ?? item;

/** The items and all that they are made of. */
export const reachable = (master: Master, items: readonly string[]): string[] => {
  const found = new Set(items);
  // A set is walked in the order of insertion, and what is added meanwhile is walked too.
  for (const item of found)
    if (master.items.get(item)?.makeOrBuy === 'make')
      for (const { component } of master.components.get(item) ?? []) found.add(component);
  return [...found];
};
