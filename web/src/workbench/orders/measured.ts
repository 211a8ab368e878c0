// What was measured in an operation as a line of words: values with their units, and whether all were within tolerance.

const UNITS: Readonly<Record<string, string>> = { deg: '°', mm: ' mm', g: ' g', pct: ' %', kg: ' kg', c: ' °C' };
const JUDGED = /_in_tolerance$/;

export interface Measured {
  readonly values: readonly { readonly name: string; readonly text: string }[];
  /** Undefined where nothing was judged. */
  readonly within: boolean | undefined;
}

/** `number` writes a number in the reader's language. */
export const readMeasured = (
  measurements: Readonly<Record<string, unknown>>,
  number: (value: number) => string,
): Measured => {
  const entries = Object.entries(measurements);
  const judged = entries.filter(([key]) => JUDGED.test(key)).map(([, value]) => value === true);
  const values = entries
    .filter(([key]) => !JUDGED.test(key))
    .map(([key, value]) => {
      const words = key.split('_');
      const unit = UNITS[words.at(-1) ?? ''];
      const name = (unit === undefined ? words : words.slice(0, -1)).join(' ');
      return { name, text: `${typeof value === 'number' ? number(value) : String(value)}${unit ?? ''}` };
    });
  return { values, within: judged.length === 0 ? undefined : judged.every(Boolean) };
};
