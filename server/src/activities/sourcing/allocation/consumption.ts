// Material went into a product: its pegs are consumed with their lot.
import { type Data, production } from '@onelot/contracts';
import { sql } from 'kysely';
import { on, type PegRow, type Sourcing } from '../tables.ts';
import { consumePegs } from './makes.ts';
import { lockLedger } from './supply.ts';

type Consumed = Data<typeof production.materialConsumed>;

const ownPegs = async (context: Sourcing, order: string, item: string): Promise<PegRow[]> => {
  const { rows } = await sql<PegRow>`
    select p.* from sourcing.pegs p join sourcing.requirements r on r.id = p.requirement
    where p.order_id = ${order} and p.item = ${item} and p.kind <> 'consumed' and r.make_id is null
    order by r.at, p.id for update of p`.execute(context.db);
  return rows;
};

/** What was taken without having been allocated is kept on record as well. */
const noteUnpegged = async (
  context: Sourcing,
  order: string,
  item: string,
  quantity: number,
  lot: string | null,
): Promise<void> => {
  const requirement = context.id();
  await context.db
    .insertInto('sourcing.requirements')
    .values({ id: requirement, order_id: order, item, quantity, make_id: null, at: context.now } as never)
    .execute();
  const peg = {
    id: context.id(),
    requirement,
    order_id: order,
    item,
    quantity,
    kind: 'consumed',
    at: context.now,
    lot,
  };
  await context.db
    .insertInto('sourcing.pegs')
    .values(peg as never)
    .execute();
};

const consume = async (context: Sourcing, { order, lines }: Consumed): Promise<void> => {
  await lockLedger(context);
  for (const { item, quantity, lot } of lines) {
    if (quantity <= 0) continue;
    const left = await consumePegs(context, await ownPegs(context, order, item), { quantity, lot });
    if (left > 0) await noteUnpegged(context, order, item, left, lot);
  }
};

export const consumptionReactions = [on(production.materialConsumed, (context, data) => consume(context, data))];
