// The shapes of a price that a form can hold: a fixed amount, an amount for each unit of a number, or a formula of one's own.
import type { PriceRule } from '@onelot/configure';

export type PriceForm =
  | { readonly kind: 'fixed'; readonly minor: number }
  /** `minor` for each `per` units of the number `option` above `from`. */
  | {
      readonly kind: 'each';
      readonly minor: number;
      readonly option: string;
      readonly per: number;
      readonly from: number;
    }
  | { readonly kind: 'free' };

const FIXED = /^-?\d+$/;
const EACH = /^(?:round\()?(?:\(?([A-Za-z]\w*)(?: - (-?\d+(?:\.\d+)?)\))?) \* (-?\d+)(?: \/ (\d+))?\)?$/;

export const readPrice = ({ amount }: Pick<PriceRule, 'amount'>): PriceForm => {
  if (FIXED.test(amount.trim())) return { kind: 'fixed', minor: Number(amount) };
  const match = EACH.exec(amount.trim());
  if (!match) return { kind: 'free' };
  const [, option = '', from = '0', minor = '0', per = '1'] = match;
  const form = { kind: 'each', minor: Number(minor), option, per: Number(per), from: Number(from) } as const;
  // Only what this form writes itself is shown as it.
  return writePrice(form) === amount.trim() ? form : { kind: 'free' };
};

/** Whole minor units for every value, so the sum is rounded. */
export const writePrice = (form: PriceForm): string | undefined => {
  if (form.kind === 'fixed') return String(form.minor);
  if (form.kind === 'free') return undefined;
  const units = form.from === 0 ? form.option : `(${form.option} - ${form.from})`;
  return `round(${units} * ${form.minor}${form.per === 1 ? '' : ` / ${form.per}`})`;
};
