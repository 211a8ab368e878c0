// What is measured on a finished piece: the target of each parameter with the small error of work and gauge.
import type { Random } from '@onelot/base';

type Values = Readonly<Record<string, string | number | boolean>>;

/** Spread of one standard deviation by unit, where the variant states no tolerance. */
const SPREADS: Readonly<Record<string, number>> = { mm: 0.25, deg: 0.08, g: 0.6, s: 1.5, hrb: 0.7 };

/** Without a tolerance one standard deviation is at most this share of the target. */
const SHARE = 0.006;

const spreadOf = (name: string, target: number, values: Values): number | undefined => {
  const cut = name.lastIndexOf('_');
  const tolerance = Number(values[`${name}_tolerance`] ?? values[`${name.slice(0, cut)}_tolerance${name.slice(cut)}`]);
  // Three in a thousand fall outside the tolerance.
  if (Number.isFinite(tolerance)) return tolerance / 3;
  const usual = cut > 0 ? SPREADS[name.slice(cut + 1)] : undefined;
  return usual === undefined || target === 0 ? undefined : Math.min(usual, Math.abs(target) * SHARE);
};

/** Measurements of all parameters that have a unit; `seconds` of a program are left out. */
export const measured = (parameters: Values, dice: Random): Record<string, number> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      if (typeof value !== 'number' || /_tolerance\b|_tolerance_|^planned_seconds$|^step_/.test(name)) return [];
      const spread = spreadOf(name, value, parameters);
      return spread === undefined ? [] : [[name, Math.round((value + dice.normal() * spread) * 100) / 100]];
    }),
  );
