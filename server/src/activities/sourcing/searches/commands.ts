// Source searches: issued by a buyer, answered by suppliers, and the offer that is taken up.
import { sourcing } from '@onelot/contracts';
import { found, invalid, refuseAs } from '../../../kernel/refusal.ts';
import { masterOf } from '../allocation/master.ts';
import { lockLedger } from '../allocation/supply.ts';
import { putItem } from '../planning/suppliers.ts';
import { buyForOrder } from '../purchases/buying.ts';
import { handle, handleForStaff, type OfferRow, type SearchRow, type Sourcing, type SupplierRow } from '../tables.ts';
import { allSuppliers, openFor, openSearch } from './search.ts';

const issueSearch = handleForStaff(sourcing.issueSearch, async (context, input) => {
  const master = await masterOf(context);
  if (!master.items.has(input.item)) invalid('/item', `There is no item ${input.item}.`, 'UNKNOWN_ITEM');
  const all = await allSuppliers(context);
  const chosen = input.suppliers.map(
    (code, i) =>
      all.find((supplier) => supplier.supplier === code) ??
      invalid(`/suppliers/${i}`, `There is no supplier ${code}.`, 'UNKNOWN_SUPPLIER'),
  );
  if (await openFor(context, input.item))
    refuseAs(
      'conflict',
      'SEARCHED',
      `A source of ${input.item} is searched already. Wait for the offers, or take one up.`,
    );
  const { item, quantity, note } = input;
  return { id: await openSearch(context, { item, quantity, note: note ?? null }, chosen.length ? chosen : all) };
});

const readSearch = async (context: Sourcing, id: string): Promise<SearchRow | undefined> =>
  (await context.db.selectFrom('sourcing.searches').selectAll().where('id', '=', id).executeTakeFirst()) as
    | SearchRow
    | undefined;

const respond = handle(sourcing.respondToSearch, async (context, input) => {
  const search = found(await readSearch(context, input.search), 'This search');
  if (search.state !== 'open') refuseAs('conflict', 'SEARCH_OVER', 'This search has found its source.');
  if (input.price < 0) invalid('/price', 'A price is not below zero.', 'NEGATIVE');
  const parties = context.principal.parties.filter((party) => party.kind === 'supplier').map((party) => party.id);
  await context.elevated(async (own) => {
    const supplier = found(
      (await allSuppliers(own)).find(({ party }) => parties.includes(party) && search.seen_by.includes(party)),
      'This search',
    );
    const row = {
      price: input.price,
      lead_time_seconds: input.leadTimeSeconds,
      minimum_order_quantity: input.minimumOrderQuantity,
      note: input.note ?? null,
      at: own.now,
    };
    await own.db
      .insertInto('sourcing.offers')
      .values({ search: search.id, supplier: supplier.supplier, seen_by: [supplier.party], ...row } as never)
      .onConflict((conflict) =>
        conflict.columns(['company_id', 'search', 'supplier'] as never).doUpdateSet(row as never),
      )
      .execute();
    const { price, leadTimeSeconds } = input;
    await own.emit(
      sourcing.searchAnswered,
      { search: search.id, item: search.item, price, leadTimeSeconds },
      { subject: search.id, seenBy: [supplier.party] },
    );
  });
  return {};
});

/** The supplier now supplies the item, and the orders that wait for it are bought. */
const takeUp = async (context: Sourcing, search: SearchRow, offer: OfferRow, supplier: SupplierRow): Promise<void> => {
  await lockLedger(context);
  await putItem(
    context,
    supplier.supplier,
    supplier.party,
    {
      item: search.item,
      price: offer.price,
      pricePer: 1,
      leadTimeSeconds: offer.lead_time_seconds,
      minimumOrderQuantity: offer.minimum_order_quantity,
    },
    context.now,
  );
  await context.db.updateTable('sourcing.searches').set({ state: 'taken' }).where('id', '=', search.id).execute();
  for (const order of await waitingFor(context, search.item)) await buyForOrder(context, order);
};

/** Placed orders that wait for an item nobody was asked to deliver. */
const waitingFor = async (context: Sourcing, item: string): Promise<string[]> => {
  const rows = await context.db
    .selectFrom('sourcing.pegs as p')
    .innerJoin('sourcing.mps as m', 'm.order_id', 'p.order_id')
    .select('p.order_id')
    .distinct()
    .where('p.item', '=', item)
    .where('p.kind', '=', 'purchase')
    .where('m.state', 'in', ['planned', 'in-work'])
    .execute();
  return rows.map((row) => row.order_id);
};

const offersOn = async (context: Sourcing, search: string): Promise<OfferRow[]> =>
  (await context.db
    .selectFrom('sourcing.offers')
    .selectAll()
    .where('search', '=', search)
    .orderBy('lead_time_seconds')
    .orderBy('price')
    .orderBy('supplier')
    .execute()) as OfferRow[];

const takeOffer = handleForStaff(sourcing.takeOffer, async (context, input) => {
  const search = found(await readSearch(context, input.search), 'This search');
  if (search.state !== 'open') refuseAs('conflict', 'SEARCH_OVER', 'This search has found its source.');
  const offer = (await offersOn(context, search.id)).find((each) => each.supplier === input.supplier);
  if (!offer) return invalid('/supplier', `${input.supplier} has not made an offer.`, 'NO_OFFER');
  const supplier = (await allSuppliers(context)).find((each) => each.supplier === offer.supplier)!;
  await takeUp(context, search, offer, supplier);
  return {};
});

const DECIDE_MS = 86_400_000;

/** Where placed orders wait and nobody decides for a day, the best offer is taken: lead time, then price. */
export const takeBestOffers = async (context: Sourcing): Promise<void> => {
  const searches = (await context.db
    .selectFrom('sourcing.searches')
    .selectAll()
    .where('state', '=', 'open')
    .where('at', '<=', new Date(context.now.getTime() - DECIDE_MS))
    .execute()) as SearchRow[];
  for (const search of searches) {
    const best = (await offersOn(context, search.id))[0];
    if (!best || (await waitingFor(context, search.item)).length === 0) continue;
    const supplier = (await allSuppliers(context)).find((each) => each.supplier === best.supplier)!;
    await takeUp(context, search, best, supplier);
  }
};

export const searchCommands = [issueSearch, respond, takeOffer];
