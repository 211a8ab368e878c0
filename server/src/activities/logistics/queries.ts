// What logistics answers, idea by idea; and what all activities answer in the same words: find, census, indicators.
import { common } from '@onelot/contracts';
import { deliveryQueries } from './deliveries/queries.ts';
import { finishedQueries } from './finished/queries.ts';
import { census } from './overview/census.ts';
import { find } from './overview/find.ts';
import { indicators } from './overview/indicators.ts';
import { placeQueries } from './places/queries.ts';
import { receivingQueries } from './receiving/queries.ts';
import { stockQueries } from './stock/queries.ts';
import { room } from './tables.ts';

export const queries = [
  ...placeQueries,
  ...stockQueries,
  ...receivingQueries,
  ...finishedQueries,
  ...deliveryQueries,
  room.handle(common.find.logistics, find),
  room.handle(common.census.logistics, census),
  room.handle(common.indicators.logistics, indicators),
];
