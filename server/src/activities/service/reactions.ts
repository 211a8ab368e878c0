// What service does when a product arrives, and when the product library answers a purchasing demand.
import { demandReactions } from './demands/reactions.ts';
import { productReactions } from './products/reactions.ts';

export const reactions = [...productReactions, ...demandReactions];
