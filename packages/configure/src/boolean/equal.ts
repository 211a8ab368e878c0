// Which truths are always equal: literals that imply each other in a circle (strongly connected; Tarjan 1972).
import type { Solver } from './solver.ts';

/** By variable: the literal it equals, of the lowest variable of its circle; undefined where a truth equals its opposite. */
export const equalLiterals = (solver: Solver): Int32Array | undefined => {
  const literals = 2 * solver.variables;
  const index = new Int32Array(literals).fill(-1);
  const low = new Int32Array(literals);
  const next = new Int32Array(literals);
  const waiting = new Uint8Array(literals);
  const same = Int32Array.from({ length: solver.variables }, (_, v) => 2 * v);
  const path: number[] = [];
  const stack: number[] = [];
  let count = 0;
  const enter = (literal: number): void => {
    index[literal] = low[literal] = count++;
    waiting[literal] = 1;
    path.push(literal);
    stack.push(literal);
  };
  /** Takes the circle that ends with `literal` off the stack; false where it holds a truth and its opposite. */
  const close = (literal: number): boolean => {
    const from = stack.lastIndexOf(literal);
    const circle = stack.splice(from);
    let lowest = circle[0] as number;
    for (const each of circle) {
      waiting[each] = 0;
      if (each >> 1 < lowest >> 1) lowest = each;
    }
    const members = new Set(circle);
    for (const each of circle) {
      if (members.has(each ^ 1)) return false;
      // Each circle comes twice, once negated: both give the same table.
      same[each >> 1] = lowest ^ (each & 1);
    }
    return true;
  };
  for (let root = 0; root < literals; root++) {
    if (index[root] !== -1 || solver.value[root] !== 0) continue;
    enter(root);
    while (path.length > 0) {
      const literal = path[path.length - 1] as number;
      const { items, size } = solver.followers(literal);
      const at = next[literal] as number;
      if (at < size) {
        next[literal] = at + 1;
        const to = items[at] as number;
        if (solver.value[to] !== 0) continue;
        if (index[to] === -1) enter(to);
        else if (waiting[to]) low[literal] = Math.min(low[literal] as number, index[to] as number);
      } else {
        path.pop();
        const parent = path[path.length - 1];
        if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[literal] as number);
        if (low[literal] === index[literal] && !close(literal)) return undefined;
      }
    }
  }
  return same;
};
