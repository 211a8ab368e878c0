// Schemas of the configurator's records; the types are the engine's own, and the compiler holds both equal.
import type {
  BomLine,
  Choices as EngineChoices,
  PriceBook as EnginePriceBook,
  PriceLine as EnginePriceLine,
  RoutingLine,
} from '@onelot/configure';
import { z } from 'zod';
import { Currency, Minor, Quantity, Seconds, Text, Version } from './vocabulary.ts';

/** Compiles only where both types accept each other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const same = <A, B>(_proof: Same<A, B>): void => undefined;

export const PriceLine = z.object({ id: z.string(), label: Text, amount: Minor });
export const PriceBook = z.object({
  currency: Currency,
  rules: z.array(z.object({ id: z.string(), label: Text, when: z.string().optional(), amount: z.string() })).max(500),
});
/** Checked in full by the engine's `validateModel`; here only its outline, so that one error text exists. */
export const ProductModel = z.looseObject({ id: z.string(), version: Version, name: Text });
/** One line of a variant's bill of materials, in the item's base unit. */
export const VariantBomLine = z.object({
  id: z.string(),
  item: z.string(),
  /** Item of the line above, for one of which the quantity is; absent: a component of the product itself. */
  parent: z.string().optional(),
  quantity: Quantity,
  /** Options that put the line there. */
  because: z.array(z.string()),
});
export const VariantOperation = z.object({
  sequence: z.int().min(0).max(100_000),
  name: Text,
  workCenter: z.string(),
  setupSeconds: Seconds,
  runSeconds: Seconds,
  instruction: Text,
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  consumes: z.array(z.string()),
  because: z.array(z.string()),
});
export type VariantBomLine = z.infer<typeof VariantBomLine>;
export type VariantOperation = z.infer<typeof VariantOperation>;

same<z.infer<typeof PriceLine>, { -readonly [K in keyof EnginePriceLine]: EnginePriceLine[K] }>(true);

export type { BomLine, EngineChoices, EnginePriceBook, RoutingLine };
