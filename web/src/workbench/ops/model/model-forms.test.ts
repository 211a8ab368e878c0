// Rules, conditions and prices of the sample companies come back from their forms with the same meaning; steps can be undone.
import { readFileSync } from 'node:fs';
import { compile, open, type PriceBook, type ProductModel, parseExpression } from '@onelot/configure';
import { expect, test } from 'vitest';
import { readCondition, writeCondition } from './condition.ts';
import { readPrice, writePrice } from './price-form.ts';
import { print } from './print.ts';
import { renamed } from './renames.ts';
import { readRule, writeRule } from './rule-form.ts';
import { begin, freshId, redo, step, undo, valueAt, type Work, withAt } from './work.ts';

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../../companies/${path}`, import.meta.url), 'utf8'));
const irons: Work = {
  model: read('golf-irons/models/irons.json') as ProductModel,
  prices: read('golf-irons/prices/irons.json') as PriceBook,
};

const shape = (source: string): unknown => {
  const parsed = parseExpression(source);
  if ('error' in parsed) throw new Error(`${source}: ${parsed.error.message}`);
  return JSON.parse(JSON.stringify(parsed.node, (key, value) => (key === 'at' ? undefined : value)));
};
const every = [
  ...irons.model.rules.map((each) => each.expression),
  ...(irons.model.formulas ?? []).map((each) => each.expression),
  ...irons.model.bom.flatMap((each) => each.when ?? []),
  ...irons.prices.rules.flatMap((each) => [each.amount, ...(each.when ? [each.when] : [])]),
  'a - (b - c) - d',
  'not (a and b) or c',
  '(a implies b) implies c',
  '-(a + 1) * 2',
];

test('an expression printed again reads the same', () => {
  for (const source of every)
    expect(shape(print((parseExpression(source) as { node: never }).node)), source).toEqual(shape(source));
});

test('each shape of rule is recognised and comes back the same', () => {
  const shapes = {
    implies: "level == 'popularizing' implies shaft == 'steel' and flex != 'extra' and not engrave",
    never: "not (wood == 'oak' and width_mm > 900)",
    table: "(wood == 'oak' and finish in ['oil', 'wax']) or (wood == 'pine' and finish in ['paint'])",
    compare: 'abs(bend_deg) <= material.bend_deg',
    free: "if(shaft == 'steel', shaft_colour != 'teal', shaft_colour != 'bright')",
  } as const;
  for (const [kind, source] of Object.entries(shapes)) {
    const form = readRule(source);
    expect(form.kind).toBe(kind);
    const written = writeRule(form);
    if (written !== undefined) expect(shape(written)).toEqual(shape(source));
  }
});

test('every rule of the demo that a form can hold keeps its meaning', () => {
  const kinds = irons.model.rules.map(({ expression }) => {
    const written = writeRule(readRule(expression));
    if (written !== undefined) expect(shape(written), expression).toEqual(shape(expression));
    return readRule(expression).kind;
  });
  expect(kinds.filter((kind) => kind === 'free').length).toBeLessThan(kinds.length / 4);
});

test('a condition is tests, or is left to its text', () => {
  for (const source of [
    "level != 'popularizing' and set == 'set_4_pw'",
    "contains(extras, 'strap') or not feet",
    'x >= -4',
  ]) {
    const condition = readCondition(source);
    expect(condition, source).toBeDefined();
    expect(shape(writeCondition(condition!))).toEqual(shape(source));
  }
  expect(readCondition('a + 1 > b')).toBeUndefined();
  expect(readCondition('a and (b or c)')).toBeUndefined();
});

test('prices by amount and by unit, anything else as a formula', () => {
  expect(readPrice({ amount: '24000' })).toEqual({ kind: 'fixed', minor: 24000 });
  const each = { kind: 'each', minor: 1800, option: 'width_mm', per: 1000, from: 400 } as const;
  expect(readPrice({ amount: writePrice(each)! })).toEqual(each);
  expect(readPrice({ amount: writePrice({ ...each, per: 1, from: 0 })! })).toEqual({ ...each, per: 1, from: 0 });
  expect(readPrice({ amount: 'set.count * 15' }).kind).toBe('free');
});

test('a renamed option is followed everywhere, and by nothing of the same name', () => {
  const after = renamed(irons, 'set', 'clubs');
  const compiled = compile(after.model);
  expect(compiled.ok).toBe(true);
  const before = compile(irons.model);
  if (!compiled.ok || !before.ok) throw new Error('both compile');
  expect(open(compiled.value).price(after.prices)).toEqual(open(before.value).price(irons.prices));
  expect(JSON.stringify(after.model)).toContain('set_5_pw');
});

test('steps are undone and done again; typing on in one field is one step', () => {
  let history = begin(irons);
  for (const name of ['I', 'Ir', 'Iro'])
    history = step(history, withAt(history.now, '/model/name/en', name), '/model/name/en');
  history = step(history, withAt(history.now, '/model/rules', []), '');
  expect(history.past).toHaveLength(2);
  history = undo(history);
  expect([history.now.model.name.en, history.now.model.rules.length]).toEqual(['Iro', irons.model.rules.length]);
  history = undo(history);
  expect(history.now).toBe(irons);
  expect(redo(redo(history)).now.model.rules).toEqual([]);
});

test('a pointer reads and writes; undefined takes a field away', () => {
  const after = withAt(irons, '/model/options/0/help', undefined);
  expect('help' in after.model.options[0]!).toBe(false);
  expect(valueAt(withAt(after, '/model/options/0/help/en', 'x'), '/model/options/0/help')).toEqual({ en: 'x' });
  expect(freshId('Größe', ['groesse'], 'option')).toBe('groesse_2');
});
