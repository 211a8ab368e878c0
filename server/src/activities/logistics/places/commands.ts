// Places, carriers and the site: created, changed, and imported in one step together with counted stock.
import { logistics } from '@onelot/contracts';
import type { Context } from '../../../kernel/activity.ts';
import { ensureParty } from '../../../kernel/parties.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { setCounted } from '../stock/ledger.ts';
import { type Ctx, room } from '../tables.ts';
import { carrierTimes } from './queries.ts';

const { handle } = room;
type Place = (typeof logistics.savePlace)['input']['_output'];
type Carrier = (typeof logistics.saveCarrier)['output']['_output'];
type Import = (typeof logistics.importLogistics)['input']['_output'];

const savePlace = (context: Ctx, place: Place) =>
  context.db
    .insertInto('logistics.places')
    .values({ place: place.place, name: JSON.stringify(place.name) as never, kind: place.kind })
    .onConflict((conflict) =>
      conflict
        .columns(['company_id', 'place'] as never)
        .doUpdateSet({ name: JSON.stringify(place.name) as never, kind: place.kind }),
    )
    .execute();

/** Call it elevated. */
const saveCarrier = async (context: Ctx, input: Import['carriers'][number]): Promise<Carrier> => {
  const { carrier, name } = input;
  const party = await ensureParty(context as unknown as Context, { kind: 'carrier', code: carrier, name });
  const known = (await carrierTimes(context))(carrier);
  const { cutOff = known.cutOff, workingDays = known.workingDays, closedDays = known.closedDays } = input;
  const kept = {
    cut_off: cutOff,
    working_days: [...new Set(workingDays)].sort((a, b) => a - b),
    closed_days: [...new Set(closedDays)].sort(),
  };
  await context.db
    .insertInto('logistics.carriers')
    .values({ carrier, ...kept })
    .onConflict((conflict) => conflict.columns(['company_id', 'carrier'] as never).doUpdateSet(kept))
    .execute();
  return { carrier, name, party, cutOff, workingDays: kept.working_days, closedDays: kept.closed_days };
};

const saveSite = async (context: Ctx, site: NonNullable<Import['site']>): Promise<void> => {
  await context.db.deleteFrom('logistics.sites').execute();
  await context.db
    .insertInto('logistics.sites')
    .values({
      code: site.code,
      name: JSON.stringify(site.name) as never,
      address: JSON.stringify(site.address) as never,
    })
    .execute();
};

const checkImport = async (context: Ctx, input: Import): Promise<void> => {
  const known = await context.db.selectFrom('logistics.places').select('place').execute();
  const places = new Set([...known, ...input.places].map(({ place }) => place));
  const problems = input.stock.flatMap((line, index) =>
    places.has(line.place)
      ? []
      : [
          {
            code: 'UNKNOWN_PLACE',
            path: `/stock/${index}/place`,
            message: `There is no stock place "${line.place}".`,
          },
        ],
  );
  if (problems.length) refuse('not-valid', 'Some stock lies at a place that does not exist.', ...problems);
};

/** Stock in an import is what was counted: written twice it is still the same stock. */
export const placeCommands = [
  handle(logistics.savePlace, async (context, place) => {
    await savePlace(context, place);
    return place;
  }),
  handle(logistics.saveCarrier, (context, input) => context.elevated((own) => saveCarrier(own, input))),
  handle(logistics.importLogistics, (context, input) =>
    context.elevated(async (own) => {
      await checkImport(own, input);
      for (const place of input.places) await savePlace(own, place);
      for (const carrier of input.carriers) await saveCarrier(own, carrier);
      if (input.site) await saveSite(own, input.site);
      for (const fact of input.stock) await setCounted(own, fact, 'import');
      return { places: input.places.length, stock: input.stock.length, carriers: input.carriers.length };
    }),
  ),
];
