// Whether a model's options are well formed: ids, domains, attributes, and defaults within them.
import { checkChoice } from '../choices.ts';
import { RESERVED } from '../expression/parse.ts';
import type { Option } from '../model.ts';
import { compilePattern } from '../pattern.ts';
import { type Check, type Fields, ID, NAME, type Path } from './shape.ts';

export const LIMITS = {
  options: 200,
  values: 300,
  steps: 1000,
  textLength: 500,
  rules: 500,
  formulas: 100,
  groups: 50,
  attributes: 50,
} as const;

const COMMON = ['id', 'name', 'type', 'help?', 'default?', 'when?', 'absent?'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  boolean: [],
  'one-of': ['values'],
  'some-of': ['values', 'min', 'max'],
  number: ['unit', 'min', 'max', 'step'],
  range: ['unit', 'min', 'max'],
  text: ['maxLength', 'pattern?'],
};
const UNITS: readonly unknown[] = ['mm', 'g', 'deg', 's', '1'];
const HUGE = 1e9;
/** So wide that a millionth of a unit is still told apart. */
const WIDEST = 1e6;

/** Checks all options; gives true where each is sound enough to read expressions over them. */
export const checkOptions = (check: Check, options: readonly unknown[], seen: Set<string>): undefined => {
  options.forEach((raw, i) => {
    checkOption(check, raw, ['options', i], seen);
  });
};

const checkOption = (check: Check, raw: unknown, path: Path, seen: Set<string>): undefined => {
  const type = raw !== null && typeof raw === 'object' ? (raw as Fields).type : undefined;
  const own = typeof type === 'string' && Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (type !== undefined && !own)
    return check.add([...path, 'type'], `A type is one of ${Object.keys(FIELDS).join(', ')}.`);
  const before = check.problems.length;
  const option = check.record(raw, path, [...COMMON, ...(own ?? [])]);
  if (!option) return;
  const id = check.id(option.id, [...path, 'id'], NAME, seen);
  if (id !== undefined && RESERVED.has(id))
    check.add([...path, 'id'], `${id} is a word of the expression language.`, check.code, { kind: 'RESERVED' });
  check.text(option.name, [...path, 'name'], 200);
  check.text(option.help, [...path, 'help']);
  if (type === 'number' || type === 'range') checkNumber(check, option, path);
  else if (type === 'text') checkText(check, option, path);
  else if (type !== 'boolean') checkValues(check, option, path);
  if (check.problems.length === before) checkDefault(check, option as unknown as Option, path);
};

const checkNumber = (check: Check, option: Fields, path: Path): undefined => {
  if (option.unit !== undefined && !UNITS.includes(option.unit))
    check.add([...path, 'unit'], `A unit is one of ${UNITS.join(', ')}.`, 'UNIT');
  const min = check.number(option.min, [...path, 'min'], -HUGE, HUGE);
  const max = check.number(option.max, [...path, 'max'], -HUGE, HUGE);
  const real = option.type === 'range';
  const step = real ? 1e-6 : check.number(option.step, [...path, 'step'], 1e-6, HUGE);
  if (min === undefined || max === undefined || step === undefined) return;
  if (max < min)
    return check.add([...path, 'max'], `The largest value ${max} is below the smallest ${min}.`, check.code, {
      kind: 'MAX_BELOW_MIN',
    });
  if (real) {
    if (max - min <= WIDEST) return;
    return check.add([...path, 'max'], `A range is at most ${WIDEST} wide.`, check.code, {
      kind: 'TOO_WIDE',
      most: WIDEST,
    });
  }
  const count = (max - min) / step;
  if (count > LIMITS.steps)
    return check.add(
      [...path, 'step'],
      `At most ${LIMITS.steps} steps are allowed, not ${Math.floor(count)}.`,
      check.code,
      { kind: 'TOO_MANY_STEPS', most: LIMITS.steps },
    );
  if (Math.abs(count - Math.round(count)) > 1e-6)
    check.add([...path, 'max'], `${max} is not reached from ${min} in steps of ${step}.`, check.code, {
      kind: 'STEP_MISSES',
    });
};

const checkText = (check: Check, option: Fields, path: Path): undefined => {
  const maxLength = check.number(option.maxLength, [...path, 'maxLength'], 1, LIMITS.textLength, true);
  const source = check.string(option.pattern, [...path, 'pattern'], 500);
  if (source === undefined) return;
  const pattern = compilePattern(source);
  if ('error' in pattern) return check.add([...path, 'pattern'], pattern.error);
  if (maxLength !== undefined && pattern.lengths(maxLength).length === 0)
    check.add([...path, 'pattern'], `No text of at most ${maxLength} characters matches this pattern.`, check.code, {
      kind: 'NO_MATCH',
    });
};

const checkValues = (check: Check, option: Fields, path: Path): undefined => {
  const seen = new Set<string>();
  const values = check.list(option.values, [...path, 'values'], LIMITS.values, 1);
  values.forEach((raw, i) => {
    const at = [...path, 'values', i];
    const item = check.record(raw, at, ['id', 'name', 'help?', 'attributes?']);
    if (!item) return;
    check.id(item.id, [...at, 'id'], ID, seen);
    check.text(item.name, [...at, 'name'], 200);
    check.text(item.help, [...at, 'help']);
    checkAttributes(check, item.attributes, [...at, 'attributes']);
  });
  if (option.type !== 'some-of') return;
  const min = check.number(option.min, [...path, 'min'], 0, values.length, true);
  const max = check.number(option.max, [...path, 'max'], 0, values.length, true);
  if (min !== undefined && max !== undefined && max < min)
    check.add([...path, 'max'], `At most ${max} is less than at least ${min}.`, check.code, { kind: 'MAX_BELOW_MIN' });
};

const checkAttributes = (check: Check, raw: unknown, path: Path): undefined => {
  if (raw === undefined) return;
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return check.add(path, 'This must be an object.', check.code, { kind: 'NOT_OBJECT' });
  const entries = Object.entries(raw);
  if (entries.length > LIMITS.attributes)
    return check.add(path, `At most ${LIMITS.attributes} attributes are allowed.`);
  for (const [key, value] of entries) {
    const at = [...path, key.slice(0, 80)];
    if (!NAME.test(key) || key.length > 64)
      check.add(at, 'The name of an attribute has letters, digits and _, a letter first.');
    else if (typeof value === 'number') check.number(value, at, -HUGE * 1000, HUGE * 1000);
    else if (typeof value === 'string') check.string(value, at, 500);
    else if (typeof value !== 'boolean') check.add(at, 'An attribute is a number, a text, or true or false.');
  }
};

const checkDefault = (check: Check, option: Option, path: Path): undefined => {
  if (option.default !== undefined) {
    const found = checkChoice(option, option.default);
    if ('problem' in found) check.add([...path, 'default'], found.problem.message, 'OUT_OF_RANGE');
  }
  if (option.absent === undefined) return;
  const at = [...path, 'absent'];
  if (option.when === undefined)
    check.add(at, 'Only an option with a condition can be absent.', check.code, { kind: 'WITHOUT_CONDITION' });
  else if (option.type === 'number' || option.type === 'range') check.number(option.absent, at, -HUGE, HUGE);
  else if (option.type === 'boolean' && typeof option.absent !== 'boolean')
    check.add(at, 'This must be true or false.');
  else if (option.type === 'one-of' && !option.values.some((v) => v.id === option.absent))
    check.add(at, 'This must be the id of one of the values.', check.code, { kind: 'UNKNOWN_VALUE' });
  else if (option.type === 'text' || option.type === 'some-of')
    check.add(at, `A ${option.type} option has nothing to stand for it where it is absent.`);
};
