// The shape of a product model and a price book in JSON; what they mean is checked by the configuration engine.
import type { PriceBook, ProductModel } from '@onelot/configure';
import { z } from 'zod';
import { Currency, Text } from '../vocabulary.ts';

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'must be letters, digits and _, at most 64');
const valueId = z.string().min(1).max(64);
const expression = z.string().min(1, 'must not be empty').max(4000, 'must have at most 4000 characters');
const template = z.string().min(1, 'must not be empty').max(400, 'must have at most 400 characters');

const OptionValue = z.union([z.boolean(), z.string(), z.number(), z.array(z.string()).readonly()]);
const OptionItem = z.strictObject({
  id: valueId,
  name: Text,
  help: Text.optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const base = {
  id: identifier,
  name: Text,
  help: Text.optional(),
  default: OptionValue.optional(),
  when: expression.optional(),
  absent: z.union([z.boolean(), z.number(), z.string()]).optional(),
};
const Option = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('boolean') }),
  z.strictObject({ ...base, type: z.literal('one-of'), values: z.array(OptionItem).min(1).max(500) }),
  z.strictObject({
    ...base,
    type: z.literal('some-of'),
    values: z.array(OptionItem).min(1).max(500),
    min: z.int().min(0),
    max: z.int().min(0),
  }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    unit: z.enum(['mm', 'g', 'deg', 's', '1'], 'must be one of mm, g, deg, s, 1'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive('must be more than 0'),
  }),
  z.strictObject({
    ...base,
    type: z.literal('range'),
    unit: z.enum(['mm', 'g', 'deg', 's', '1'], 'must be one of mm, g, deg, s, 1'),
    min: z.number(),
    max: z.number(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('text'),
    maxLength: z.int().min(1).max(2000),
    pattern: z.string().max(400).optional(),
  }),
]);

export const ProductModelFile = z.strictObject({
  id: identifier,
  version: z.int().min(1, 'must be a whole number from 1'),
  name: Text,
  description: Text.optional(),
  options: z.array(Option).max(1000),
  groups: z.array(
    z.strictObject({ id: identifier, name: Text, help: Text.optional(), options: z.array(z.string()).max(1000) }),
  ),
  formulas: z
    .array(z.strictObject({ id: identifier, name: Text, unit: z.enum(['mm', 'g', 'deg', 's', '1']), expression }))
    .optional(),
  rules: z.array(z.strictObject({ id: identifier, expression, sentence: Text })).max(5000),
  bom: z
    .array(
      z.strictObject({
        id: identifier,
        parent: z.string().optional(),
        item: template,
        when: expression.optional(),
        quantity: expression.optional(),
      }),
    )
    .max(5000),
  routing: z
    .array(
      z.strictObject({
        sequence: z.int().min(1, 'must be a whole number from 1'),
        name: Text,
        workCenter: z.string(),
        when: expression.optional(),
        setupSeconds: expression.optional(),
        runSeconds: expression,
        instruction: Text,
        parameters: z.record(z.string(), expression).optional(),
        consumes: z.array(z.string()).optional(),
      }),
    )
    .max(500),
  scene: z.strictObject({ name: identifier, parameters: z.record(z.string(), expression) }).optional(),
});

export const PriceBookFile = z.strictObject({
  currency: Currency,
  rules: z
    .array(z.strictObject({ id: identifier, label: Text, when: expression.optional(), amount: expression }))
    .max(2000),
});

type Agrees<Schema, Type> = [Schema] extends [Type] ? true : never;
/** The schemas give what the engine's types ask for; this does not compile when they part. */
const agree = (..._proofs: true[]): void => undefined;
agree(
  true satisfies Agrees<z.infer<typeof ProductModelFile>, ProductModel>,
  true satisfies Agrees<z.infer<typeof PriceBookFile>, PriceBook>,
);
