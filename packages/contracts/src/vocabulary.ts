// The two axes of the value chain and the units at every border (after ISO/PAS 24644-1:2023).
import { z } from 'zod';
import { Day, Figure, Instant, MOST_MINOR, Pieces, Quantity, Seconds, UnitPrice, Version } from './bounds.ts';

export { Day, Figure, Instant, Pieces, Quantity, Seconds, UnitPrice, Version };

export const ACTIVITIES = [
  'interaction',
  'research',
  'sales',
  'sourcing',
  'production',
  'logistics',
  'service',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Equipment, control, workshop, enterprise, collaboration. */
export const LEVELS = ['EML', 'CTL', 'WSL', 'EPL', 'CBL'] as const;
export type Level = (typeof LEVELS)[number];

export const DOMAINS: Record<'MTO' | 'OTD' | 'DTS', readonly Activity[]> = {
  MTO: ['interaction', 'research', 'sales', 'sourcing'],
  OTD: ['production', 'logistics'],
  DTS: ['service'],
};

/** Kinds of party that hold accounts; `company` is the company's own staff. */
export const PARTY_KINDS = ['company', 'customer', 'supplier', 'carrier', 'provider', 'partner'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** UUID version 7, made by the application. */
export const Id = z.uuid();
export const Text = z.object({ en: z.string().min(1).max(2000), de: z.string().max(2000).optional() });
/** Integer minor units, e.g. cents. */
export const Minor = z.int().min(-MOST_MINOR).max(MOST_MINOR);
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export const Money = z.object({ amount: Minor, currency: Currency });
/** A short line a person wrote; no control characters. */
export const Line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'has control characters');
/** Several lines a person wrote. */
export const Prose = (max = 4000) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, 'has control characters');
/** Identifier of master data: item, work center, place, supplier code. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore, at most 64');
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'small letters, digits and dashes, 2 to 40');
export const Position = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export const Address = z.object({
  name: Line(120),
  street: Line(200),
  city: Line(100),
  /** Has at least one letter or digit; the rest is each country's own. */
  postcode: Line(20).regex(/[\p{L}\p{N}]/u, 'has no letter or digit'),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().max(60).optional(),
  position: Position.optional(),
});
/** An input or output without fields. */
export const Nothing = z.object({});
export const Choices = z.record(
  z.string().max(64),
  z.union([z.boolean(), Figure, z.string().max(2000), z.array(z.string().max(64)).max(100)]),
);
export type Address = z.infer<typeof Address>;
export type Text = z.infer<typeof Text>;
export type Money = z.infer<typeof Money>;
