// All texts of one language, by area.
import { common } from './de/common.ts';
import { floor } from './de/floor.ts';
import { portal } from './de/portal.ts';
import { shop } from './de/shop.ts';
import { work } from './de/work.ts';

export const de = { common, shop, work, floor, portal };
