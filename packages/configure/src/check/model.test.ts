// Whether every mistake in a model or price book is told at its place, and nothing from outside makes the checks throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lamp } from '../../test/sample.ts';
import { compile, open, publicModel, readCompiled, validateModel, validatePriceBook, writeCompiled } from '../index.ts';

/** The lamp with one field set to something else. */
const changed = (path: string, value: unknown): unknown => {
  const copy = JSON.parse(JSON.stringify(lamp));
  const parts = path.slice(1).split('/');
  const last = parts.pop() as string;
  const holder = parts.reduce((at, part) => at[part], copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
};

describe('validateModel', () => {
  it('accepts a sound model, and its public part', () => {
    expect(validateModel(lamp)).toMatchObject({ ok: true });
    expect(compile(publicModel(lamp))).toMatchObject({ ok: true });
    expect(JSON.stringify(publicModel(lamp))).not.toMatch(/LASER|SCREW/);
  });

  it.each<[string, unknown, string?, string?]>([
    ['/id', 'no spaces'],
    ['/id', undefined],
    ['/version', -1],
    ['/name', 'Lamp'],
    ['/surplus', 1],
    ['/options', []],
    ['/options/0/type', 'colour'],
    ['/options/0/id', 'shade-1'],
    ['/options/0/id', 'and'],
    ['/options/1/id', 'shade', 'DUPLICATE_ID'],
    ['/options/0/values/1/id', 'paper', 'DUPLICATE_ID'],
    ['/options/0/values/1/attributes', { mass_g: Number.NaN }, 'BAD_MODEL', '/options/0/values/1/attributes/mass_g'],
    ['/options/0/default', 'wood', 'OUT_OF_RANGE'],
    ['/options/1/default', 301, 'OUT_OF_RANGE'],
    ['/options/1/unit', 'inch', 'UNIT'],
    ['/options/1/step', 0],
    ['/options/1/step', 0.01],
    ['/options/1/max', 505],
    ['/options/1/min', Number.POSITIVE_INFINITY],
    ['/options/3/pattern', '(a'],
    ['/options/3/pattern', '[a]{20}'],
    ['/options/3/maxLength', 1e6],
    ['/options/3/when', "contains(extras, 'timer')"],
    ['/options/3/when', 'height_mm'],
    ['/options/4/max', 5],
    ['/options/0/absent', 'paper'],
    ['/groups/0/options/0', 'colour', 'UNKNOWN_OPTION'],
    ['/groups/0/options/1', 'shade'],
    ['/formulas/0/unit', 'mm', 'UNIT'],
    ['/formulas/0/id', 'shade', 'DUPLICATE_ID'],
    ['/formulas/0/expression', 'grade_2 + 1', 'UNKNOWN_OPTION'],
    ['/rules/0/expression', 'shade == glass', 'UNKNOWN_OPTION'],
    ['/rules/0/expression', "shade == 'wood'"],
    ['/rules/0/expression', 'height_mm < mass_g', 'UNIT'],
    ['/rules/0/expression', 'height_mm'],
    ['/rules/0/sentence', undefined],
    ['/rules/1/id', 'glass_low', 'DUPLICATE_ID'],
    ['/bom/0/item', 'BASE-{shade', 'BAD_MODEL'],
    ['/bom/0/item', 'BASE-{shad}', 'UNKNOWN_OPTION'],
    ['/bom/2/parent', 'nowhere'],
    ['/bom/0/parent', 'rod', 'BAD_MODEL'],
    ['/bom/2/quantity', "'many'"],
    ['/routing/0/runSeconds', 'height_mm', 'UNIT'],
    ['/routing/0/consumes/0', 'nothing'],
    ['/routing/0/instruction/en', 'Engrave {words + 1}.'],
    ['/routing/0/parameters/depth', 5],
    ['/scene/parameters/hot', 'shade.cold', 'UNKNOWN_OPTION'],
  ])('tells what is wrong at %s: %j', (path, value, code = 'BAD_MODEL', at = path) => {
    const result = validateModel(changed(path, value));
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems).toContainEqual(expect.objectContaining({ code, path: at }));
  });

  it('names the character of a mistake in an expression and in a template', () => {
    const rule = validateModel(changed('/rules/0/expression', 'true and colour'));
    expect(!rule.ok && rule.problems[0]?.data).toMatchObject({ at: 9 });
    const item = validateModel(changed('/bom/0/item', 'BASE-{ colour}'));
    expect(!item.ok && item.problems[0]?.data).toMatchObject({ at: 7 });
  });

  it('finds a circle of formulas', () => {
    const result = validateModel(changed('/formulas/0/expression', "if(grade == 'heavy', 1, 2)"));
    expect(!result.ok && result.problems.map((p) => p.message).join()).toContain('circle');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => void validateModel(value)),
      { numRuns: 500, seed: 2 },
    );
    const paths = (value: unknown, at = ''): string[] =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([k, v]) => [`${at}/${k}`, ...paths(v, `${at}/${k}`)])
        : [];
    const places = paths(lamp);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(
          fc.jsonValue({ maxDepth: 2 }),
          fc.constantFrom('shade', 'engrave', '__proto__', 'constructor', '{', "contains(extras,'timer')"),
        ),
        (path, value) => {
          const model = changed(path, value);
          const result = validateModel(model);
          if (result.ok) compile(result.value);
        },
      ),
      { numRuns: 1500, seed: 4 },
    );
  }, 60_000);
});

describe('compile', () => {
  it('refuses a model without any product and names the fewest rules to blame', () => {
    const sentence = { en: 'No.' };
    const rules = [
      ...lamp.rules,
      { id: 'tall', expression: 'height_mm > 450', sentence },
      { id: 'glass', expression: "shade == 'glass'", sentence },
    ];
    const result = compile({ ...lamp, rules });
    expect(!result.ok && result.problems).toMatchObject([
      { code: 'VOID_MODEL', data: { rules: ['glass_low', 'tall', 'glass'] } },
    ]);
  });

  it('refuses a default that does not go with the others', () => {
    const options = lamp.options.map((o) =>
      o.id === 'height_mm' ? { ...o, default: 450 } : o.id === 'shade' ? { ...o, default: 'glass' } : o,
    );
    const result = compile({ ...lamp, options } as typeof lamp);
    expect(!result.ok && result.problems).toMatchObject([
      { code: 'BAD_MODEL', path: '/options/1/default', data: { rules: ['glass_low'] } },
    ]);
  });

  it('gives the same hash for the same content, whole or public, and is plain JSON', () => {
    const [a, b] = [compile(lamp), compile(JSON.parse(JSON.stringify(publicModel(lamp))))];
    if (!a.ok || !b.ok) throw new Error('The lamp must compile.');
    expect(a.value).toEqual(b.value);
    expect(JSON.parse(JSON.stringify(a.value))).toEqual(a.value);
    expect(writeCompiled(a.value)).toEqual(writeCompiled(b.value));
    const c = compile({ ...lamp, version: 4 });
    expect(c.ok && c.value.hash).not.toBe(a.value.hash);
  });
});

describe('a compiled model as JSON', () => {
  const made = compile(lamp);
  if (!made.ok) throw new Error('The lamp must compile.');
  const written = JSON.parse(JSON.stringify(writeCompiled(made.value)));

  it('is opened elsewhere without compiling and answers the same', () => {
    const read = readCompiled(JSON.parse(JSON.stringify(written)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(open(read.value).domains()).toEqual(open(made.value).domains());
    expect(open(read.value).count()).toEqual(open(made.value).count());
  });

  it.each<[string, (a: Record<string, unknown>) => unknown, string]>([
    ['another format', (a) => ({ ...a, format: 'onelot-configure/1' }), 'STALE_VERSION'],
    ['another model', (a) => ({ ...a, model: { ...lampPublic, version: 9 } }), 'BAD_MODEL'],
    ['no model', (a) => ({ ...a, model: {} }), 'BAD_MODEL'],
    ['no graph', (a) => ({ ...a, graph: 7 }), 'BAD_MODEL'],
    ['a graph that is no base 64', (a) => ({ ...a, graph: '*' }), 'BAD_MODEL'],
    ['a cut graph', (a) => ({ ...a, graph: (a.graph as string).slice(0, -8) }), 'BAD_MODEL'],
    ['the graph of another model', (a) => ({ ...a, graph: otherGraph }), 'BAD_MODEL'],
  ])('%s is refused', (_, change, code) => {
    const result = readCompiled(change(written) as never);
    expect(!result.ok && result.problems).toContainEqual(expect.objectContaining({ code }));
  });
  const lampPublic = publicModel(lamp);
  const other = compile({ ...lamp, rules: lamp.rules.slice(1) });
  const otherGraph = other.ok ? writeCompiled(other.value).graph : '';
});

describe('validatePriceBook', () => {
  const book = (rule: object) => ({ currency: 'EUR', rules: [{ id: 'x', label: { en: 'X' }, amount: '1', ...rule }] });
  it.each<[object, string]>([
    [{ amount: 'height_mm' }, '/rules/0/amount'],
    [{ amount: 'height_mm * 1.5' }, '/rules/0/amount'],
    [{ amount: '900000000000000 * 1000' }, '/rules/0/amount'],
    [{ amount: 'shade' }, '/rules/0/amount'],
    [{ when: 'shade' }, '/rules/0/when'],
    [{ label: 'X' }, '/rules/0/label'],
    [{ cost: '1' }, '/rules/0/cost'],
  ])('refuses %j', (rule, path) => {
    const result = validatePriceBook(lamp, book(rule));
    expect(!result.ok && result.problems.map((p) => p.path)).toContain(path);
  });
  it('refuses a currency that is none and what is no book', () => {
    expect(validatePriceBook(lamp, { ...book({}), currency: 'euro' })).toMatchObject({
      ok: false,
      problems: [{ path: '/currency' }],
    });
    expect(validatePriceBook(lamp, null)).toMatchObject({ ok: false });
    expect(validatePriceBook(lamp, book({ amount: 'round(height_mm * 1.5) + extras.price' }))).toMatchObject({
      ok: true,
    });
  });
});
