// A released scheme that needs an item nobody supplies starts a source search.
import { research } from '@onelot/contracts';
import { masterOf } from '../allocation/master.ts';
import { sourcesOf } from '../planning/suppliers.ts';
import { on } from '../tables.ts';
import { searchFor } from './search.ts';

export const searchReactions = [
  on(research.procurementDemanded, async (context, data) => {
    const master = await masterOf(context);
    const items = data.items.map(({ item }) => item).filter((item) => master.items.get(item)?.makeOrBuy === 'buy');
    const sources = await sourcesOf(context, items);
    for (const item of new Set(items)) if (!sources.has(item)) await searchFor(context, item, 1);
  }),
];
