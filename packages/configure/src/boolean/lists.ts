// Lists of lists in two arrays: where each begins, and all of them one after the other.

/** Lists one after the other, with where each begins. */
export const joined = (lists: readonly ArrayLike<number>[]): [start: Int32Array, all: Int32Array] => {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] as number) + list.length;
  });
  const all = new Int32Array(start[lists.length] as number);
  lists.forEach((list, i) => {
    all.set(list, start[i]);
  });
  return [start, all];
};

/** Turns lists round: for each of `keys` entries, the numbers of the lists that hold it. */
export const grouped = (keys: number, start: Int32Array, all: Int32Array): [start: Int32Array, all: Int32Array] => {
  const from = new Int32Array(keys + 1);
  for (const key of all) from[key + 1]!++;
  for (let key = 0; key < keys; key++) from[key + 1]! += from[key] as number;
  const at = from.slice();
  const lists = new Int32Array(all.length);
  for (let list = 0; list + 1 < start.length; list++)
    for (let i = start[list] as number; i < (start[list + 1] as number); i++) lists[at[all[i] as number]!++] = list;
  return [from, lists];
};
