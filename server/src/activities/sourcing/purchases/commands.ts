// What suppliers and buyers do with purchase orders: order, answer, decide, ship, remind.
import { type Input, sourcing } from '@onelot/contracts';
import { found, invalid, refuseAs } from '../../../kernel/refusal.ts';
import { masterOf } from '../allocation/master.ts';
import { lockLedger } from '../allocation/supply.ts';
import type { Source } from '../planning/suppliers.ts';
import { type Counter, handle, handleForStaff, type PurchaseRow, type Sourcing } from '../tables.ts';
import { abandon, agree, announce, movePegs, tellAnswer } from './answers.ts';
import {
  lockPurchase,
  mailOrder,
  readPurchase,
  refuseInexact,
  sendPurchase,
  setPurchase,
  shown,
  step,
  supplierNames,
} from './order.ts';

const WHAT = 'This purchase order';

const show = async (context: Sourcing, row: PurchaseRow) => shown(context, row, await supplierNames(context));

/** Loads with the caller's rights (another's order is not there), then changes with sourcing's. */
const changing = async (
  context: Sourcing,
  id: string,
  work: (own: Sourcing, row: PurchaseRow) => Promise<PurchaseRow>,
) => {
  found(await readPurchase(context, id), WHAT);
  return context.elevated(async (own) => {
    await lockLedger(own);
    return show(own, await work(own, found(await lockPurchase(own, id), WHAT)));
  });
};

const create = handleForStaff(sourcing.createPurchaseOrder, async (context, input) => {
  const master = await masterOf(context);
  if (!master.items.has(input.item)) invalid('/item', `There is no item ${input.item}.`, 'UNKNOWN_ITEM');
  const dueAt = new Date(input.dueAt);
  if (dueAt <= context.now) invalid('/dueAt', 'This date is past.', 'PAST');
  const source = (await context.db
    .selectFrom('sourcing.supplier_items as i')
    .innerJoin('sourcing.suppliers as s', 's.supplier', 'i.supplier')
    .selectAll('i')
    .select(['s.party', 's.name', 's.email'])
    .where('i.supplier', '=', input.supplier)
    .where('i.item', '=', input.item)
    .executeTakeFirst()) as Source | undefined;
  if (!source) return invalid('/supplier', `${input.supplier} does not supply ${input.item}.`, 'NOT_SUPPLIED');
  if (input.quantity < source.minimum_order_quantity)
    invalid('/quantity', `${source.name} sells at least ${source.minimum_order_quantity}.`, 'BELOW_MINIMUM', {
      minimum: source.minimum_order_quantity,
    });
  refuseInexact(source.price, source.price_per, input.quantity);
  return show(context, await sendPurchase(context, source, input.quantity, dueAt));
});

type Answer = Input<typeof sourcing.answerPurchaseOrder>;

/** The terms of an answer: those of the order, with what the supplier changed. */
const termsOf = (row: PurchaseRow, input: Answer): Counter => ({
  quantity: input.quantity ?? row.quantity,
  dueAt: input.dueAt ? new Date(input.dueAt).toISOString() : row.due_at.toISOString(),
  price: input.price ?? row.price,
  note: input.note ?? null,
});

const changedTerms = (row: PurchaseRow, terms: Counter): string[] => [
  ...(terms.quantity === row.quantity ? [] : ['/quantity']),
  ...(terms.dueAt === row.due_at.toISOString() ? [] : ['/dueAt']),
  ...(terms.price === row.price ? [] : ['/price']),
];

const checkTerms = (context: Sourcing, row: PurchaseRow, input: Answer, terms: Counter): void => {
  const changed = changedTerms(row, terms);
  if (input.answer === 'accept' && changed[0])
    invalid(changed[0], 'An accepted order keeps its terms. To change them, counter it.', 'CHANGED');
  if (input.answer !== 'counter') return;
  if (changed.length === 0)
    invalid('/answer', 'A counter-offer changes quantity, date or price. To agree, accept it.', 'UNCHANGED');
  if (!Number.isInteger(terms.quantity)) invalid('/quantity', 'Offer a whole quantity.', 'NOT_WHOLE');
  refuseInexact(terms.price, row.price_per, terms.quantity);
  if (new Date(terms.dueAt) <= context.now) invalid('/dueAt', 'This date is past.', 'PAST');
};

const answer = handle(sourcing.answerPurchaseOrder, (context, input) =>
  changing(context, input.purchaseOrder, async (own, row) => {
    const next = { accept: 'accepted', counter: 'countered', decline: 'declined' } as const;
    step(row, next[input.answer]);
    const terms = termsOf(row, input);
    checkTerms(own, row, input, terms);
    await tellAnswer(own, row, input.answer, terms);
    if (input.answer === 'accept') return agree(own, row, terms);
    if (input.answer === 'decline') return abandon(own, row, 'declined', terms.note);
    await setPurchase(own, row.id, { state: 'countered', answered_at: own.now, counter: JSON.stringify(terms) });
    return { ...row, state: 'countered', answered_at: own.now, counter: terms };
  }),
);

/** Takes a counter-offer, or turns it down and buys elsewhere. The caller holds the ledger and the row. */
export const decide = async (context: Sourcing, row: PurchaseRow, accept: boolean): Promise<PurchaseRow> => {
  const terms = row.counter;
  if (row.state !== 'countered' || !terms)
    return refuseAs(
      'conflict',
      'WRONG_STATE',
      `Purchase order ${row.number} is ${row.state}; there is no counter-offer to decide on.`,
    );
  const told = { purchaseOrder: row.id, number: row.number, supplier: row.supplier, accepted: accept };
  await context.emit(
    sourcing.purchaseDecided,
    { ...told, expectedAt: accept ? terms.dueAt : row.expected_at.toISOString() },
    { subject: row.id, seenBy: [row.party] },
  );
  return accept ? agree(context, row, terms) : abandon(context, row, 'cancelled', null);
};

const decideCounter = handle(sourcing.decideCounter, (context, input) =>
  changing(context, input.purchaseOrder, (own, row) => decide(own, row, input.accept)),
);

const ship = handle(sourcing.shipPurchaseOrder, (context, input) =>
  changing(context, input.purchaseOrder, async (own, row) => {
    step(row, 'shipped');
    const expected = input.expectedAt ? new Date(input.expectedAt) : row.expected_at;
    if (input.expectedAt && expected < own.now) invalid('/expectedAt', 'This date is past.', 'PAST');
    const sent: PurchaseRow = { ...row, state: 'shipped', lot: input.lot, expected_at: expected };
    await setPurchase(own, row.id, { state: 'shipped', lot: input.lot, expected_at: expected });
    await announce(own, sent, true);
    await movePegs(own, sent);
    return sent;
  }),
);

const askAgain = handleForStaff(sourcing.askAgain, async (context, input) => {
  const row = found(await lockPurchase(context, input.purchaseOrder), WHAT);
  if (row.state !== 'sent')
    refuseAs('conflict', 'WRONG_STATE', `Purchase order ${row.number} is ${row.state}; it waits for no answer.`);
  const { email } = await context.db
    .selectFrom('sourcing.suppliers')
    .select('email')
    .where('supplier', '=', row.supplier)
    .executeTakeFirstOrThrow();
  await setPurchase(context, row.id, { asked_at: context.now });
  await mailOrder(context, row, email, 'still waits for your answer');
  return {};
});

export const purchaseCommands = [create, answer, decideCounter, ship, askAgain];
