// Whether a value has the shape of a network file: reads the published schema, so that the two never differ.
import { type Problem, pointer, problem } from '@onelot/base';
import { SCHEMA } from './schema.ts';

interface Rule {
  readonly type?: string;
  readonly $ref?: string;
  readonly anyOf?: readonly Rule[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Rule>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Rule;
  readonly items?: Rule;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Deeper than this nothing is looked at: a network nested so deep is refused. */
const DEEPEST = 40;

/** Problems of shape, each with the field's JSON pointer; none when the value may be read as a `Network`. */
export const checkShape = (value: unknown): readonly Problem[] => judge(value, SCHEMA as Rule, [], 0);

type Path = readonly (string | number)[];

const judge = (value: unknown, rule: Rule, path: Path, depth: number): readonly Problem[] => {
  if (depth > DEEPEST) return wrong(path, 'is nested too deep');
  if (rule.$ref) return judge(value, SCHEMA.$defs.center as Rule, path, depth + 1);
  if (rule.anyOf) {
    const tries = rule.anyOf.map((each) => judge(value, each, path, depth));
    return tries.some((problems) => problems.length === 0) ? [] : (tries.at(-1) ?? []);
  }
  if (rule.enum && !rule.enum.includes(value)) return wrong(path, `must be one of ${rule.enum.join(', ')}`);
  if (rule.type === 'string') return judgeText(value, rule, path);
  if (rule.type === 'boolean') return typeof value === 'boolean' ? [] : wrong(path, 'must be true or false');
  if (rule.type === 'number' || rule.type === 'integer') return judgeNumber(value, rule, path);
  if (rule.type === 'array') return judgeList(value, rule, path, depth);
  return judgeObject(value, rule, path, depth);
};

const wrong = (path: Path, what: string, code = 'FIELD'): readonly Problem[] => [
  problem(code, pointer(...path), `It ${what}.`),
];

const judgeText = (value: unknown, rule: Rule, path: Path): readonly Problem[] =>
  typeof value === 'string' && value.length >= (rule.minLength ?? 0) ? [] : wrong(path, 'must be a text');

const judgeNumber = (value: unknown, rule: Rule, path: Path): readonly Problem[] => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(path, 'must be a number');
  if (rule.type === 'integer' && !Number.isSafeInteger(value)) return wrong(path, 'must be a whole number');
  if (rule.minimum !== undefined && value < rule.minimum) return wrong(path, `must be ${rule.minimum} or more`);
  if (rule.maximum !== undefined && value > rule.maximum) return wrong(path, `must be ${rule.maximum} or less`);
  if (rule.exclusiveMinimum !== undefined && value <= rule.exclusiveMinimum)
    return wrong(path, `must be above ${rule.exclusiveMinimum}`);
  if (rule.exclusiveMaximum !== undefined && value >= rule.exclusiveMaximum)
    return wrong(path, `must be below ${rule.exclusiveMaximum}`);
  return [];
};

const judgeList = (value: unknown, rule: Rule, path: Path, depth: number): readonly Problem[] => {
  if (!Array.isArray(value)) return wrong(path, 'must be a list');
  if (value.length < (rule.minItems ?? 0)) return wrong(path, `must hold at least ${rule.minItems}`);
  if (value.length > (rule.maxItems ?? Number.POSITIVE_INFINITY))
    return wrong(path, `must hold at most ${rule.maxItems}`);
  return value.flatMap((each, index) => judge(each, rule.items as Rule, [...path, index], depth + 1));
};

const judgeObject = (value: unknown, rule: Rule, path: Path, depth: number): readonly Problem[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(path, 'must be an object');
  const missing = (rule.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const problems = missing.flatMap((key) => wrong([...path, key], 'is missing'));
  const inside = Object.entries(value).flatMap(([key, each]) => {
    const known = rule.properties && Object.hasOwn(rule.properties, key) ? rule.properties[key] : undefined;
    if (known) return judge(each, known, [...path, key], depth + 1);
    if (typeof rule.additionalProperties === 'object')
      return judge(each, rule.additionalProperties, [...path, key], depth + 1);
    return wrong([...path, key], 'is no known field; remove it or correct its name', 'UNKNOWN_FIELD');
  });
  return [...problems, ...inside];
};
