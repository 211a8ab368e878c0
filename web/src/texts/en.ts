// All texts of one language, by area.

import { board } from './en/board.ts';
import { chain } from './en/chain.ts';
import { common } from './en/common.ts';
import { decisions } from './en/decisions.ts';
import { events } from './en/events.ts';
import { floor } from './en/floor.ts';
import { indicators } from './en/indicators.ts';
import { model } from './en/model.ts';
import { ops } from './en/ops.ts';
import { own } from './en/own.ts';
import { people } from './en/people.ts';
import { portal } from './en/portal.ts';
import { reasons } from './en/reasons.ts';
import { refusals } from './en/refusals.ts';
import { shop } from './en/shop.ts';
import { start } from './en/start.ts';
import { supply } from './en/supply.ts';
import { variety } from './en/variety.ts';
import { work } from './en/work.ts';

export const en = {
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
