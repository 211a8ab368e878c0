// The choices of an order in words: option names and value names in both languages; options that do not exist here are left out.
import { type Locale, local, type Option, type PublicModel, showNumber } from '@onelot/configure';
import type { Choices, Order } from '../tables.ts';

type Words = { en: string; de: string };
const both = (say: (locale: Locale) => string): Words => ({ en: say('en'), de: say('de') });

const UNIT = { mm: ' mm', g: ' g', deg: '°', s: ' s', '1': '' } as const;
const YES = { en: ['no', 'yes'], de: ['nein', 'ja'] } as const;

const valueIn = (option: Option, value: Choices[string], locale: Locale): string => {
  if (option.type === 'boolean') return YES[locale][value === true ? 1 : 0];
  if (option.type === 'number' || option.type === 'range')
    return `${showNumber(Number(value), locale)}${UNIT[option.unit]}`;
  if (option.type === 'text') return String(value);
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  return option.values
    .filter((each) => ids.includes(each.id))
    .map((each) => local(each.name, locale))
    .join(', ');
};

const DASH = '–';

/** One line an option that exists with these choices, in the model's order. */
export const summaryOf = (model: PublicModel, choices: Choices): Order['summary'] =>
  model.options.flatMap((option) => {
    const value = choices[option.id];
    if (value === undefined) return [];
    return [
      {
        option: both((locale) => local(option.name, locale)),
        value: both((locale) => valueIn(option, value, locale) || DASH),
      },
    ];
  });
