// What paid orders chose, counted per option value as orders come, change and go; free texts are never counted.
import { sales } from '@onelot/contracts';
import { sql } from 'kysely';
import { type Context, rooms } from '../../../kernel/activity.ts';
import { countable, inWords, onSale } from '../products/on-sale.ts';
import type { InteractionTables } from '../tables.ts';

const { on } = rooms<InteractionTables>('interaction');
type Here = Context<InteractionTables>;
type Counted = Readonly<Record<string, readonly string[]>>;

/** Stands for every order that had the option, whatever it chose. */
export const ALL = '*';

const add = async (context: Here, product: string, choices: Counted, by: 1 | -1): Promise<void> => {
  const cells = Object.entries(choices).flatMap(([option, values]) =>
    [...new Set([ALL, ...values])].map((value) => ({ product, option, value, orders: by })),
  );
  if (cells.length === 0) return;
  await context.db
    .insertInto('interaction.shares')
    .values(cells)
    .onConflict((conflict) =>
      conflict
        .columns(['company_id' as never, 'product', 'option', 'value'])
        .doUpdateSet({ orders: sql`interaction.shares.orders + excluded.orders` as never }),
    )
    .execute();
};

const forget = async (context: Here, order: string): Promise<void> => {
  const row = await context.db
    .deleteFrom('interaction.orders')
    .where('order', '=', order)
    .returning(['product', 'choices'])
    .executeTakeFirst();
  if (row) await add(context, row.product, row.choices, -1);
};

interface Placed {
  readonly order: string;
  readonly customer: string;
  readonly product: string;
  readonly version: number;
  readonly choices: Readonly<Record<string, unknown>>;
}

const remember = async (context: Here, { order, customer, product, version, choices }: Placed): Promise<void> => {
  await forget(context, order);
  const sold = await onSale(context, product, version);
  if (!sold) return;
  const counted = countable(sold.model, choices);
  const words = sold.model.options
    .filter((option) => counted[option.id] !== undefined)
    .map((option) => [option.name.en, inWords(option, choices[option.id] as never)]);
  await context.db
    .insertInto('interaction.orders')
    .values({
      order,
      party: customer,
      product,
      choices: JSON.stringify(counted),
      words: JSON.stringify(Object.fromEntries(words)),
      seen_by: [customer],
    })
    .execute();
  await add(context, product, counted, 1);
};

/** A customer without a choice of their own has consented to nothing. */
const ensureProfile = async (context: Here, party: string): Promise<void> => {
  await context.db
    .insertInto('interaction.profiles')
    .values({
      party,
      consent_contact: false,
      consent_personalise: false,
      changed_at: context.now,
      seen_by: [party],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const profileReactions = [
  on(sales.orderPlaced, async (context, data) => {
    await ensureProfile(context, data.customer);
    await remember(context, data);
  }),
  on(sales.orderChanged, (context, data) => remember(context, data)),
  on(sales.orderCancelled, (context, data) => forget(context, data.order)),
];
