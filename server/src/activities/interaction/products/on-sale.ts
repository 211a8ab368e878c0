// What is on sale, as interaction asks sales for it: the public model with its engine, and choices in words.
import { type Compiled, compile, type Option, type OptionValue, type PublicModel } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { InteractionTables } from '../tables.ts';

export interface OnSale {
  readonly model: PublicModel;
  readonly compiled: Compiled;
}

const MOST = 100;
const kept = new Map<string, OnSale>();

/** A version on sale; undefined where sales does not know it. A released version never changes, so it is kept. */
export const onSale = async (
  context: Context<InteractionTables>,
  product: string,
  version: number,
): Promise<OnSale | undefined> => {
  const key = `${context.company.id}/${product}/${version}`;
  const known = kept.get(key);
  if (known) return known;
  try {
    const answer = await context.ask(sales.getProduct, { product, version });
    const model = answer.model as unknown as PublicModel;
    const compiled = compile(model);
    if (!compiled.ok) return undefined;
    const made = { model, compiled: compiled.value };
    kept.set(key, made);
    const oldest = kept.keys().next().value;
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return made;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** One value in words: `Left-handed`, `55 deg`, `No Gift box`. */
export const inWords = (option: Option, value: OptionValue): string => {
  if (option.type === 'one-of' || option.type === 'some-of') {
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ids.map((id) => option.values.find((each) => each.id === id)?.name.en ?? String(id)).join(', ');
  }
  if (option.type === 'boolean') return value === true ? option.name.en : `no ${option.name.en}`;
  if (option.type === 'number' || option.type === 'range')
    return `${option.name.en} ${value}${option.unit === '1' ? '' : ` ${option.unit}`}`;
  return String(value);
};

/** Choices without free texts: those may be about a person. Several values as a list. */
export const countable = (model: PublicModel, choices: Readonly<Record<string, unknown>>): Record<string, string[]> => {
  const known = model.options.filter((option) => option.type !== 'text' && choices[option.id] !== undefined);
  return Object.fromEntries(
    known.map((option) => {
      const value = choices[option.id];
      return [option.id, Array.isArray(value) ? value.map(String) : [String(value)]];
    }),
  );
};
