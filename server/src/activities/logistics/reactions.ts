// What logistics does when it hears of purchases, finished products, distribution orders and cancelled orders.
import { deliveryReactions } from './deliveries/reactions.ts';
import { finishedReactions } from './finished/reactions.ts';
import { receivingReactions } from './receiving/reactions.ts';

export const reactions = [...receivingReactions, ...finishedReactions, ...deliveryReactions];
