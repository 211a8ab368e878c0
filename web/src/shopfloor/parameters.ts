// What of an operation's parameters is measured, between which limits, and whether a measured value is good.

export interface Target {
  /** The parameter's key, under which the measurement is recorded. */
  readonly key: string;
  readonly target: number;
  /** Lowest and highest good value; none where the product model gives no limits. */
  readonly limits: { readonly low: number; readonly high: number } | undefined;
  /** Written after the number: `°`, ` mm`. */
  readonly unit: string;
  readonly digits: number;
}

type Value = string | number | boolean;
type Parameters = Readonly<Record<string, Value>>;

const UNITS: Readonly<Record<string, string>> = {
  deg: '°',
  mm: ' mm',
  g: ' g',
  hrb: ' HRB',
  c: ' °C',
  nm: ' Nm',
  s: ' s',
  seconds: ' s',
};
const MEASURED = new Set(['deg', 'mm', 'g', 'hrb', 'c', 'nm']);

const suffixOf = (key: string): string => key.slice(key.lastIndexOf('_') + 1);
const stemOf = (key: string): string => key.replace(/_(tolerance|min|max)(?=_|$)/, '');
const isLimit = (key: string): boolean => stemOf(key) !== key;

/** `lie_deg` and `tolerance` give `lie_tolerance_deg` or `lie_deg_tolerance`, whichever is there. */
const limitOf = (parameters: Parameters, key: string, kind: string): number | undefined => {
  const cut = key.lastIndexOf('_');
  const names = [`${key}_${kind}`, ...(cut > 0 ? [`${key.slice(0, cut)}_${kind}${key.slice(cut)}`] : [])];
  const value = names.map((name) => parameters[name]).find((each) => each !== undefined && each !== '');
  const number = Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

const digitsOf = (...values: number[]): number =>
  Math.min(3, Math.max(...values.map((value) => `${Number(value.toFixed(3))}`.split('.')[1]?.length ?? 0)));

const limitsOf = (parameters: Parameters, key: string, target: number): Target['limits'] => {
  const tolerance = limitOf(parameters, key, 'tolerance');
  const around = tolerance === undefined ? undefined : Math.abs(tolerance);
  const low = limitOf(parameters, key, 'min') ?? (around === undefined ? undefined : target - around);
  const high = limitOf(parameters, key, 'max') ?? (around === undefined ? undefined : target + around);
  return low === undefined || high === undefined ? undefined : { low, high };
};

/** Parameters that a person can measure: those with limits first, then lengths, angles, masses without. */
export const targetsOf = (parameters: Parameters): Target[] =>
  Object.entries(parameters)
    .flatMap(([key, target]): Target[] => {
      if (typeof target !== 'number' || isLimit(key)) return [];
      const limits = limitsOf(parameters, key, target);
      if (!limits && !MEASURED.has(suffixOf(key))) return [];
      const digits = limits ? Math.max(1, digitsOf(target, limits.low, limits.high)) : digitsOf(target);
      return [{ key, target, limits, unit: UNITS[suffixOf(key)] ?? '', digits }];
    })
    .sort((a, b) => Number(!a.limits) - Number(!b.limits));

/** What remains: settings that are read, not measured. */
export const settingsOf = (parameters: Parameters): { key: string; value: Value; unit: string }[] => {
  const measured = new Set(targetsOf(parameters).map(({ key }) => key));
  return Object.entries(parameters)
    .filter(([key, value]) => !measured.has(key) && !isLimit(key) && value !== '')
    .map(([key, value]) => ({ key, value, unit: typeof value === 'number' ? (UNITS[suffixOf(key)] ?? '') : '' }));
};

export type Verdict =
  | { readonly state: 'missing' }
  | { readonly state: 'good' | 'noted' }
  | { readonly state: 'over' | 'under'; readonly by: number };

const SLACK = 1e-9;

/** `by` is how far the value lies from the target. `noted`: there are no limits to judge by. */
export const judge = (target: Target, measured: number | undefined): Verdict => {
  if (measured === undefined) return { state: 'missing' };
  if (!target.limits) return { state: 'noted' };
  if (measured > target.limits.high + SLACK) return { state: 'over', by: measured - target.target };
  if (measured < target.limits.low - SLACK) return { state: 'under', by: target.target - measured };
  return { state: 'good' };
};

/** `62,4` and `62.4` are the same number; undefined where it is none. */
export const readNumber = (text: string): number | undefined => {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** The parameter's name without its unit, as words: `swing_weight` becomes `Swing weight`. */
export const plainName = (key: string): string => {
  const stem = UNITS[suffixOf(key)] && key.includes('_') ? key.slice(0, key.lastIndexOf('_')) : key;
  const words = stem.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
