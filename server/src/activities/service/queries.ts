// What service answers, idea by idea; and what all activities answer in the same words: find, census, indicators.
import { common } from '@onelot/contracts';
import { demandQueries } from './demands/queries.ts';
import { experienceQueries } from './experience/queries.ts';
import { census } from './overview/census.ts';
import { find } from './overview/find.ts';
import { indicators } from './overview/indicators.ts';
import { productQueries } from './products/queries.ts';
import { room } from './tables.ts';

export const queries = [
  ...productQueries,
  ...demandQueries,
  ...experienceQueries,
  room.handle(common.find.service, find),
  room.handle(common.census.service, census),
  room.handle(common.indicators.service, indicators),
];
