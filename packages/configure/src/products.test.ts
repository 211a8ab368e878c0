// Whether prices, formulas, pictures, variants and checks of whole configurations come out as the lamp's model says.
import { unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { lamp } from '../test/sample.ts';
import {
  type Choices,
  compile,
  differences,
  open,
  type PriceBook,
  type ProductModel,
  type Session,
  sha256,
  total,
  validate,
  variant,
} from './index.ts';

const compiled = (() => {
  const result = compile(lamp);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
})();
const whole: Choices = {
  shade: 'glass',
  height_mm: 400,
  engrave: true,
  words: 'Für dich',
  extras: ['switch', 'dimmer'],
};
const taken = (session: Session, id: string, value: Choices[string]): Session => {
  const outcome = session.choose(id, value);
  if (!outcome.ok) throw new Error(`${id} is refused`);
  return outcome.session;
};

describe('validate', () => {
  it('gives the kept form and the formulas', () => {
    expect(validate(compiled, whole)).toEqual({
      ok: true,
      value: { choices: { ...whole, extras: ['dimmer', 'switch'] }, formulas: { mass_g: 1600, grade: 'heavy' } },
    });
  });

  it.each<[unknown, string, string]>([
    [null, 'BAD_VALUE', ''],
    [[], 'BAD_VALUE', ''],
    [{ ...whole, shade: 'wood' }, 'OUT_OF_RANGE', '/shade'],
    [{ ...whole, shade: 3 }, 'BAD_VALUE', '/shade'],
    [{ ...whole, height_mm: 401 }, 'OUT_OF_RANGE', '/height_mm'],
    [{ ...whole, height_mm: '400' }, 'BAD_VALUE', '/height_mm'],
    [{ ...whole, height_mm: Number.NaN }, 'BAD_VALUE', '/height_mm'],
    [{ ...whole, engrave: 'yes' }, 'BAD_VALUE', '/engrave'],
    [{ ...whole, words: 'a\u0000b' }, 'BAD_VALUE', '/words'],
    [{ ...whole, words: 'a\u202eb' }, 'BAD_VALUE', '/words'],
    [{ ...whole, words: '<b>' }, 'BAD_VALUE', '/words'],
    [{ ...whole, words: 'x'.repeat(13) }, 'OUT_OF_RANGE', '/words'],
    [{ ...whole, words: undefined }, 'BAD_VALUE', '/words'],
    [{ shade: 'paper', height_mm: 300, engrave: true, extras: [] }, 'MISSING', '/words'],
    [{ ...whole, extras: ['dimmer', 'dimmer'] }, 'BAD_VALUE', '/extras'],
    [{ ...whole, extras: ['lamp'] }, 'OUT_OF_RANGE', '/extras'],
    [{ ...whole, extras: ['dimmer', 'timer'] }, 'RULE', '/extras'],
    [{ ...whole, colour: 'red' }, 'UNKNOWN_OPTION', '/colour'],
    [JSON.parse('{"__proto__": 1}'), 'UNKNOWN_OPTION', '/__proto__'],
    [{ ...whole, engrave: false }, 'ABSENT', '/words'],
    [{ shade: 'paper' }, 'MISSING', '/height_mm'],
    [{ ...whole, height_mm: 500 }, 'RULE', '/height_mm'],
  ])('refuses %j', (choices, code, path) => {
    const result = validate(compiled, choices);
    expect(!result.ok && result.problems).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('tells the rule in its own words, with the options it joins', () => {
    const result = validate(compiled, { ...whole, height_mm: 500 });
    expect(!result.ok && result.problems).toMatchObject([
      {
        message: 'A glass shade is at most 400 mm high.',
        data: { rule: 'glass_low', options: ['shade', 'height_mm'] },
      },
    ]);
  });
});

describe('a session', () => {
  const book: PriceBook = {
    currency: 'EUR',
    rules: [
      { id: 'base', label: { en: 'Lamp' }, amount: '9900' },
      { id: 'glass', label: { en: 'Glass' }, when: "shade == 'glass'", amount: '4000' },
      { id: 'words', label: { en: 'Words' }, when: 'engrave', amount: '500 + 100 * length(words)' },
      { id: 'extras', label: { en: 'Extras' }, when: 'count(extras) > 0', amount: 'extras.price' },
    ],
  };

  it('prices what is chosen with defaults for the rest', () => {
    const price = (s: Session) => {
      const lines = s.price(book);
      return lines.ok ? total(lines.value) : lines.problems;
    };
    const start = open(compiled);
    expect(price(start)).toBe(9900);
    const glass = taken(start, 'shade', 'glass');
    expect(price(glass)).toBe(13900);
    expect(price(taken(glass, 'extras', ['switch', 'dimmer']))).toBe(16100);
    const engraved = taken(glass, 'engrave', true);
    // No word is written yet: the least that can be is one character.
    expect(price(engraved)).toBe(14500);
    expect(engraved.complete()).toMatchObject({ ok: false, problems: [{ code: 'MISSING', path: '/words' }] });
    expect(price(taken(engraved, 'words', 'abcde'))).toBe(14900);
  });

  it('refuses an amount that is no whole number, naming the line', () => {
    const bad = { currency: 'EUR', rules: [{ id: 'half', label: { en: 'Half' }, amount: '0.5' }] };
    expect(open(compiled).price(bad)).toMatchObject({
      ok: false,
      problems: [{ code: 'BAD_PRICE_BOOK', path: '/rules/0/amount' }],
    });
  });

  it('answers bad input with problems, not exceptions', () => {
    const start = open(compiled);
    expect(start.choose('colour', 'red')).toMatchObject({
      ok: false,
      problems: [{ code: 'UNKNOWN_OPTION' }],
      repairs: [],
    });
    expect(start.choose('constructor', 'red')).toMatchObject({ ok: false, problems: [{ code: 'UNKNOWN_OPTION' }] });
    expect(start.choose('height_mm', 1e300)).toMatchObject({
      ok: false,
      problems: [{ code: 'OUT_OF_RANGE', path: '/height_mm' }],
    });
    expect(start.choose('words', 'a\nb')).toMatchObject({ ok: false, problems: [{ code: 'BAD_VALUE' }] });
    expect(start.retract('colour')).toBe(start);
  });

  it('explains why a value is excluded and repairs it with one tap', () => {
    const tall = taken(open(compiled), 'height_mm', 450);
    const shade = tall.domains().find((d) => d.optionId === 'shade');
    expect(shade?.values).toEqual([
      { value: 'paper', state: 'implied' },
      { value: 'glass', state: 'excluded' },
    ]);
    expect(tall.explain('shade', 'glass')).toEqual({
      wanted: { optionId: 'shade', value: 'glass' },
      choices: [{ optionId: 'height_mm', value: 450 }],
      rules: [{ id: 'glass_low', sentence: lamp.rules[0]?.sentence }],
      minimal: true,
    });
    const [repair, ...more] = tall.repairs('shade', 'glass');
    expect(more).toEqual([]);
    // The nearest height that goes with glass.
    expect(repair?.changes).toEqual([{ optionId: 'height_mm', from: 450, to: 400 }]);
    const applied = repair && tall.apply(repair);
    expect(applied?.ok && applied.session.choices).toEqual({ shade: 'glass', height_mm: 400 });
  });

  it('takes several values one by one, and shows what their limit leaves', () => {
    const one = taken(open(compiled), 'extras', ['dimmer']);
    const states = (s: Session) =>
      s
        .domains()
        .find((d) => d.optionId === 'extras')
        ?.values.map((v) => v.state);
    expect(states(one)).toEqual(['chosen', 'excluded', 'free']);
    expect(one.explain('extras', 'timer')?.rules.map((r) => r.id)).toEqual(['one_control']);
    expect(states(taken(one, 'extras', ['dimmer', 'switch']))).toEqual(['chosen', 'excluded', 'chosen']);
  });

  it('opens old choices and lists what it could not keep', () => {
    const session = open(compiled, { shade: 'glass', height_mm: 500, colour: 'red' });
    expect(session.choices).toEqual({ shade: 'glass' });
    expect(session.dropped.map((d) => [d.optionId, d.problems[0]?.code, d.conflict?.rules[0]?.id])).toEqual([
      ['height_mm', undefined, 'glass_low'],
      ['colour', 'UNKNOWN_OPTION', undefined],
    ]);
  });

  it('says so where the steps run out', () => {
    const tight = { maxSteps: 3, maxGraphSteps: 3 };
    const result = compile(lamp, tight);
    expect(!result.ok && result.problems).toMatchObject([{ code: 'BUDGET' }]);
  });

  it('gives the picture and the formulas', () => {
    const session = taken(open(compiled), 'shade', 'glass');
    expect(session.scene()).toEqual({ ok: true, value: { name: 'lamp', parameters: { height: 300, hot: true } } });
    expect(session.formulas()).toMatchObject({
      ok: true,
      value: [
        { id: 'mass_g', unit: 'g', value: 1400 },
        { id: 'grade', value: 'heavy' },
      ],
    });
  });
});

describe('variant', () => {
  it('picks lines and operations, fills items and instructions, and traces each to its options', () => {
    const result = variant(lamp, whole);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value.bom.map((l) => [l.lineId, l.parent, l.item, l.quantity, l.because])).toEqual([
      ['base', null, 'BASE-2', 1, ['height_mm']],
      ['shade', null, 'SHADE-glass', 1, ['shade']],
      ['rod', 'BASE-2', 'ROD', 0.4, ['height_mm']],
      ['plate', 'BASE-2', 'PLATE', 1, ['engrave']],
      ['screws', 'PLATE', 'SCREW', 4, []],
      ['dimmer', null, 'DIMMER', 1, ['extras']],
    ]);
    const [assemble, engrave] = result.value.routing;
    expect(assemble).toMatchObject({
      sequence: 10,
      setupSeconds: 0,
      runSeconds: 600,
      parameters: { shade: 'glass', heavy: 'true' },
      consumes: ['shade', 'plate', 'rod'],
      instruction: {
        en: 'Fit the Glass shade at 400 mm with Dimmer, Foot switch. {sic}',
        de: 'Schirm aus Glas auf 400 mm.',
      },
    });
    expect(engrave).toMatchObject({
      sequence: 20,
      setupSeconds: 60,
      runSeconds: 50,
      parameters: { text: 'Für dich', depth: 0.3 },
      because: ['engrave', 'words'],
    });
    expect(result.value.scene).toEqual({ name: 'lamp', parameters: { height: 400, hot: true } });
  });

  it('leaves out what an absent parent carries, and what is not needed', () => {
    const result = variant(lamp, { shade: 'paper', height_mm: 300, engrave: false, extras: [] });
    expect(result.ok && result.value.bom.map((l) => l.lineId)).toEqual(['base', 'shade', 'rod']);
    expect(result.ok && result.value.routing.map((o) => [o.workCenter, o.consumes])).toEqual([
      ['BENCH', ['shade', 'rod']],
    ]);
  });

  it('refuses invalid choices, broken models and times below nothing', () => {
    expect(variant(lamp, { ...whole, height_mm: 500 })).toMatchObject({ ok: false, problems: [{ code: 'RULE' }] });
    expect(variant({ ...lamp, rules: undefined } as never, whole)).toMatchObject({
      ok: false,
      problems: [{ code: 'BAD_MODEL' }],
    });
    const routing = lamp.routing.map((o) => ({ ...o, runSeconds: '300 - height_mm * 1.0' }));
    expect(variant({ ...lamp, routing }, whole)).toMatchObject({
      ok: false,
      problems: [{ code: 'BAD_DURATION' }, { code: 'BAD_DURATION' }],
    });
  });
});

it('lists the differences between two configurations', () => {
  expect(
    differences(
      lamp,
      { shade: 'paper', extras: ['a', 'b'], old: 1 },
      { shade: 'glass', extras: ['b', 'a'], engrave: true },
    ),
  ).toEqual([
    { optionId: 'shade', name: { en: 'Shade', de: 'Schirm' }, a: 'paper', b: 'glass' },
    { optionId: 'engrave', name: { en: 'Engraving', de: 'Gravur' }, b: true },
    { optionId: 'old', name: { en: 'old' }, a: 1 },
  ]);
});

it('computes SHA-256 as published', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

describe('CFG-3 the picture follows a text', () => {
  it('as it was written, and only where the text exists', () => {
    const model: ProductModel = {
      id: 'plate',
      version: 1,
      name: { en: 'Plate' },
      options: [
        { id: 'engrave', name: { en: 'Engrave' }, type: 'boolean', default: false },
        { id: 'words', name: { en: 'Words' }, type: 'text', maxLength: 20, default: 'Hello', when: 'engrave' },
      ],
      groups: [{ id: 'all', name: { en: 'All' }, options: ['engrave', 'words'] }],
      rules: [],
      bom: [],
      routing: [],
      scene: { name: 'plate', parameters: { text: 'words' } },
    };
    const compiled = unwrap(compile(model));
    const pictured = (choices: Choices) => unwrap(open(compiled, choices).scene())?.parameters.text;
    expect(pictured({ engrave: true, words: 'A B' })).toBe('A B');
    expect(pictured({ engrave: false })).toBe('');
  });
});
