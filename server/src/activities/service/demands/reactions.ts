// What the product library answered to a purchasing demand is kept with it and told to the customer.
import { sales, service } from '@onelot/contracts';
import { matchLetter } from '../letters/letters.ts';
import { type Ctx, room } from '../tables.ts';
import type { DemandRow } from './tables.ts';

const { on } = room;
type Match = NonNullable<DemandRow['match']>;

/** Only once: a demand that has its answer keeps it. What the library answered to others than service is not here. */
const settle = async (context: Ctx, id: string, match: Match): Promise<void> => {
  const demand = (await context.db
    .selectFrom('service.demands')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as DemandRow | undefined;
  if (demand?.match?.state !== 'asked') return;
  const matched = match.state === 'matched';
  await context.db
    .updateTable('service.demands')
    .set({
      match: JSON.stringify(match) as never,
      ...(matched ? { state: 'answered', first_answer_at: demand.first_answer_at ?? context.now } : {}),
    })
    .where('id', '=', id)
    .execute();
  await context.emit(
    service.adviceGiven,
    { demand: id, number: demand.number, title: demand.title, closed: false },
    { subject: id, seenBy: [demand.customer] },
  );
  await matchLetter(context, demand, matched);
};

export const demandReactions = [
  on(sales.purchaseMatched, (context, { demand, product, choices }) =>
    settle(context, demand, { state: 'matched', product, choices }),
  ),
  on(sales.demandUnmatched, (context, { demand, product }) =>
    settle(context, demand, { state: 'unmatched', product, choices: null }),
  ),
];
