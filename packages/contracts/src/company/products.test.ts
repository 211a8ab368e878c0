// The products of the folders, through the engine: levels open what is printed, limits speak, and every variant can be made.
import { random, unwrap } from '@onelot/base';
import {
  type Choices,
  type Compiled,
  compile,
  open,
  type ProductModel,
  type Session,
  total,
  variant,
} from '@onelot/configure';
import { describe, expect, test } from 'vitest';
import { folder } from '../../test/company-folder.ts';
import { type CompanyData, readCompany } from './index.ts';

const irons = unwrap(readCompany(folder('golf-irons')));
const shelves = unwrap(readCompany(folder('bookshelf')));
const ironModel = irons.models.irons as ProductModel;
const shelfModel = shelves.models.bookshelf as ProductModel;
const ironSession = open(unwrap(compile(ironModel)));
const shelfSession = open(unwrap(compile(shelfModel)));

const take = (session: Session, choices: Choices): Session =>
  Object.entries(choices).reduce((now, [option, value]) => {
    const outcome = now.choose(option, value);
    if (!outcome.ok) throw new Error(`${option} ${String(value)}: ${outcome.conflict.rules.map((rule) => rule.id)}`);
    return outcome.session;
  }, session);

const openValues = (session: Session, option: string) => {
  const domain = session.domains().find((candidate) => candidate.optionId === option);
  expect(domain?.proven).toBe(true);
  if (domain?.present === 'no') return undefined;
  // A range without steps has more values than any list.
  if (domain?.stretches?.some(({ min, max }) => max > min)) return Number.POSITIVE_INFINITY;
  return domain?.values.filter((value) => value.state !== 'excluded').length;
};

describe('golf-irons', () => {
  const network = irons.network as NonNullable<CompanyData['network']>;
  test.each(network.levels.map((level) => level.id))('%s opens as many head options as printed', (id) => {
    const level = network.levels.find((candidate) => candidate.id === id);
    const session = take(ironSession, { level: id });
    for (const [counted, count] of Object.entries(level?.counts ?? {})) {
      const { option, range } = network.counted[counted] as { option: string; range?: string };
      if (count === 'function') expect(openValues(session, range as string), counted).toBeGreaterThan(10);
      else {
        expect(openValues(session, option), counted).toBe(count);
        if (range) expect(openValues(session, range), counted).toBeUndefined();
      }
    }
  });

  test('grinds are as many for each model as printed', () => {
    for (const level of network.levels.filter((candidate) => candidate.counts.grindsPerModel !== 'function'))
      for (const model of ['cavity', 'wide'])
        expect(openValues(take(ironSession, { level: level.id, model }), 'grind')).toBe(level.counts.grindsPerModel);
  });

  test('an inch more is head-heavy with 120 g, and a 95 g shaft is the smallest change', () => {
    const outcome = take(ironSession, { shaft_mass: 'm120' }).choose('length', 'plus_1');
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.conflict.rules.map((rule) => rule.id)).toEqual(['head_heavy']);
    expect(outcome.repairs[0]?.changes).toEqual([{ optionId: 'shaft_mass', from: 'm120', to: 'm95' }]);
  });

  test.each([
    ['m120', 'standard', 'D2'],
    ['m120', 'plus_half', 'D5'],
    ['m95', 'plus_1', 'D5'],
    ['m120', 'minus_half', 'C8'],
  ])('with %s and length %s the swing weight is %s', (shaft_mass, length, mark) => {
    const formulas = unwrap(take(ironSession, { shaft_mass, length }).formulas());
    expect(formulas.find((formula) => formula.id === 'swing_weight_mark')?.value).toBe(mark);
  });

  test('every value of every option can be had by someone', () => {
    for (const domain of ironSession.domains())
      expect(domain.values.filter((value) => value.state === 'excluded')).toEqual([]);
  });

  test('the popular set is assembled from finished heads, without mill, polish and bath', () => {
    const made = unwrap(variant(ironModel, unwrap(take(ironSession, { level: 'popularizing' }).complete())));
    expect(made.routing.map((operation) => operation.workCenter)).toEqual(['BEND', 'CUT', 'ASSEMBLY', 'PACK']);
    expect(made.bom.filter((line) => line.item.startsWith('READY-cavity-')).length).toBe(6);
    expect(made.bom.filter((line) => line.item.startsWith('HEAD-c')).length).toBe(0);
  });

  test('the picture follows the choices', () => {
    const scene = unwrap(take(ironSession, { finish: 'copper', lie: 'up_1', engrave: true }).scene());
    expect(scene?.parameters).toMatchObject({
      finish: 'copper',
      lie_deg: 63.5,
      engraving_fill: '#1d8f98',
    });
  });

  test('no group asks more than seven questions at a time, at any level', () => {
    for (const { id } of network.levels) {
      const domains = take(ironSession, { level: id }).domains();
      const asked = (option: string) => domains.find((domain) => domain.optionId === option)?.present !== 'no';
      for (const group of ironModel.groups) expect(group.options.filter(asked).length).toBeLessThanOrEqual(7);
    }
  });

  test('the standard set in six irons costs what its parts cost', () => {
    const lines = unwrap(ironSession.price(irons.prices.irons as NonNullable<(typeof irons.prices)[string]>));
    expect(lines.map((line) => [line.id, line.amount])).toEqual([
      ['heads', 69000],
      ['shafts', 17400],
      ['grips', 6600],
    ]);
  });
});

test('a shelf too wide for its wood is refused, and an upright is a way out', () => {
  const outcome = take(shelfSession, { wood: 'birch', thickness: 't19', bays: 1 }).choose('width_mm', 1200);
  expect(outcome.ok).toBe(false);
  if (outcome.ok) return;
  expect(outcome.conflict.rules.map((rule) => rule.id)).toContain('span');
  expect(outcome.repairs.some((repair) => repair.changes.some((change) => change.optionId === 'bays'))).toBe(true);
});

/** A whole product by random picks that the session takes; the seed is in the test's name. */
const randomProduct = (compiled: Compiled, seed: number): Choices => {
  const numbers = random(seed);
  let session = open(compiled);
  for (const option of compiled.model.options) {
    const domain = session.domains().find((candidate) => candidate.optionId === option.id);
    if (option.type === 'text' && domain?.present === 'yes') {
      const outcome = session.choose(option.id, 'M-A-R');
      if (outcome.ok) session = outcome.session;
    }
    const free = domain?.values.filter((value) => value.state !== 'excluded') ?? [];
    if (free.length === 0 || domain?.present === 'no') continue;
    const outcome = session.choose(option.id, numbers.pick(free).value);
    if (outcome.ok) session = outcome.session;
  }
  return unwrap(session.complete());
};

describe.each([
  ['golf-irons', irons, ironModel],
  ['bookshelf', shelves, shelfModel],
])('any product of %s', (_, data, model) => {
  test('seeds 1 to 40: names items that exist, work that takes time, a price above 0 and a filled instruction', () => {
    const compiled = unwrap(compile(model));
    const items = new Set(data.items.map((item) => item.item));
    for (let seed = 1; seed <= 40; seed++) {
      const choices = randomProduct(compiled, seed);
      const made = unwrap(variant(model, choices));
      expect(
        made.bom.map((line) => line.item).filter((item) => !items.has(item)),
        `seed ${seed}`,
      ).toEqual([]);
      for (const operation of made.routing) {
        expect(operation.runSeconds, `seed ${seed}, ${operation.name.en}`).toBeGreaterThan(0);
        expect(operation.instruction.en).not.toMatch(/[{}]|undefined|NaN/);
        expect(operation.instruction.de).not.toMatch(/[{}]|undefined|NaN/);
      }
      const price = unwrap(
        open(compiled, choices).price(data.prices[model.id] as NonNullable<(typeof data.prices)[string]>),
      );
      expect(total(price), `seed ${seed}`).toBeGreaterThan(5000);
    }
  });
});
