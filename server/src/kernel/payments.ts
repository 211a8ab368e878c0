// Payment through a provider: authorise, capture, void, refund. The built-in test provider moves no money.
import type { Tx } from './database.ts';
import type { KernelTables } from './tables.ts';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Charge {
  /** Makes the call repeatable: the same key never charges twice. */
  readonly key: string;
  readonly amount: number;
  readonly currency: string;
}

/** What any payment provider must do. Amounts in integer minor units. */
export interface PaymentProvider {
  authorise(charge: Charge & { readonly card: string }): Promise<Answer>;
  /** Authorises another amount on the card of an earlier payment that was not declined. */
  authoriseAgain(charge: Charge & { readonly earlier: string }): Promise<Answer>;
  capture(key: string): Promise<Answer>;
  cancel(key: string): Promise<Answer>;
  refund(key: string, amount: number): Promise<Answer>;
}

const DECLINED: Readonly<Record<string, string>> = {
  '4000000000000002': 'The bank declined this card.',
  '4000000000009995': 'There is not enough money on this card.',
};

/** A card number is valid by its check digit (ISO/IEC 7812, Luhn). */
export const validCard = (card: string): boolean =>
  [...card].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

/** Keeps its books in the caller's transaction; only the last four digits of a card are kept. */
export const testProvider = (tx: Tx<KernelTables>): PaymentProvider => {
  const find = (key: string) =>
    tx.selectFrom('kernel.test_payments').selectAll().where('key', '=', key).forUpdate().executeTakeFirst();
  const set = async (key: string, from: readonly string[], state: string): Promise<Answer> => {
    const payment = await find(key);
    if (!payment) return { ok: false, reason: 'There is no such payment.' };
    if (payment.state === state) return { ok: true };
    if (!from.includes(payment.state))
      return { ok: false, reason: `A payment that is ${payment.state} cannot become ${state}.` };
    await tx.updateTable('kernel.test_payments').set({ state }).where('key', '=', key).execute();
    return { ok: true };
  };
  return {
    authorise: async ({ key, amount, currency, card }) => {
      const known = await find(key);
      if (known) return known.state === 'declined' ? { ok: false, reason: known.reason ?? 'Declined.' } : { ok: true };
      const reason = DECLINED[card] ?? (validCard(card) ? null : 'This is not a valid card number.');
      await tx
        .insertInto('kernel.test_payments')
        .values({
          key,
          card: card.slice(-4),
          amount,
          currency,
          state: reason ? 'declined' : 'authorised',
          refunded: 0,
          reason,
        } as never)
        .execute();
      return reason ? { ok: false, reason } : { ok: true };
    },
    authoriseAgain: async ({ key, amount, currency, earlier }) => {
      if (await find(key)) return { ok: true };
      const payment = await find(earlier);
      if (!payment || payment.state === 'declined') return { ok: false, reason: 'There is no card to charge again.' };
      await tx
        .insertInto('kernel.test_payments')
        .values({ key, card: payment.card, amount, currency, state: 'authorised', refunded: 0, reason: null } as never)
        .execute();
      return { ok: true };
    },
    capture: (key) => set(key, ['authorised'], 'captured'),
    cancel: (key) => set(key, ['authorised'], 'voided'),
    refund: async (key, amount) => {
      const payment = await find(key);
      if (payment?.state !== 'captured' && payment?.state !== 'refunded')
        return { ok: false, reason: 'Only a captured payment can be refunded.' };
      if (payment.refunded + amount > payment.amount)
        return { ok: false, reason: 'More than was paid cannot be refunded.' };
      await tx
        .updateTable('kernel.test_payments')
        .set({ refunded: payment.refunded + amount, state: 'refunded' })
        .where('key', '=', key)
        .execute();
      return { ok: true };
    },
  };
};
