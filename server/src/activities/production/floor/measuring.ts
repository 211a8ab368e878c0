// Whether what was measured lies within the tolerance that the variant states for it.

type Values = Record<string, string | number | boolean>;

/** `lie_deg` has the tolerance `lie_tolerance_deg`; `width` has `width_tolerance`. */
const toleranceOf = (name: string, parameters: Values): number | undefined => {
  const cut = name.lastIndexOf('_');
  const names = [`${name}_tolerance`, ...(cut > 0 ? [`${name.slice(0, cut)}_tolerance${name.slice(cut)}`] : [])];
  const value = names.map((each) => parameters[each]).find((each) => each !== undefined);
  const tolerance = typeof value === 'string' ? Number(value) : value;
  return typeof tolerance === 'number' && Number.isFinite(tolerance) ? Math.abs(tolerance) : undefined;
};

/**
 * The measurements, each that has a target and a tolerance with a finding beside it: `lie_deg_in_tolerance`. A value out
 * of tolerance is recorded, not refused: whoever measured decides between completing and scrapping.
 */
export const judged = (measured: Values, parameters: Values): Values => {
  const findings = Object.entries(measured).flatMap(([name, value]): [string, boolean][] => {
    const target = Number(parameters[name] ?? Number.NaN);
    const tolerance = toleranceOf(name, parameters);
    if (typeof value !== 'number' || !Number.isFinite(target) || tolerance === undefined) return [];
    // Floating point: 62.3 and 62 with a tolerance of 0.3 are within.
    return [[`${name}_in_tolerance`, Math.abs(value - target) <= tolerance + 1e-9]];
  });
  return { ...measured, ...Object.fromEntries(findings) };
};
