// Whether the 150 % bill of materials and routing make sense: items, parents without circles, quantities, times, instructions.
import type { Names } from '../expression/names.ts';
import { checkTemplate } from '../expression/template.ts';
import { checkParameters, expression } from './model.ts';
import { type Check, type Fields, ID, type Path } from './shape.ts';

/** BOM and routing fields of a model whose options are sound. */
export const checkStructures = (check: Check, model: Fields, names: Names): undefined => {
  const lines = check.list(model.bom, ['bom'], 2000);
  const ids = new Set<string>();
  lines.forEach((raw, i) => {
    checkLine(check, raw, ['bom', i], names, ids);
  });
  checkParents(check, lines);
  const operations = check.list(model.routing, ['routing'], 500);
  for (const [i, raw] of operations.entries()) checkOperation(check, raw, ['routing', i], names, ids);
};

const template = (check: Check, value: unknown, path: Path, names: Names, most: number): undefined => {
  const source = check.string(value, path, most, 1);
  if (source === undefined) return;
  const read = checkTemplate(source, names);
  if ('error' in read) check.expressionError(path, source, read.error);
};

/** An expression giving a number that bears no other unit than `unit` or none. */
const measured = (check: Check, source: unknown, path: Path, names: Names, unit?: string): undefined => {
  if (source === undefined) return;
  const read = expression(check, source, path, names, ['number']);
  if (unit && read?.unit && read.unit !== unit && read.unit !== '1')
    check.add(path, `This is in ${read.unit}, but must be in ${unit}.`, 'UNIT');
};

const checkLine = (check: Check, raw: unknown, path: Path, names: Names, ids: Set<string>): undefined => {
  const line = check.record(raw, path, ['id', 'parent?', 'item', 'when?', 'quantity?']);
  if (!line) return;
  check.id(line.id, [...path, 'id'], ID, ids);
  template(check, line.item, [...path, 'item'], names, 300);
  check.string(line.parent, [...path, 'parent'], 300, 1);
  if (line.when !== undefined) expression(check, line.when, [...path, 'when'], names, ['boolean']);
  measured(check, line.quantity, [...path, 'quantity'], names);
};

/** A parent is named by its line's id or by its item as written there. */
export const parentLine = <T extends { readonly id?: unknown; readonly item?: unknown }>(
  lines: readonly T[],
  parent: unknown,
): T | undefined => lines.find((l) => l.id === parent) ?? lines.find((l) => l.item === parent);

const checkParents = (check: Check, raw: readonly unknown[]): undefined => {
  const lines = raw.filter((l): l is Fields => l !== null && typeof l === 'object');
  for (const [i, line] of (raw as (Fields | null)[]).entries()) {
    const problem = parentProblem(lines, line);
    if (problem) check.add(['bom', i, 'parent'], problem);
  }
};

const parentProblem = (lines: readonly Fields[], line: Fields | null): string | undefined => {
  const seen = new Set<unknown>();
  for (let at = line; at && typeof at === 'object' && typeof at.parent === 'string'; ) {
    if (seen.has(at)) return 'This line is its own ancestor.';
    seen.add(at);
    const above: Fields | undefined = parentLine(lines, at.parent);
    if (!above) return at === line ? `No line has the id or item ${at.parent.slice(0, 80)}.` : undefined;
    at = above;
  }
  return undefined;
};

const OPERATION = [
  'sequence',
  'name',
  'workCenter',
  'when?',
  'setupSeconds?',
  'runSeconds',
  'instruction',
  'parameters?',
  'consumes?',
];

const checkOperation = (
  check: Check,
  raw: unknown,
  path: Path,
  names: Names,
  lines: ReadonlySet<string>,
): undefined => {
  const operation = check.record(raw, path, OPERATION);
  if (!operation) return;
  check.number(operation.sequence, [...path, 'sequence'], 0, 1e6, true);
  check.text(operation.name, [...path, 'name'], 200);
  check.string(operation.workCenter, [...path, 'workCenter'], 64, 1);
  if (operation.when !== undefined) expression(check, operation.when, [...path, 'when'], names, ['boolean']);
  measured(check, operation.setupSeconds, [...path, 'setupSeconds'], names, 's');
  measured(check, operation.runSeconds, [...path, 'runSeconds'], names, 's');
  const instruction = check.record(operation.instruction, [...path, 'instruction'], ['en', 'de?']);
  for (const locale of ['en', 'de'])
    template(check, instruction?.[locale], [...path, 'instruction', locale], names, 4000);
  checkParameters(check, operation.parameters, [...path, 'parameters'], names);
  check.list(operation.consumes, [...path, 'consumes'], 500).forEach((id, j) => {
    if (typeof id !== 'string' || !lines.has(id))
      check.add([...path, 'consumes', j], 'There is no such line in the bill of materials.', check.code, {
        kind: 'NO_SUCH_LINE',
      });
  });
};
