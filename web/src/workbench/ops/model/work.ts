// One change at hand: the model and its prices, read and written by JSON pointer, with every step kept to go back to.
import type { PriceBook, ProductModel } from '@onelot/configure';

export interface Work {
  readonly model: ProductModel;
  readonly prices: PriceBook;
}

export const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

export const pointerOf = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const valueAt = (root: unknown, pointer: string): unknown =>
  stepsOf(pointer).reduce<unknown>(
    (at, step) => (at === null || typeof at !== 'object' ? undefined : (at as Record<string, unknown>)[step]),
    root,
  );

const put = (at: unknown, steps: readonly string[], value: unknown): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const child = put((at as Record<string, unknown> | undefined)?.[step], rest, value);
  if (Array.isArray(at)) return at.map((each, index) => (String(index) === step ? child : each));
  const { [step]: _old, ...others } = (at ?? {}) as Record<string, unknown>;
  if (child === undefined) return others;
  // A field that was there keeps its place, so that a file stays readable.
  return step in ((at ?? {}) as object)
    ? Object.fromEntries(Object.entries(at as object).map(([key, old]) => [key, key === step ? child : old]))
    : { ...others, [step]: child };
};

/** A copy with the value at the pointer; undefined takes the field away. */
export const withAt = <T>(root: T, pointer: string, value: unknown): T => put(root, stepsOf(pointer), value) as T;

export const moved = <T>(list: readonly T[], from: number, by: number): T[] => {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  copy.splice(to, 0, one as T);
  return copy;
};

/** An identifier from a name that is not among the taken. */
export const freshId = (name: string, taken: readonly string[], fallback: string): string => {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
  const base = plain || fallback;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.includes(id)) return id;
  }
};

export interface History {
  readonly past: readonly Work[];
  readonly now: Work;
  readonly future: readonly Work[];
  /** What the last step changed: typing on in the same field is one step. */
  readonly field: string;
}

const MOST_STEPS = 200;

export const begin = (now: Work): History => ({ past: [], now, future: [], field: '' });

export const step = (history: History, now: Work, field: string): History => {
  if (now === history.now) return history;
  const same = field !== '' && field === history.field;
  return {
    past: same ? history.past : [...history.past.slice(1 - MOST_STEPS), history.now],
    now,
    future: [],
    field,
  };
};

export const undo = (history: History): History => {
  const now = history.past.at(-1);
  return now ? { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], field: '' } : history;
};

export const redo = (history: History): History => {
  const [now, ...future] = history.future;
  return now ? { past: [...history.past, history.now], now, future, field: '' } : history;
};

export const same = (a: Work, b: Work): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export const withModel = (work: Work, part: Partial<Work['model']>): Work => ({
  ...work,
  model: { ...work.model, ...part },
});

/** The option in this group only, at its end. */
export const intoGroup = (work: Work, option: string, group: string): Work =>
  withModel(work, {
    groups: work.model.groups.map((each) => {
      const others = each.options.filter((id) => id !== option);
      return { ...each, options: each.id === group ? [...others, option] : others };
    }),
  });
