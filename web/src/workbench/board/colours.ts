// The colours of bars: the finishes of the house by name, other attributes from a list that carries the same light text.

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/nickel|chrom/i, '#56626c'],
  [/black|schwarz|oxide/i, '#2a2f34'],
  [/copper|kupfer|bronze/i, '#8a5f44'],
];
const OTHERS = ['#4b5f52', '#6b5670', '#5a5f8a', '#7a5c5c', '#3f6670', '#6a5f3a', '#4f5a70', '#725066'] as const;

/** What stands on every bar. */
export const ON_BAR = '#edeeee';
export const PLAIN = '#56626c';

/** A colour for each attribute, the same as long as the set of attributes is. */
export const barColours = (attributes: readonly (string | null)[]): ReadonlyMap<string, string> => {
  const names = [...new Set(attributes.filter((name): name is string => name !== null))].sort();
  let next = 0;
  return new Map(
    names.map((name) => {
      const named = NAMED.find(([pattern]) => pattern.test(name))?.[1];
      if (named) return [name, named];
      next += 1;
      return [name, OTHERS[(next - 1) % OTHERS.length] as string];
    }),
  );
};

export interface Tones {
  readonly paper: string;
  readonly surface: string;
  readonly sunk: string;
  readonly line: string;
  readonly edge: string;
  readonly ink: string;
  readonly ink2: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly amber: string;
  readonly red: string;
  readonly redSoft: string;
  readonly font: string;
}

/** The tokens as they are in the present colour scheme. */
export const readTones = (element: Element): Tones => {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--ol-${name}`).trim();
  return {
    paper: of('paper'),
    surface: of('surface'),
    sunk: of('sunk'),
    line: of('line'),
    edge: of('edge'),
    ink: of('ink'),
    ink2: of('ink-2'),
    accent: of('accent'),
    onAccent: of('on-accent'),
    amber: of('amber'),
    red: of('red'),
    redSoft: of('red-soft'),
    font: of('font'),
  };
};
