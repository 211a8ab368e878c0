// Whether bills of materials hold together: known components, whole pieces, no item inside itself.
import { type Problem, pointer, problem } from '@onelot/base';

export interface Line {
  readonly parent: string;
  readonly component: string;
  readonly quantity: number;
}

interface Known {
  readonly unit: string;
  readonly makeOrBuy: 'make' | 'buy';
}

/** Faults of each line, at `/path/<index>/<field>`. */
export const lineProblems = (
  lines: readonly Line[],
  items: ReadonlyMap<string, Known>,
  path: string,
  parentPath?: string,
): Problem[] => {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const at = (field: string): string => `${path}${pointer(index, field)}`;
    const parentAt = parentPath ?? at('parent');
    const { parent, component, quantity } = line;
    const problems: Problem[] = [];
    const owner = items.get(parent);
    const part = items.get(component);
    if (!owner) problems.push(problem('UNKNOWN_ITEM', parentAt, `There is no item "${parent}".`));
    else if (owner.makeOrBuy === 'buy')
      problems.push(
        problem('BOUGHT_ITEM', parentAt, `"${parent}" is bought; only items that are made have components.`),
      );
    if (!part) problems.push(problem('UNKNOWN_ITEM', at('component'), `There is no item "${component}".`));
    else if (part.unit === 'pcs' && !Number.isInteger(quantity))
      problems.push(
        problem('BAD_QUANTITY', at('quantity'), `"${component}" is counted in pieces; ${quantity} is not whole.`),
      );
    const key = `${parent}\n${component}`;
    if (seen.has(key))
      problems.push(problem('DUPLICATE', at('component'), `"${component}" stands twice in the bill of "${parent}".`));
    seen.add(key);
    return problems;
  });
};

/** The items of one circle, first and last the same; undefined where no item is inside itself. */
export const circle = (lines: readonly Line[]): readonly string[] | undefined => {
  const parts = new Map<string, string[]>();
  for (const { parent, component } of lines) parts.set(parent, [...(parts.get(parent) ?? []), component]);
  const done = new Set<string>();
  for (const root of parts.keys()) {
    // Own stack: a deep bill of materials must not end the process.
    const way: { item: string; next: number }[] = [{ item: root, next: 0 }];
    const on = new Set([root]);
    while (way.length > 0) {
      const top = way.at(-1) as { item: string; next: number };
      const component = done.has(top.item) ? undefined : parts.get(top.item)?.[top.next++];
      if (component === undefined) {
        done.add(top.item);
        on.delete(top.item);
        way.pop();
      } else if (on.has(component)) {
        const items = way.map((step) => step.item);
        return [...items.slice(items.indexOf(component)), component];
      } else if (!done.has(component)) {
        way.push({ item: component, next: 0 });
        on.add(component);
      }
    }
  }
  return undefined;
};

export const circleProblem = (lines: readonly Line[], path: string): Problem[] => {
  const items = circle(lines);
  return items ? [problem('CYCLE', path, `An item is inside itself: ${items.join(' > ')}.`, { items })] : [];
};
