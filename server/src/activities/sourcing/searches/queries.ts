// Source searches with their offers; a supplier sees those it was asked, and its own offer.
import { sourcing } from '@onelot/contracts';
import { forWhoever, handle, type OfferRow, type SearchRow } from '../tables.ts';

const listSearches = handle(sourcing.listSearches, (context) =>
  forWhoever(context, async (own) => {
    const rows = (await own.db
      .selectFrom('sourcing.searches')
      .selectAll()
      .orderBy('at', 'desc')
      .limit(500)
      .execute()) as SearchRow[];
    const offers = (await own.db
      .selectFrom('sourcing.offers')
      .selectAll()
      .orderBy('lead_time_seconds')
      .orderBy('price')
      .execute()) as OfferRow[];
    return rows.map(({ id, item, quantity, note, at, state }) => ({
      id,
      item,
      quantity,
      note,
      at: at.toISOString(),
      open: state === 'open',
      offers: offers
        .filter((offer) => offer.search === id)
        .map((offer) => ({
          supplier: offer.supplier,
          price: offer.price,
          leadTimeSeconds: offer.lead_time_seconds,
          note: offer.note,
        })),
    }));
  }),
);

export const searchQueries = [listSearches];
