// What the shop shows: products on sale, a product with its prices and shipping, a quote with its promise date.
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found } from '../../../kernel/refusal.ts';
import { checkWish, type Delivery, promiseFor } from '../orders/reservation.ts';
import type { SalesTables, Terms } from '../tables.ts';
import { bookOf, compiled, onSale, type Sales, sellable, versionOf, writtenOf } from './offer.ts';
import { checkOpen, priceOf } from './price.ts';
import { methodsTo, shippingRow, termsOf } from './terms.ts';

const { handle } = rooms<SalesTables>('sales');

const listProducts = handle(sales.listProducts, async (context) => {
  const listed = [];
  for (const offer of await onSale(context)) {
    const book = await bookOf(context, offer);
    listed.push({
      product: offer.product,
      version: offer.version,
      name: offer.name,
      ...(offer.description ? { description: offer.description } : {}),
      currency: book.prices.currency,
      from: book.lowest,
      scene: offer.model.scene?.name ?? null,
    });
  }
  return listed;
});

/** Countries with a row of their own, the company's first; `*` rows reach all others. */
const countriesOf = (context: Sales, terms: Terms): string[] => {
  const named = terms.shipping.map((row) => row.country).filter((country) => country !== '*');
  const home = context.company.country;
  return [...new Set(named.includes(home) ? [home, ...named] : named)];
};

const getProduct = handle(sales.getProduct, async (context, { product, version }) => {
  const newest = await sellable(context, product);
  const offer =
    version === undefined || version === newest.version
      ? newest
      : found(await versionOf(context, product, version), `Version ${version} of this product`);
  const book = await bookOf(context, offer);
  const terms = await termsOf(context);
  return {
    product,
    version: offer.version,
    newest: newest.version,
    model: offer.model as never,
    compiled: writtenOf(offer),
    prices: book.prices as never,
    shipping: terms.shipping,
    taxName: terms.taxName,
    taxBasisPoints: terms.taxBasisPoints,
    countries: countriesOf(context, terms),
  };
});

const quote = handle(sales.quote, async (context, input) => {
  const offer = await sellable(context, input.product, input.version);
  const checked = checkOpen(compiled(offer), input.choices);
  const terms = await termsOf(context);
  const country = input.country || context.company.country;
  const row =
    input.shippingMethod === undefined
      ? methodsTo(terms, country)[0]
      : shippingRow(terms, country, input.shippingMethod);
  const wish = input.wish ?? {};
  if (row) checkWish(context, wish, row);
  const book = await bookOf(context, offer);
  const price = priceOf(checked, book.prices, input.quantity, row?.price ?? 0, terms);
  const delivery: Delivery = { country, wish, ...(row ? { shippingMethod: row.method } : {}) };
  const promised = await promiseFor(context, { ...input, choices: checked.choices }, delivery);
  return { price, promised, choices: checked.choices };
});

const getPrices = handle(sales.getPrices, async (context, { product }) => {
  const offer = await sellable(context, product);
  // Asked for research's people too, who have no rights in these tables but to read what is public.
  const { prices } = await bookOf(context, offer);
  return { product, version: offer.version, prices: prices as never };
});

const getTerms = handle(sales.getTerms, (context) => termsOf(context));

export const offerQueries = [listProducts, getProduct, quote, getPrices, getTerms];
