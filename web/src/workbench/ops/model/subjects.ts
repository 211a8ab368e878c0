// What a condition may be about: each option, each fact of a value, each formula, with the values it can have.
import type { Option, ProductModel, PublicModel } from '@onelot/configure';
import type { Words } from '../../../look/index.ts';
import type { Literal, Test, TestOperator } from './condition.ts';

export interface Subject {
  /** As it stands in an expression. */
  readonly id: string;
  readonly name: Words;
  readonly type: Option['type'];
  readonly values: readonly { readonly id: string; readonly name: Words }[];
  readonly unit?: string;
  readonly start: number;
  readonly step?: number;
}

const facts = (option: Option): Subject[] => {
  if (option.type !== 'one-of') return [];
  const kinds = new Map<string, { type: Option['type']; first: string | number | boolean }>();
  for (const value of option.values)
    for (const [key, fact] of Object.entries(value.attributes ?? {}))
      if (!kinds.has(key))
        kinds.set(key, {
          type: typeof fact === 'number' ? 'number' : typeof fact === 'boolean' ? 'boolean' : 'text',
          first: fact,
        });
  return [...kinds].map(([key, { type, first }]) => ({
    id: `${option.id}.${key}`,
    name: { en: `${option.name.en}: ${key}`, de: `${option.name.de ?? option.name.en}: ${key}` },
    type,
    values: [],
    start: typeof first === 'number' ? first : 0,
  }));
};

export const subjectsOf = (model: ProductModel | PublicModel): readonly Subject[] => [
  ...model.options.flatMap((option): Subject[] => [
    {
      id: option.id,
      name: option.name,
      type: option.type === 'range' ? 'number' : option.type,
      values: option.type === 'one-of' || option.type === 'some-of' ? option.values : [],
      start: option.type === 'number' || option.type === 'range' ? option.min : 0,
      ...(option.type === 'number' ? { unit: option.unit, step: option.step } : {}),
      ...(option.type === 'range' ? { unit: option.unit } : {}),
    },
    ...facts(option),
  ]),
  ...(model.formulas ?? []).map(
    (formula): Subject => ({
      id: formula.id,
      name: formula.name,
      type: 'number',
      values: [],
      unit: formula.unit,
      start: 0,
    }),
  ),
];

/** How a subject can be tested, the likeliest first. */
export const operatorsOf = (subject: Subject | undefined): readonly TestOperator[] => {
  switch (subject?.type) {
    case 'one-of':
      return ['is', 'isNot', 'oneOf', 'noneOf'];
    case 'some-of':
      return ['has', 'hasNot'];
    case 'number':
      return ['atMost', 'atLeast', 'below', 'above', 'is', 'isNot'];
    case 'text':
      return ['is', 'isNot'];
    default:
      return ['is'];
  }
};

const firstValue = (subject: Subject | undefined): Literal => {
  if (!subject || subject.type === 'boolean') return true;
  if (subject.type === 'number') return subject.start;
  return subject.values[0]?.id ?? '';
};

/** A test of this subject that is whole from the start. */
export const testOf = (subject: Subject | undefined): Test => ({
  subject: subject?.id ?? '',
  is: operatorsOf(subject)[0] ?? 'is',
  values: [firstValue(subject)],
});
