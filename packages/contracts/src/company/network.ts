// What a network promises its market: personalization levels with share, delay and service, and the forecast behind them.
import { type Network as CapacityNetwork, type Center, compile, type ResponseTime } from '@onelot/capacity';
import { z } from 'zod';
import { Code, Text } from '../vocabulary.ts';

const share = z.number().min(0, 'must lie between 0 and 1').max(1, 'must lie between 0 and 1');
const quantity = z.number().min(0, 'must not be negative').max(1e9, 'is too large');

/** How many choices a level opens; `function`: a range, its value computed from the person. */
const OptionCount = z.union([z.int().min(1), z.literal('function')], 'must be a whole number from 1, or "function"');

export const Period = z.strictObject({
  quantity,
  perDay: quantity,
  /** Standard deviation as a share of the mean. */
  standardDeviation: share,
});

export const OfferLevel = z.strictObject({
  /** A value of the model's level option. */
  id: z.string(),
  name: Text,
  share,
  delayDays: z.int().min(0).max(3650),
  service: share,
  /** By counted thing (models, materials, ...), as printed in the source. */
  counts: z.record(z.string(), OptionCount),
  /** Minor units. */
  price: z.int().min(0).max(1e10).optional(),
  products: z.array(z.strictObject({ product: z.string(), share })).optional(),
});

/** Fields whose shape the resource planning engine owns; the whole file is checked by it below. */
const engine = <T>() => z.custom<T>((value) => value !== undefined);

export const Network = z
  .strictObject({
    name: Text.optional(),
    /** Model id of the product offered. */
    product: Code,
    /** The model's option that holds the level. */
    levelOption: z.string(),
    source: z.string(),
    currency: z.string().optional(),
    /** Which option shows each count; `range` is the number option that replaces it where the count is a function. */
    counted: z.record(z.string(), z.strictObject({ option: z.string(), range: z.string().optional() })),
    levels: z.array(OfferLevel).min(1),
    calendar: engine<CapacityNetwork['calendar']>(),
    /** Orders by weekday, Monday first, summing to 1. */
    weekdayShares: engine<CapacityNetwork['weekdayShares']>().optional(),
    forecast: z.array(
      z.strictObject({
        level: z.string(),
        share,
        year: Period,
        quarters: z.array(Period).length(4, 'must hold four quarters'),
      }),
    ),
    forecastTotal: z.strictObject({ year: Period, quarters: z.array(Period).length(4) }).optional(),
    commonVariance: share.optional(),
    sufficientShare: share.optional(),
    serviceBy: z.enum(['orders', 'days']).optional(),
    /** Centers in stages, market side first, with resources, processes and links. */
    centers: engine<readonly Center[]>(),
    /** Per level and center: own days and days promised to the client. */
    responseTimes: engine<readonly ResponseTime[]>(),
    /** Sentences on what the source does not print and this company assumed. */
    assumptions: z.array(z.strictObject({ about: z.string(), text: Text, source: z.literal('assumed') })),
  })
  .superRefine((network, context) => {
    const checked = compile(network);
    if (checked.ok) return;
    for (const { path, message } of checked.problems)
      context.addIssue({ code: 'custom', path: path.split('/').slice(1), message });
  });
export type Network = z.infer<typeof Network>;
export type OfferLevel = z.infer<typeof OfferLevel>;
