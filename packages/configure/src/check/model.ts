// Whether a product model is well formed and makes sense: every field, every name, every type, unit and circle.
import { fail, ok, type Result } from '@onelot/base';
import { fullRange } from '../expression/bounds.ts';
import { checkExpression } from '../expression/check.ts';
import type { Checked, Names } from '../expression/names.ts';
import type { TermType } from '../expression/term.ts';
import type { Formula, Option, ProductModel, PublicModel } from '../model.ts';
import { layoutOf } from '../reason/layout.ts';
import { namesOf } from '../reason/network.ts';
import { checkOptions, LIMITS } from './options.ts';
import { Check, type Fields, ID, NAME, type Path } from './shape.ts';
import { checkStructures } from './structures.ts';

const PUBLIC = ['id', 'version', 'name', 'description?', 'options', 'groups', 'formulas?', 'rules', 'scene?'];

/**
 * Checks a product model from anywhere. Problems carry the JSON pointer of the field; codes BAD_MODEL, DUPLICATE_ID,
 * UNKNOWN_OPTION (a name in an expression that is no option, formula, attribute or function), OUT_OF_RANGE, UNIT.
 * Expression problems have `data.at`, the character counted from 0. Never throws.
 */
export const validateModel = (model: unknown): Result<ProductModel> => validated(model, true) as Result<ProductModel>;

/** The same for a model without bill of materials and routing. */
export const validatePublicModel = (model: unknown): Result<PublicModel> => validated(model, false);

const validated = (raw: unknown, whole: boolean): Result<PublicModel> => {
  const check = new Check('BAD_MODEL');
  const model = check.record(raw, [], whole ? [...PUBLIC, 'bom', 'routing'] : PUBLIC);
  if (!model) return fail(...check.problems);
  check.id(model.id, ['id'], ID);
  check.number(model.version, ['version'], 0, 1e9, true);
  check.text(model.name, ['name'], 200);
  check.text(model.description, ['description']);
  const seen = new Set<string>();
  const options = check.list(model.options, ['options'], LIMITS.options, 1);
  checkOptions(check, options, seen);
  checkGroups(check, model, seen);
  const formulas = checkFormulaFields(check, model, seen);
  checkRuleFields(check, model);
  // Expressions are read only over sound options: anything else would repeat the same mistake in other words.
  if (check.problems.length > 0) return fail(...check.problems);
  const names = namesOf(layoutOf({ options: options as Option[] }), formulas);
  checkFormulas(check, formulas, names);
  checkExpressions(check, model, names);
  if (whole) checkStructures(check, model, names);
  return check.problems.length > 0 ? fail(...check.problems) : ok(raw as PublicModel);
};

const checkGroups = (check: Check, model: Fields, options: ReadonlySet<string>): undefined => {
  const ids = new Set<string>();
  const placed = new Set<string>();
  check.list(model.groups, ['groups'], LIMITS.groups).forEach((raw, i) => {
    const group = check.record(raw, ['groups', i], ['id', 'name', 'help?', 'options']);
    if (!group) return;
    check.id(group.id, ['groups', i, 'id'], ID, ids);
    check.text(group.name, ['groups', i, 'name'], 200);
    check.text(group.help, ['groups', i, 'help']);
    check.list(group.options, ['groups', i, 'options'], LIMITS.options).forEach((id, j) => {
      const at = ['groups', i, 'options', j];
      if (typeof id !== 'string') check.add(at, 'This must be the id of an option.');
      else if (!options.has(id)) check.add(at, `There is no option named ${id.slice(0, 64)}.`, 'UNKNOWN_OPTION');
      else if (placed.has(id))
        check.add(at, `The option ${id} is in a group already.`, check.code, { kind: 'GROUPED_TWICE' });
      else placed.add(id);
    });
  });
};

const checkFormulaFields = (check: Check, model: Fields, seen: Set<string>): Formula[] => {
  const formulas = check.list(model.formulas, ['formulas'], LIMITS.formulas);
  formulas.forEach((raw, i) => {
    const formula = check.record(raw, ['formulas', i], ['id', 'name', 'unit', 'expression']);
    if (!formula) return;
    check.id(formula.id, ['formulas', i, 'id'], NAME, seen);
    check.text(formula.name, ['formulas', i, 'name'], 200);
    if (formula.unit !== undefined && !['mm', 'g', 'deg', 's', '1'].includes(formula.unit as string))
      check.add(['formulas', i, 'unit'], 'A unit is one of mm, g, deg, s, 1.', 'UNIT');
    check.string(formula.expression, ['formulas', i, 'expression'], 4000, 1);
  });
  return formulas as Formula[];
};

const checkRuleFields = (check: Check, model: Fields): undefined => {
  const ids = new Set<string>();
  check.list(model.rules, ['rules'], LIMITS.rules).forEach((raw, i) => {
    const rule = check.record(raw, ['rules', i], ['id', 'expression', 'sentence']);
    if (!rule) return;
    check.id(rule.id, ['rules', i, 'id'], ID, ids);
    check.string(rule.expression, ['rules', i, 'expression'], 4000, 1);
    check.text(rule.sentence, ['rules', i, 'sentence'], 500);
  });
};

/** Reads an expression that must be of one of these types, and reports what is wrong with it. */
export const expression = (
  check: Check,
  source: unknown,
  path: Path,
  names: Names,
  types: readonly TermType[],
): Checked | undefined => {
  const text = check.string(source, path, 4000, 1);
  if (text === undefined) return undefined;
  const read = checkExpression(text, names);
  if ('error' in read) return check.expressionError(path, text, read.error);
  if (types.includes(read.checked.type)) return read.checked;
  return check.add(path, `This must give ${types.join(' or ')}, not ${read.checked.type}.`);
};

const checkFormulas = (check: Check, formulas: readonly Formula[], names: Names): undefined => {
  formulas.forEach((formula, i) => {
    const path = ['formulas', i, 'expression'];
    const circle = names.formula(formula.id);
    const read = expression(check, formula.expression, path, names, ['number', 'boolean', 'string']);
    if (!read || circle === 'broken' || circle === 'cycle') return;
    if (read.type === 'number' && read.unit && read.unit !== formula.unit)
      check.add(['formulas', i, 'unit'], `The expression gives ${read.unit}, not ${formula.unit}.`, 'UNIT');
    if (read.type !== 'number') return;
    const [low, high] = fullRange(read.term, names.layout);
    if (!(Math.abs(low) <= 1e15 && Math.abs(high) <= 1e15))
      check.add(path, 'This formula can grow beyond any sensible size.');
  });
};

const checkExpressions = (check: Check, model: Fields, names: Names): undefined => {
  /** Two ranges in one rule would need cells in two dimensions. */
  const oneRange = (read: Checked | undefined, path: Path): undefined => {
    const ranges = [...(read?.options ?? [])]
      .map((n) => names.layout.places[n]?.option)
      .filter((o) => o?.type === 'range');
    const [first, second] = ranges;
    if (second)
      check.add(path, `At most one range may be read here, not both ${first?.id} and ${second.id}.`, check.code, {
        kind: 'TWO_RANGES',
      });
  };
  (model.options as Option[]).forEach((option, i) => {
    if (option.when === undefined) return;
    const read = expression(check, option.when, ['options', i, 'when'], names, ['boolean']);
    oneRange(read, ['options', i, 'when']);
    const later = [...(read?.options ?? [])].find((n) => n >= i);
    if (later !== undefined)
      check.add(
        ['options', i, 'when'],
        `The condition reads ${names.layout.places[later]?.option.id}; only earlier options may be read.`,
      );
  });
  (model.rules as { expression: string }[]).forEach((rule, i) => {
    const path = ['rules', i, 'expression'];
    oneRange(expression(check, rule.expression, path, names, ['boolean']), path);
  });
  checkScene(check, model.scene, names);
};

const checkScene = (check: Check, raw: unknown, names: Names): undefined => {
  if (raw === undefined) return;
  const scene = check.record(raw, ['scene'], ['name', 'parameters']);
  if (!scene) return;
  check.id(scene.name, ['scene', 'name'], ID);
  checkParameters(check, scene.parameters, ['scene', 'parameters'], names);
};

/** Named expressions for a picture or a machine. */
export const checkParameters = (check: Check, raw: unknown, path: Path, names: Names): undefined => {
  if (raw === undefined) return;
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return check.add(path, 'This must be an object.', check.code, { kind: 'NOT_OBJECT' });
  const entries = Object.entries(raw);
  if (entries.length > 200) return check.add(path, 'At most 200 parameters are allowed.');
  for (const [key, source] of entries) {
    const at = [...path, key.slice(0, 80)];
    if (key.length > 64 || !ID.test(key) || key === '__proto__')
      check.add(at, 'The name of a parameter has letters, digits, _, . and -.');
    else if (typeof source !== 'string') check.add(at, 'This must be an expression.');
    else expression(check, source, at, names, ['number', 'boolean', 'string', 'text']);
  }
};
