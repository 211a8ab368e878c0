// Whether anything contains itself: a cycle in parent-component pairs.

/** The names around one cycle, the first repeated at the end; nothing when there is none. Works without recursion, so depth is no limit. */
export const findCycle = (pairs: readonly (readonly [string, string])[]): readonly string[] | undefined => {
  const below = new Map<string, string[]>();
  for (const [parent, component] of pairs) below.set(parent, [...(below.get(parent) ?? []), component]);
  const done = new Set<string>();
  for (const start of below.keys()) {
    const path: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const child = done.has(top.name) ? undefined : below.get(top.name)?.[top.next++];
      if (child === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
      } else if (onPath.has(child)) {
        const names = path.map((step) => step.name);
        return [...names.slice(names.indexOf(child)), child];
      } else if (!done.has(child)) {
        path.push({ name: child, next: 0 });
        onPath.add(child);
      }
    }
  }
  return undefined;
};
