// Starting from measurements: what they propose for the demo's irons, what a rule bars and how that is mended, and what a link leaves behind.
import { readFileSync } from 'node:fs';
import { compile, open, type PublicModel, publicModel } from '@onelot/configure';
import { expect, it } from 'vitest';
import { measuresOf, startFrom, withoutMeasures } from './proposals.ts';
import { type NumberOption, readingOf } from './readings.ts';

const file = new URL('../../../../companies/golf-irons/models/irons.json', import.meta.url);
const model = publicModel(JSON.parse(readFileSync(file, 'utf8'))) as PublicModel;
const compiled = compile(model);
if (!compiled.ok) throw new Error('The demo model does not compile.');
const session = (choices = {}) => open(compiled.value, choices);
const tall = new Map([
  ['height_mm', 1900],
  ['wrist_to_floor_mm', 930],
  ['hand_mm', 230],
  ['handicap', 24],
]);

it('four figures give a whole valid start: length, lie, grip and flex, each with the measurements behind it', () => {
  const { session: next, lines } = startFrom(session(), model, tall);
  expect(lines.map((line) => [line.optionId, line.value, line.from])).toEqual([
    ['length', 'plus_half', ['wrist_to_floor_mm']],
    ['lie', 'standard', ['height_mm', 'wrist_to_floor_mm']],
    ['grip_size', 'midsize', ['hand_mm']],
    ['flex', 'regular', ['handicap']],
  ]);
  expect(lines.some((line) => line.blocked)).toBe(false);
  expect(next.complete()).toMatchObject({ ok: true, value: { length: 'plus_half', flex: 'regular', handicap: 24 } });
});

it('only figures that were given propose something', () => {
  const { lines } = startFrom(session(), model, new Map([['hand_mm', 170]]));
  expect(lines.map((line) => [line.optionId, line.value])).toEqual([['grip_size', 'undersize']]);
});

it('a proposal that a rule bars is told with the smallest change, and fits once that is taken', () => {
  const popular = session({ level: 'popularizing' });
  const { session: next, lines } = startFrom(popular, model, tall);
  const length = lines.find((line) => line.optionId === 'length');
  expect(length?.blocked?.conflict.rules.map((rule) => rule.id)).toEqual(['popular_length']);
  expect(next.choices.length).toBeUndefined();
  const repair = length?.blocked?.repair;
  if (!repair) throw new Error('no repair');
  const eased = next.apply(repair);
  expect(eased.ok && startFrom(eased.session, model, tall).lines.find((line) => line.optionId === 'length')).toEqual({
    optionId: 'length',
    value: 'plus_half',
    from: ['wrist_to_floor_mm'],
  });
});

it('to a quarter degree where the level has it', () => {
  const { lines } = startFrom(session({ level: 'parametering' }), model, new Map([...tall, ['height_mm', 1750]]));
  expect(lines.find((line) => line.optionId === 'lie_exact_deg')?.value).toBe(64.5);
});

it('several readings count with their mean, held to the step, and tell how far they lie apart', () => {
  const option = model.options.find((one) => one.id === 'wrist_to_floor_mm') as NumberOption;
  expect(readingOf(option, [900, 924, undefined])).toEqual({ value: 910, spread: 24, count: 2 });
  expect(readingOf(option, [300])).toBeUndefined();
});

it('what is kept under a link holds no measurement', () => {
  expect(measuresOf(model)).toEqual(['height_mm', 'wrist_to_floor_mm', 'hand_mm', 'handicap']);
  expect(withoutMeasures(model, { finish: 'black', height_mm: 1900, handicap: 3 })).toEqual({ finish: 'black' });
});
