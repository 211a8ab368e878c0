// All texts of one language, by area.
import { common } from './en/common.ts';
import { floor } from './en/floor.ts';
import { portal } from './en/portal.ts';
import { shop } from './en/shop.ts';
import { work } from './en/work.ts';

export const en = { common, shop, work, floor, portal };
