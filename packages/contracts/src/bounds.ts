// What the smallest and the largest quantity, price, span and date are that anyone can send: one bound for every border.
import { z } from 'zod';

/** Pieces or base units in one line; a thousand million. */
export const MOST_QUANTITY = 1e9;
/** Minor units in one sum; a hundred of them still add exactly. */
export const MOST_MINOR = 1e13;
/** Minor units of one price. */
export const MOST_PRICE = 1e10;
/** Ten years. */
export const MOST_SECONDS = 3653 * 86400;

/** A quantity in the item's base unit, from 0. */
export const Quantity = z.number().min(0).max(MOST_QUANTITY);
/** A whole quantity, from 0. */
export const Pieces = z.int().min(0).max(MOST_QUANTITY);
/** A version of a record. */
export const Version = z.int().min(1).max(1e6);
export const Seconds = z.int().min(0).max(MOST_SECONDS);
/** A price in minor units, never negative. */
export const UnitPrice = z.int().min(0).max(MOST_PRICE);
/** A number of a free meaning: a measurement, an option of a product. */
export const Figure = z.number().min(-1e9).max(1e9);

const YEARS = /^2[01]\d\d-/;
const OUTSIDE = 'must lie in the years 2000 to 2199';
/** ISO 8601 instant in UTC; business time unless the field says otherwise. */
export const Instant = z.iso.datetime().regex(YEARS, OUTSIDE);
export const Day = z.iso.date('must be a date such as 2026-12-25').regex(YEARS, OUTSIDE);
