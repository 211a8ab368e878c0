// Money is conserved: whatever is changed, captured and cancelled, what is held equals what is owed, in our books and the provider's.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Tx } from '../../../kernel/database.ts';
import type { KernelTables } from '../../../kernel/tables.ts';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import type { Sales } from '../offers/offer.ts';
import { type OrderRead, paymentsOf } from '../orders/order.ts';
import { authorise, captureAll } from './payments.ts';
import { difference, heldIn, settle } from './settle.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(() => house?.stop());

type Book = { state: string; amount: number; refunded: number };
const provider = async (context: Sales, ids: readonly string[]): Promise<Book[]> =>
  (context.db as unknown as Tx<KernelTables>)
    .selectFrom('kernel.test_payments')
    .select(['state', 'amount', 'refunded'])
    .where('key', 'in', [...ids])
    .execute();

const amount = fc.integer({ min: 1, max: 500_000 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('owe' as const), amount: fc.oneof(amount, fc.constant(0)) }),
  fc.record({ kind: fc.constant('capture' as const), amount: fc.constant(0) }),
);

test('any row of changes and captures', async () => {
  await fc.assert(
    fc.asyncProperty(amount, fc.array(step, { minLength: 1, maxLength: 8 }), (first, steps) =>
      house.inside('sales', async (given) => {
        const context = given as never as Sales;
        const order = { id: context.id(), number: 'T', customer: context.id(), currency: 'CAD' } as OrderRead;
        await authorise(context, order, first, '4242424242424242');
        let owed = first;
        for (const { kind, amount: next } of steps) {
          const before = heldIn(await paymentsOf(context, order.id));
          if (kind === 'capture') await captureAll(context, order);
          // Once nothing is owed the order is over.
          else if (owed > 0) {
            const { extra, refund } = difference(before, next);
            await settle(context, order, next);
            owed = next;
            expect(before + extra - refund).toBe(next);
          }
          const payments = await paymentsOf(context, order.id);
          expect(heldIn(payments)).toBe(owed);
          const theirs = await provider(
            context,
            payments.map((each) => each.id),
          );
          expect(heldIn(theirs as never)).toBe(owed);
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('a declined card holds nothing', () =>
  house.inside('sales', async (given) => {
    const context = given as never as Sales;
    const order = { id: context.id(), number: 'T', customer: context.id(), currency: 'CAD' } as OrderRead;
    const payment = await authorise(context, order, 500, '4000000000000002');
    expect(payment).toMatchObject({ state: 'failed', amount: 500 });
    expect(payment.reason).toContain('declined');
    await settle(context, order, 700);
    expect(heldIn(await paymentsOf(context, order.id))).toBe(0);
  }));
