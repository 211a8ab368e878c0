// What a UVL file says (Universal Variability Language): a tree of features in groups, and constraints across it.
import { type Constraint, readConstraint } from './constraint.ts';
import { Wrong } from './problem.ts';
import { Row } from './tokens.ts';

export type AttributeValue = string | number | boolean;

export interface Feature {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly groups: readonly FeatureGroup[];
}

/** Of the group's features at least `min` and at most `max` belong to a product that has the parent. */
export interface FeatureGroup {
  readonly line: number;
  readonly min: number;
  readonly max: number;
  readonly features: readonly Feature[];
}

export interface UvlFile {
  readonly root: Feature;
  readonly constraints: readonly Constraint[];
}

interface Line {
  readonly number: number;
  readonly depth: number;
  readonly text: string;
}

const TAB = 4;

/** Lines that say something, with how far they are set in. */
const linesOf = (text: string): Line[] =>
  text.split(/\r?\n/).flatMap((line, number) => {
    let depth = 0;
    let at = 0;
    for (; line[at] === ' ' || line[at] === '\t'; at++) depth += line[at] === '\t' ? TAB - (depth % TAB) : 1;
    return at === line.length || line.startsWith('//', at) ? [] : [{ number, depth, text: line }];
  });

const first = (line: Line): string => line.text.trim().split(/[\s{[]/)[0] as string;
const MOST = 100_000;

/** Reads a file; throws Wrong. */
export const readUvl = (text: string): UvlFile => {
  const lines = linesOf(text);
  if (lines.length > MOST) throw new Wrong(MOST, 0, `There may be at most ${MOST} lines.`);
  const at = (word: string): number => lines.findIndex((line) => line.depth === 0 && first(line) === word);
  for (const line of lines)
    if (line.depth === 0 && !['namespace', 'include', 'features', 'constraints'].includes(first(line)))
      throw new Wrong(line.number, 0, `A section "${first(line)}" is not read; there are features and constraints.`);
  const from = at('features');
  if (from < 0) throw new Wrong(0, 0, 'There is no section "features".');
  const to = at('constraints');
  const reader = new TreeReader(lines.slice(from + 1, to > from ? to : undefined));
  const constraints = to < 0 ? [] : lines.slice(to + 1, from > to ? from : undefined);
  return {
    root: reader.root(lines[from] as Line),
    constraints: constraints.map((line) => readConstraint(new Row(line.text, line.number))),
  };
};

class TreeReader {
  private at = 0;
  private readonly known = new Set<string>();

  constructor(private readonly lines: readonly Line[]) {}

  root(section: Line): Feature {
    if (this.lines.length === 0) throw new Wrong(section.number, 0, 'The tree has no root.');
    const root = this.feature();
    const more = this.lines[this.at];
    if (more)
      throw new Wrong(more.number, 0, 'The tree has a second root, or this line is not set in like its neighbours.');
    return root;
  }

  private feature(): Feature {
    const line = this.lines[this.at++] as Line;
    const row = new Row(line.text, line.number);
    const token = row.next;
    let name = row.name();
    if (['Boolean', 'Integer', 'Real', 'String'].includes(name) && row.next.kind === 'name') {
      if (name !== 'Boolean') row.wrong(`Features of type ${name} are not read.`, token);
      name = row.name();
    }
    if (row.next.text === 'cardinality') row.wrong('Features that come several times are not read.');
    if (this.known.has(name)) row.wrong(`There are two features named "${name}".`, token);
    this.known.add(name);
    const attributes = row.sign('{') === undefined ? {} : attributesOf(row);
    row.end();
    const groups: FeatureGroup[] = [];
    for (const depth = this.deeper(line); this.lines[this.at]?.depth === depth; ) groups.push(this.group());
    return { name, line: line.number, attributes, groups };
  }

  /** How far the lines below a line are set in; -1 where there are none. */
  private deeper(line: Line): number {
    const next = this.lines[this.at];
    return next && next.depth > line.depth ? next.depth : -1;
  }

  private group(): FeatureGroup {
    const line = this.lines[this.at++] as Line;
    const row = new Row(line.text, line.number);
    const bounds = boundsOf(row);
    row.end();
    const features: Feature[] = [];
    for (const depth = this.deeper(line); this.lines[this.at]?.depth === depth; ) features.push(this.feature());
    if (features.length === 0) throw new Wrong(line.number, line.depth, 'This group has no features.');
    const count = features.length;
    return { line: line.number, min: bounds[0] ?? count, max: Math.min(bounds[1] ?? count, count), features };
  }
}

/** Least and most; undefined stands for all of them. */
const boundsOf = (row: Row): [number | undefined, number | undefined] => {
  if (row.sign('[') !== undefined) {
    const min = row.whole();
    let max: number | undefined = min;
    if (row.sign('..') !== undefined) max = row.sign('*') === undefined ? row.whole() : undefined;
    row.need(']');
    return [min, max];
  }
  const token = row.next;
  switch (row.name()) {
    case 'mandatory':
      return [undefined, undefined];
    case 'optional':
      return [0, undefined];
    case 'or':
      return [1, undefined];
    case 'alternative':
      return [1, 1];
    default:
      return row.wrong('A group is mandatory, optional, or, alternative or [least..most].', token);
  }
};

const attributesOf = (row: Row): Readonly<Record<string, AttributeValue>> => {
  const found = new Map<string, AttributeValue>();
  if (row.sign('}') !== undefined) return {};
  for (;;) {
    const token = row.next;
    const name = row.name();
    if (name === 'constraint' || name === 'constraints') row.wrong('Constraints among attributes are not read.', token);
    found.set(name, row.next.kind === 'sign' && [',', '}'].includes(row.next.text) ? true : attributeValue(row));
    if (row.sign('}') !== undefined) return Object.fromEntries(found);
    row.need(',');
  }
};

const attributeValue = (row: Row): AttributeValue => {
  const minus = row.sign('-') !== undefined;
  const token = row.take();
  if (token.kind === 'number') return Number(token.text) * (minus ? -1 : 1);
  if (!minus && token.kind === 'text') return token.text;
  if (!minus && token.kind === 'name')
    return token.text === 'true' ? true : token.text === 'false' ? false : token.text;
  return row.wrong('A number, a text, or true or false is expected here.', token);
};
