// In which options two configurations differ.
import { sameValue } from './choices.ts';
import type { Choices, OptionValue, ProductModel, PublicModel, Text } from './model.ts';

export interface Difference {
  readonly optionId: string;
  /** The option's name in the model; the id where the model no longer has it. */
  readonly name: Text;
  /** Absent where that configuration has no such choice. */
  readonly a?: OptionValue;
  readonly b?: OptionValue;
}

/** The options whose values differ, in the model's order, then those that the model does not know. */
export const differences = (model: ProductModel | PublicModel, a: Choices, b: Choices): readonly Difference[] => {
  const names = new Map(model.options.map((o) => [o.id, o.name]));
  const ids = new Set([...names.keys(), ...Object.keys(a), ...Object.keys(b)]);
  const own = (choices: Choices, id: string): OptionValue | undefined =>
    Object.hasOwn(choices, id) ? choices[id] : undefined;
  return [...ids].flatMap((id) => {
    const [x, y] = [own(a, id), own(b, id)];
    if (sameValue(x, y)) return [];
    return [
      {
        optionId: id,
        name: names.get(id) ?? { en: id },
        ...(x === undefined ? {} : { a: x }),
        ...(y === undefined ? {} : { b: y }),
      },
    ];
  });
};
