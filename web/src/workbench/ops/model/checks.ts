// What the engine says to the change at hand: its faults by place, the values nobody can have, and how many products there are.
import {
  type Compiled,
  compile,
  open,
  type PriceBook,
  type ProductModel,
  type PublicModel,
  validateModel,
  validatePriceBook,
  validatePublicModel,
} from '@onelot/configure';
import { pointerOf, type Work } from './work.ts';

export interface Fault {
  readonly code: string;
  /** JSON pointer below the change: `/model/...` or `/prices/...`. */
  readonly path: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Character of an expression, from 0. */
  readonly at?: number;
}

export interface Checked {
  readonly faults: readonly Fault[];
  /** What works but is probably not meant: values that no product can have. */
  readonly notes: readonly Fault[];
  readonly compiled?: Compiled;
  readonly book?: PriceBook;
  /** Products that can be configured; undefined where counting takes too long. */
  readonly products?: bigint;
}

const under = (
  root: string,
  problems: readonly { code: string; path: string; message: string; data?: Readonly<Record<string, unknown>> }[],
): Fault[] =>
  problems.map(({ code, path, message, data }) => ({
    code,
    path: `${root}${path}`,
    message,
    ...(data ? { data } : {}),
    ...(typeof data?.at === 'number' ? { at: data.at } : {}),
  }));

/** Values that no product has, at their place. */
const deadValues = (model: ProductModel | PublicModel, compiled: Compiled): Fault[] => {
  const domains = new Map(
    open(compiled)
      .domains()
      .map((domain) => [domain.optionId, domain]),
  );
  return model.options.flatMap((option, index) => {
    const domain = domains.get(option.id);
    if (!domain?.proven) return [];
    if (domain.present === 'no')
      return [{ code: 'NEVER_PRESENT', path: pointerOf('model', 'options', index, 'when'), message: option.id }];
    const excluded = new Set(domain.values.filter((each) => each.state === 'excluded').map((each) => each.value));
    if (option.type === 'number' || option.type === 'range')
      return domain.range && (domain.range.min > option.min || domain.range.max < option.max)
        ? [
            {
              code: 'DEAD_RANGE',
              path: pointerOf('model', 'options', index, domain.range.min > option.min ? 'min' : 'max'),
              message: `${domain.range.min} – ${domain.range.max}`,
            },
          ]
        : [];
    if (option.type !== 'one-of' && option.type !== 'some-of') return [];
    return option.values.flatMap((value, at) =>
      excluded.has(value.id)
        ? [{ code: 'DEAD_VALUE', path: pointerOf('model', 'options', index, 'values', at), message: value.name.en }]
        : [],
    );
  });
};

/** Checks a change; `whole` is false where only the model's public part is at hand. */
export const checked = ({ model, prices }: Work, whole = true): Checked => {
  const valid = whole ? validateModel(model) : validatePublicModel(model);
  if (!valid.ok) return { faults: under('/model', valid.problems), notes: [] };
  const book = validatePriceBook(valid.value, prices);
  const wrongPrices = book.ok ? [] : under('/prices', book.problems);
  const made = compile(valid.value);
  if (!made.ok) return { faults: [...under('/model', made.problems), ...wrongPrices], notes: [] };
  const counted = open(made.value).count();
  return {
    faults: wrongPrices,
    notes: deadValues(valid.value, made.value),
    compiled: made.value,
    ...(book.ok ? { book: book.value } : {}),
    ...('discrete' in counted ? { products: counted.discrete } : {}),
  };
};
