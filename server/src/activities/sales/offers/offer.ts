// Which version of a product is on sale, and its model made ready for checking and pricing.
import { unwrap } from '@onelot/base';
import {
  type Artifact,
  type Compiled,
  compile,
  type PriceBook,
  type PublicModel,
  writeCompiled,
} from '@onelot/configure';
import type { Text } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { SalesTables } from '../tables.ts';

export type Sales = Context<SalesTables>;

export interface Offer {
  readonly id: string;
  readonly product: string;
  readonly version: number;
  readonly name: Text;
  readonly description: Text | null;
  readonly model: PublicModel;
}

export interface Book {
  readonly id: string;
  readonly prices: PriceBook;
  readonly lowest: number | null;
}

const KEPT = 200;
const compiledById = new Map<string, Compiled>();

/** A version never changes, so its reasoning structures are made once a process; the least recently used make room. */
export const compiled = (offer: Offer): Compiled => {
  const known = compiledById.get(offer.id);
  compiledById.delete(offer.id);
  const ready = known ?? unwrap(compile(offer.model));
  compiledById.set(offer.id, ready);
  if (compiledById.size > KEPT) compiledById.delete(compiledById.keys().next().value as string);
  return ready;
};

const written = new WeakMap<Compiled, Omit<Artifact, 'model'>>();

/** What a version's rules were compiled to, to be sent beside its model. */
export const writtenOf = (offer: Offer): Omit<Artifact, 'model'> => {
  const ready = compiled(offer);
  const known = written.get(ready);
  if (known) return known;
  const { model: _, ...made } = writeCompiled(ready);
  written.set(ready, made);
  return made;
};

/** The newest version in force of every product, or of one. */
export const onSale = async (context: Sales, product?: string): Promise<Offer[]> => {
  const rows = await context.db
    .selectFrom('sales.offers')
    .select(['id', 'product', 'version', 'name', 'description', 'model'])
    .distinctOn('product')
    .where('effective_from', '<=', context.now)
    .$if(product !== undefined, (query) => query.where('product', '=', product as string))
    .orderBy('product')
    .orderBy('version', 'desc')
    .execute();
  return rows as Offer[];
};

/** One version, whether still on sale or not. */
export const versionOf = async (context: Sales, product: string, version: number): Promise<Offer | undefined> =>
  (await context.db
    .selectFrom('sales.offers')
    .select(['id', 'product', 'version', 'name', 'description', 'model'])
    .where('product', '=', product)
    .where('version', '=', version)
    .where('effective_from', '<=', context.now)
    .executeTakeFirst()) as Offer | undefined;

/** The version on sale; refused where there is none, or where the caller configured another one. */
export const sellable = async (context: Sales, product: string, version?: number): Promise<Offer> => {
  const [offer] = await onSale(context, product);
  if (!offer) return refuseAs('not-found', 'NOT_ON_SALE', `There is no product "${product}" on sale here.`);
  if (version === undefined || version === offer.version) return offer;
  const known = version < offer.version && (await versionOf(context, product, version));
  const message = known
    ? `Version ${version} is no longer sold; version ${offer.version} is. Open it with your choices and look at what changed.`
    : `There is no version ${version} of this product on sale; version ${offer.version} is.`;
  return refuse(known ? 'conflict' : 'not-valid', message, {
    code: known ? 'STALE_VERSION' : 'UNKNOWN_VERSION',
    path: '/version',
    message,
    data: { version, newest: offer.version },
  });
};

/** The price book in force of a version. */
export const bookOf = async (context: Sales, offer: Pick<Offer, 'product' | 'version'>): Promise<Book> => {
  const row = await context.db
    .selectFrom('sales.price_books')
    .select(['id', 'prices', 'lowest'])
    .where('product', '=', offer.product)
    .where('version', '=', offer.version)
    .where('effective_from', '<=', context.now)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? refuseAs('not-available', 'NO_PRICES', 'This product has no prices in force.');
};

export const bookById = async (context: Sales, id: string): Promise<Book> =>
  context.db
    .selectFrom('sales.price_books')
    .select(['id', 'prices', 'lowest'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
