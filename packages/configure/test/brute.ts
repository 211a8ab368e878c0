// A second opinion for the tests: small random models, and all their products by trying every combination.
import fc from 'fast-check';
import type { Choices, Option, OptionValue, ProductModel } from '../src/model.ts';

const text = (en: string) => ({ en });
const value = (id: string) => ({
  id,
  name: text(id),
  attributes: { mass_g: id.length * 7 + (id.charCodeAt(0) % 5), hard: id === 'a' || id === 'c' },
});
const IDS = ['a', 'b', 'c', 'dd'];

const optionOf = (number: number): fc.Arbitrary<Option> => {
  const base = { id: `o${number}`, name: text(`Option ${number}`) };
  return fc.oneof(
    fc.constant<Option>({ ...base, type: 'boolean' }),
    fc
      .integer({ min: 1, max: 4 })
      .map((n): Option => ({ ...base, type: 'one-of', values: IDS.slice(0, n).map(value) })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(3), fc.nat(3)).map(
      ([n, x, y]): Option => ({
        ...base,
        type: 'some-of',
        values: IDS.slice(0, n).map(value),
        min: Math.min(x, y, n),
        max: Math.min(Math.max(x, y), n),
      }),
    ),
    fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(1, 0.5, 3)).map(
      ([min, n, step]): Option => ({
        ...base,
        type: 'number',
        unit: 'mm',
        min,
        max: min + n * step,
        step,
      }),
    ),
    fc.integer({ min: 1, max: 2 }).map((maxLength): Option => ({ ...base, type: 'text', maxLength })),
  );
};

/** A condition over some of the options, as source and as a plain function. */
export interface Condition {
  readonly source: string;
  readonly holds: (choices: Choices) => boolean;
}

const chosen = (choices: Choices, option: Option): OptionValue => {
  const found = choices[option.id];
  if (found !== undefined) return found;
  return option.type === 'boolean' ? false : option.type === 'number' ? 0 : option.type === 'some-of' ? [] : '';
};

const atom = (options: readonly Option[]): fc.Arbitrary<Condition> =>
  fc
    .tuple(fc.constantFrom(...options), fc.nat(5), fc.constantFrom(...options))
    .map(([option, pick, other]): Condition => {
      const { id } = option;
      if (option.type === 'boolean') return { source: id, holds: (c) => chosen(c, option) === true };
      if (option.type === 'one-of') {
        const wanted = option.values[pick % option.values.length]?.id as string;
        if (pick < 2) return { source: `${id} == '${wanted}'`, holds: (c) => chosen(c, option) === wanted };
        if (pick === 2)
          return {
            source: `${id} in ['a', '${wanted}']`,
            holds: (c) => ['a', wanted].includes(chosen(c, option) as string),
          };
        if (pick === 3) return { source: `${id}.hard`, holds: (c) => ['a', 'c'].includes(chosen(c, option) as string) };
        const mass = (c: Choices): number =>
          (option.values.find((v) => v.id === chosen(c, option))?.attributes?.mass_g as number) ?? 0;
        return { source: `${id}.mass_g > 10`, holds: (c) => mass(c) > 10 };
      }
      if (option.type === 'some-of') {
        const wanted = option.values[pick % option.values.length]?.id as string;
        const list = (c: Choices): readonly string[] => chosen(c, option) as readonly string[];
        if (pick < 3) return { source: `contains(${id}, '${wanted}')`, holds: (c) => list(c).includes(wanted) };
        return { source: `count(${id}) >= 2`, holds: (c) => list(c).length >= 2 };
      }
      if (option.type === 'text') {
        if (pick < 3) return { source: `${id} == ''`, holds: (c) => chosen(c, option) === '' };
        return { source: `length(${id}) < 2`, holds: (c) => (chosen(c, option) as string).length < 2 };
      }
      if (other.type === 'number' && other !== option)
        return {
          source: `${id} + 2 * ${other.id} <= ${pick}`,
          holds: (c) => (chosen(c, option) as number) + 2 * (chosen(c, other) as number) <= pick,
        };
      return { source: `abs(${id}) != ${pick}`, holds: (c) => Math.abs(chosen(c, option) as number) !== pick };
    });

export const condition = (options: readonly Option[]): fc.Arbitrary<Condition> =>
  fc.tuple(atom(options), atom(options), atom(options), fc.nat(5)).map(([a, b, c, shape]): Condition => {
    if (shape === 0) return { source: `${a.source} implies ${b.source}`, holds: (x) => !a.holds(x) || b.holds(x) };
    if (shape === 1) return { source: `not (${a.source} and ${b.source})`, holds: (x) => !(a.holds(x) && b.holds(x)) };
    if (shape === 2)
      return {
        source: `${a.source} or ${b.source} or ${c.source}`,
        holds: (x) => a.holds(x) || b.holds(x) || c.holds(x),
      };
    if (shape === 3)
      return {
        source: `if(${a.source}, ${b.source}, not (${c.source}))`,
        holds: (x) => (a.holds(x) ? b.holds(x) : !c.holds(x)),
      };
    if (shape === 4) return { source: `(${a.source}) == (${b.source})`, holds: (x) => a.holds(x) === b.holds(x) };
    return {
      source: `${a.source} and ${b.source} implies ${c.source}`,
      holds: (x) => !(a.holds(x) && b.holds(x)) || c.holds(x),
    };
  });

export interface Sample {
  readonly model: ProductModel;
  readonly rules: readonly Condition[];
  readonly whens: readonly (Condition | undefined)[];
}

/** A random model of up to `most` options with its rules as plain functions. */
export const sample = (most: number): fc.Arbitrary<Sample> =>
  fc.integer({ min: 2, max: most }).chain((n) =>
    fc.tuple(...Array.from({ length: n }, (_, i) => optionOf(i))).chain((options) => {
      const when = (i: number) =>
        i === 0 ? fc.constant(undefined) : fc.option(condition(options.slice(0, i)), { nil: undefined, freq: 3 });
      return fc
        .tuple(fc.array(condition(options), { maxLength: 6 }), fc.tuple(...options.map((_, i) => when(i))))
        .map(([rules, found]): Sample => {
          // Conditions are rare: mostly `found` is there, so every second one is dropped.
          const whens = found.map((w, i) => (i % 2 === 0 ? undefined : w));
          const model: ProductModel = {
            id: 'sample',
            version: 1,
            name: text('Sample'),
            options: options.map((o, i) => (whens[i] ? { ...o, when: whens[i].source } : o)),
            groups: [],
            rules: rules.map((r, i) => ({ id: `r${i}`, expression: r.source, sentence: text(`Rule ${i}`) })),
            bom: [],
            routing: [],
          };
          return { model, rules, whens };
        });
    }),
  );

const valuesOf = (option: Option): OptionValue[] => {
  if (option.type === 'boolean') return [false, true];
  if (option.type === 'one-of') return option.values.map((v) => v.id);
  if (option.type === 'number')
    return Array.from(
      { length: Math.round((option.max - option.min) / option.step) + 1 },
      (_, i) => option.min + i * option.step,
    );
  if (option.type === 'range') return [];
  if (option.type === 'text') return Array.from({ length: option.maxLength + 1 }, (_, i) => 'x'.repeat(i));
  const all = option.values.map((v) => v.id);
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, i) => bits & (1 << i)));
};

/** All products, by trying every combination; texts stand for their length. `without` leaves rules out by number. */
export const products = ({ model, rules, whens }: Sample, without: ReadonlySet<string> = new Set()): Choices[] => {
  let partial: Choices[] = [{}];
  model.options.forEach((option, i) => {
    const strict = !without.has(`when:${option.id}`);
    const counted = option.type !== 'some-of' || without.has(`count:${option.id}`);
    const fits = (v: OptionValue): boolean =>
      counted ||
      ((v as string[]).length >= (option as { min: number }).min &&
        (v as string[]).length <= (option as { max: number }).max);
    partial = partial.flatMap((choices) => {
      const there = { ...choices };
      const exists = whens[i] ? whens[i].holds(choices) : true;
      const present =
        exists || (whens[i] && !strict)
          ? valuesOf(option)
              .filter(fits)
              .map((v) => ({ ...there, [option.id]: v }))
          : [];
      return whens[i] && (!exists || !strict) ? [...present, there] : present;
    });
  });
  return partial.filter((c) => rules.every((r, i) => without.has(`r${i}`) || r.holds(c)));
};

/** Whether a product keeps to choices; of several values it has those chosen and perhaps more. */
export const keeps = (product: Choices, choices: Choices): boolean =>
  Object.entries(choices).every(([id, v]) => {
    const has = product[id];
    return Array.isArray(v) && Array.isArray(has)
      ? v.every((x) => has.includes(x))
      : JSON.stringify(has) === JSON.stringify(v);
  });

/** A few random choices, not all of them possible. */
export const picks = ({ model }: Sample, seeds: readonly number[]): [string, OptionValue][] =>
  seeds.map((seed) => {
    const option = model.options[seed % model.options.length] as Option;
    const values = valuesOf(option);
    return [option.id, values[Math.floor(seed / 16) % values.length] as OptionValue];
  });
