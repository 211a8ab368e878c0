// What comes on top of the goods, known before the server confirms it: shipping and tax of the shop's terms.
import type { Output, sales } from '@onelot/contracts';

export type ProductOnSale = Output<typeof sales.getProduct>;
export type ShippingMethod = ProductOnSale['shipping'][number];

/** Methods for a country: its own rows, else those for all others. */
export const methodsFor = (product: ProductOnSale, country: string): readonly ShippingMethod[] => {
  const own = product.shipping.filter((method) => method.country === country);
  return own.length > 0 ? own : product.shipping.filter((method) => method.country === '*');
};

/** Where a visitor most likely is, as far as the shop ships there: the browser's region, else the company's country. */
export const likelyCountry = (product: ProductOnSale, home: string | undefined): string => {
  const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region).filter(Boolean) as string[];
  const candidates = [home, ...regions].filter(Boolean) as string[];
  return candidates.find((code) => product.countries.includes(code)) ?? product.countries.find((c) => c !== '*') ?? '';
};

/** The tax on goods and shipping, minor units, as the server rounds it. */
export const taxOf = (product: ProductOnSale, goods: number, shipping: number): number =>
  Math.round(((goods + shipping) * product.taxBasisPoints) / 10_000);
