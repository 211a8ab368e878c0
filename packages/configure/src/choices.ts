// Whether a choice is one that an option can take at all, before any rule is asked.
import { type Problem, pointer, problem } from '@onelot/base';
import type { Option, OptionValue } from './model.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { snapped } from './reason/cells.ts';
import { steps, textLength } from './reason/layout.ts';

/** Characters no text may hold: controls, line separators, direction overrides, halves of characters. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const patterns = new WeakMap<Option, Pattern>();
const patternOf = (option: Option & { type: 'text' }): Pattern | undefined => {
  if (option.pattern === undefined) return undefined;
  const known = patterns.get(option);
  if (known) return known;
  const compiled = compilePattern(option.pattern);
  if ('error' in compiled) return undefined;
  patterns.set(option, compiled);
  return compiled;
};

/** The value as the engine keeps it (several values in the model's order), or the problem at `/optionId`. */
export const checkChoice = (
  option: Option,
  value: unknown,
): { readonly value: OptionValue } | { readonly problem: Problem } => {
  const refuse = (code: string, message: string, data?: Readonly<Record<string, unknown>>) => ({
    problem: problem(code, pointer(option.id), message, data),
  });
  const name = option.name.en;
  if (option.type === 'boolean')
    return typeof value === 'boolean' ? { value } : refuse('BAD_VALUE', `${name} must be true or false.`);
  if (option.type === 'one-of') {
    if (typeof value !== 'string') return refuse('BAD_VALUE', `${name} must be the id of one of its values.`);
    return option.values.some((v) => v.id === value)
      ? { value }
      : refuse('OUT_OF_RANGE', `${name} has no value ${quote(value)}.`);
  }
  if (option.type === 'some-of') return several(option, value, refuse);
  if (option.type === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('BAD_VALUE', `${name} must be a number.`);
    const nearest = steps(option).find((s) => Math.abs(s - value) <= 1e-9 * Math.max(1, Math.abs(s)));
    const unit = option.unit === '1' ? '' : ` ${option.unit}`;
    if (nearest !== undefined) return { value: nearest };
    return refuse(
      'OUT_OF_RANGE',
      `${name} goes from ${option.min} to ${option.max}${unit} in steps of ${option.step}.`,
      {
        min: option.min,
        max: option.max,
        step: option.step,
        unit: option.unit,
      },
    );
  }
  if (option.type === 'range') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('BAD_VALUE', `${name} must be a number.`);
    const { min, max, unit } = option;
    const held = snapped(option, value);
    if (held !== undefined) return { value: held };
    return refuse('OUT_OF_RANGE', `${name} goes from ${min} to ${max}${unit === '1' ? '' : ` ${unit}`}.`, {
      min,
      max,
      unit,
    });
  }
  if (typeof value !== 'string') return refuse('BAD_VALUE', `${name} must be a text.`);
  const length = value.length > 4 * option.maxLength ? value.length : textLength(value);
  if (length > option.maxLength)
    return refuse('OUT_OF_RANGE', `${name} has at most ${option.maxLength} characters; this text has ${length}.`, {
      maxLength: option.maxLength,
      length,
    });
  if (FORBIDDEN.test(value)) return refuse('BAD_VALUE', `${name} holds a character that cannot be printed.`);
  if (!(patternOf(option)?.matches(value) ?? true))
    return refuse('BAD_VALUE', `${name} holds characters that are not allowed here, or is not of the asked form.`, {
      pattern: option.pattern,
    });
  return { value };
};

type Refuse = (code: string, message: string) => { readonly problem: Problem };

const several = (option: Option & { type: 'some-of' }, value: unknown, refuse: Refuse) => {
  if (!Array.isArray(value) || value.length > option.values.length || !value.every((v) => typeof v === 'string'))
    return refuse('BAD_VALUE', `${option.name.en} must be a list of ids of its values, each at most once.`);
  const unknown = value.find((id) => !option.values.some((v) => v.id === id));
  if (unknown !== undefined) return refuse('OUT_OF_RANGE', `${option.name.en} has no value ${quote(unknown)}.`);
  if (new Set(value).size !== value.length) return refuse('BAD_VALUE', `${option.name.en} names a value twice.`);
  return { value: option.values.map((v) => v.id).filter((id) => value.includes(id)) };
};

const quote = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The problem of an option id the model does not have. */
export const unknownOption = (optionId: string): Problem =>
  problem('UNKNOWN_OPTION', pointer(optionId.slice(0, 100)), `The product has no option ${quote(optionId)}.`);

export const sameValue = (a: OptionValue | undefined, b: OptionValue | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((x) => b.includes(x)) : a === b;
