// Items and bills of materials for everyone in the company who plans, buys, stores or makes.
import { research } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { ResearchTables } from '../tables.ts';
import { readBom, readItems } from './store.ts';

const { handle } = rooms<ResearchTables>('research');

// Elevated: the declaration names who may read master data; its rows belong to research.
export const itemQueries = [
  handle(research.listItems, (context) => context.elevated(async (own) => [...(await readItems(own)).values()])),
  handle(research.listBom, (context, input) => context.elevated((own) => readBom(own, input.parent))),
];
