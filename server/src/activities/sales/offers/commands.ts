// What sales decides about offers: prices of the version on sale, and the terms of the shop; and configurations kept for anyone.
import { validatePriceBook } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found, refuse } from '../../../kernel/refusal.ts';
import type { SalesTables, Terms } from '../tables.ts';
import { keepBook } from './book.ts';
import { compiled, sellable, versionOf } from './offer.ts';
import { keepable } from './price.ts';
import { saveTerms } from './terms.ts';

const { handle } = rooms<SalesTables>('sales');

const setPrices = handle(sales.setPrices, async (context, { product, prices }) => {
  const offer = await sellable(context, product);
  const checked = validatePriceBook(offer.model, prices);
  if (!checked.ok)
    return refuse(
      'not-valid',
      'These prices do not fit the product.',
      ...checked.problems.map((each) => ({ ...each, path: `/prices${each.path}` })),
    );
  const { currency } = context.company;
  if (prices.currency !== currency)
    return refuse('not-valid', 'Prices are in the currency of the company.', {
      code: 'CURRENCY',
      path: '/prices/currency',
      message: `The company sells in ${currency}, not in ${prices.currency}.`,
    });
  await keepBook(context, offer, compiled(offer), checked.value, context.now);
  return { product, version: offer.version, prices };
});

/** One row a country and method; times of windows must be times, from before to. */
const checkTerms = (terms: Terms): void => {
  const time = /^([01]\d|2[0-3]):[0-5]\d$/;
  terms.shipping.forEach((row, at) => {
    const twin = terms.shipping.findIndex((each) => each.country === row.country && each.method === row.method);
    if (twin !== at)
      refuse('not-valid', 'A shipping method is given twice.', {
        code: 'TWICE',
        path: `/shipping/${at}`,
        message: `${row.method} to ${row.country} is already at ${twin}.`,
      });
    if (row.price < 0)
      refuse('not-valid', 'Shipping cannot cost less than nothing.', {
        code: 'NOT_VALID',
        path: `/shipping/${at}/price`,
        message: 'must be 0 or more',
      });
    row.windows.forEach(({ from, to }, index) => {
      if (!time.test(from) || !time.test(to) || from >= to)
        refuse('not-valid', 'A delivery window is not a stretch of a day.', {
          code: 'NOT_VALID',
          path: `/shipping/${at}/windows/${index}`,
          message: 'from and to are times such as 09:00 and 12:00, from before to',
        });
    });
  });
};

const setTerms = handle(sales.setTerms, async (context, terms) => {
  checkTerms(terms);
  await saveTerms(context, terms);
  return terms;
});

const saveConfiguration = handle(sales.saveConfiguration, async (context, { product, version, choices, name }) => {
  const offer = found(await versionOf(context, product, version), `Version ${version} of this product`);
  const kept = keepable(compiled(offer), choices);
  return context.elevated(async (own) => {
    const id = own.id();
    await own.db
      .insertInto('sales.configurations')
      .values({ id, product, version, choices: JSON.stringify(kept), name: name ?? null, kept_at: own.now })
      .execute();
    return { id };
  });
});

const getConfiguration = handle(sales.getConfiguration, ({ elevated }, { configuration }) =>
  elevated(async (own) => {
    const row = await own.db
      .selectFrom('sales.configurations')
      .select(['id', 'product', 'version', 'choices', 'name'])
      .where('id', '=', configuration)
      .executeTakeFirst();
    return found(row, 'This configuration');
  }),
);

export const offerCommands = [setPrices, setTerms, saveConfiguration, getConfiguration];
