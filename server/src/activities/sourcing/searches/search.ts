// A source search: opened once an item, sent to suppliers, and what becomes of their offers.
import { sourcing } from '@onelot/contracts';
import { masterOf, nameOf } from '../allocation/master.ts';
import type { SearchRow, Sourcing, SupplierRow } from '../tables.ts';

export interface Wanted {
  readonly item: string;
  readonly quantity: number;
  readonly note: string | null;
}

/** Opens a search and tells the suppliers; the one that is open for the item already is answered instead. */
export const openSearch = async (
  context: Sourcing,
  wanted: Wanted,
  suppliers: readonly SupplierRow[],
): Promise<string> => {
  const { item, quantity, note } = wanted;
  const parties = suppliers.map((supplier) => supplier.party);
  const id = context.id();
  const made = await context.db
    .insertInto('sourcing.searches')
    .values({ id, item, quantity, note, at: context.now, state: 'open', seen_by: parties } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return (await openFor(context, item))!.id;
  await context.emit(sourcing.searchIssued, { search: id, item, quantity, note }, { subject: id, seenBy: parties });
  const name = nameOf(await masterOf(context), item);
  for (const { email, party } of suppliers)
    await context.mail({
      to: email,
      subject: `${context.company.name.en} looks for a source`,
      text: [
        `${context.company.name.en} looks for a source of ${quantity} x ${name} (${item}).`,
        ...(note ? ['', note] : []),
        '',
        'Please answer with price and lead time:',
        context.link('/portal', party),
      ].join('\n'),
      seenBy: [party],
    });
  return id;
};

export const openFor = async (context: Sourcing, item: string): Promise<SearchRow | undefined> =>
  (await context.db
    .selectFrom('sourcing.searches')
    .selectAll()
    .where('item', '=', item)
    .where('state', '=', 'open')
    .executeTakeFirst()) as SearchRow | undefined;

export const allSuppliers = async (context: Sourcing): Promise<SupplierRow[]> =>
  (await context.db.selectFrom('sourcing.suppliers').selectAll().orderBy('supplier').execute()) as SupplierRow[];

/** Asks all suppliers for what orders need and nobody supplies. */
export const searchFor = async (context: Sourcing, item: string, quantity: number): Promise<void> => {
  if (await openFor(context, item)) return;
  await openSearch(context, { item, quantity, note: null }, await allSuppliers(context));
};
