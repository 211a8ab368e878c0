// Which clubs a set of irons holds and how each differs from the 7-iron the model speaks of.
import type { FormulaValue } from '@onelot/configure';

const ALL = ['3', '4', '5', '6', '7', '8', '9', 'PW', 'GW'] as const;
const SEVEN = ALL.indexOf('7');
/** From the product's own help: half an inch of length, half a degree of lie and four degrees of loft a club. */
const STEP = { length_mm: -12.7, lie_deg: 0.5, loft_deg: 4 } as const;

/** Clubs of a set named by its ends, `set_5_pw`; the 7-iron alone where the set cannot be read. */
export const clubsOf = (set: string | undefined): readonly string[] => {
  const [, first, last] = /^set_(\w+)_(\w+)$/.exec(set ?? '') ?? [];
  const from = ALL.indexOf(String(first).toUpperCase() as (typeof ALL)[number]);
  const to = ALL.indexOf(String(last).toUpperCase() as (typeof ALL)[number]);
  return from >= 0 && to >= from ? ALL.slice(from, to + 1) : ['7'];
};

const figure = (formulas: readonly FormulaValue[], id: string): number | undefined => {
  const value = formulas.find((one) => one.id === id)?.value;
  return typeof value === 'number' ? value : undefined;
};

/** Length in mm, lie and loft in degrees of one club of the set. */
export const figuresOf = (
  club: string,
  formulas: readonly FormulaValue[],
): { length?: number; lie?: number; loft?: number } => {
  const by = ALL.indexOf(club as (typeof ALL)[number]) - SEVEN;
  const of = (id: keyof typeof STEP): number | undefined => {
    const value = figure(formulas, id);
    return value === undefined ? undefined : Math.round((value + by * STEP[id]) * 100) / 100;
  };
  return { length: of('length_mm'), lie: of('lie_deg'), loft: of('loft_deg') };
};
