// What logistics answers, idea by idea.

import { deliveryQueries } from './deliveries/queries.ts';
import { placeQueries } from './places/queries.ts';
import { stockQueries } from './stock/queries.ts';

export const queries = [...placeQueries, ...stockQueries, ...deliveryQueries];
