// All texts of one language, by area.

import { board } from './de/board.ts';
import { chain } from './de/chain.ts';
import { common } from './de/common.ts';
import { decisions } from './de/decisions.ts';
import { events } from './de/events.ts';
import { floor } from './de/floor.ts';
import { indicators } from './de/indicators.ts';
import { model } from './de/model.ts';
import { ops } from './de/ops.ts';
import { own } from './de/own.ts';
import { people } from './de/people.ts';
import { portal } from './de/portal.ts';
import { reasons } from './de/reasons.ts';
import { refusals } from './de/refusals.ts';
import { shop } from './de/shop.ts';
import { start } from './de/start.ts';
import { supply } from './de/supply.ts';
import { variety } from './de/variety.ts';
import { work } from './de/work.ts';

export const de = {
  common,
  shop,
  start,
  variety,
  work,
  floor,
  model,
  own,
  people,
  portal,
  ops,
  events,
  indicators,
  board,
  chain,
  decisions,
  supply,
  reasons,
  refusals,
};
