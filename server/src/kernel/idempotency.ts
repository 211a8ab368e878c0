// A command sent twice with the same key is done once: the second caller gets the first answer.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from './activity.ts';
import { actAs, actingOf, type Tx } from './database.ts';
import { system } from './principal.ts';
import { Refusal, refuse } from './refusal.ts';
import type { KernelTables } from './tables.ts';

const KEY = /^[\x21-\x7e]{8,128}$/;

/** Marks a remembered refusal whose effects were kept: the second caller is refused alike. */
const REFUSED = 'onelot:refused';

const again = (answer: unknown): unknown => {
  const refused = (answer as { [REFUSED]?: Refusal } | null)?.[REFUSED];
  if (refused) throw new Refusal(refused.type, refused.title, refused.problems);
  return answer;
};

/** Claims the key in the command's own transaction: a concurrent twin waits for its end, then answers from it. */
export const once =
  (key: string, operation: string, input: unknown) =>
  async (context: Context, run: () => Promise<unknown>): Promise<unknown> => {
    if (!KEY.test(key)) refuse('bad-request', 'Idempotency-Key must be 8 to 128 visible ASCII characters.');
    const tx = context.db as Tx<KernelTables>;
    const request = createHash('sha256')
      .update(`${operation} ${JSON.stringify(input)}`)
      .digest('hex');
    const caller = context.principal.id;
    const asPlatform = async <T>(work: () => Promise<T>): Promise<T> => {
      await actAs(tx, actingOf(system('platform'), context.company.id));
      const value = await work();
      await actAs(tx, actingOf(context.principal, context.company.id));
      return value;
    };
    const claimed = await asPlatform(async () => {
      const { rows } =
        await sql`insert into kernel.idempotency (caller, key, operation, request) values (${caller}, ${key}, ${operation}, ${request})
      on conflict do nothing returning key`.execute(tx);
      return rows.length > 0;
    });
    if (!claimed) {
      const earlier = await asPlatform(() =>
        tx
          .selectFrom('kernel.idempotency')
          .select(['request', 'answer'])
          .where('caller', '=', caller)
          .where('key', '=', key)
          .executeTakeFirstOrThrow(),
      );
      if (earlier.request !== request)
        refuse('conflict', 'This Idempotency-Key was used for something else. Send a new key.');
      return again(earlier.answer);
    }
    const remember = (answer: unknown) =>
      asPlatform(() =>
        tx
          .updateTable('kernel.idempotency')
          .set({ answer: JSON.stringify(answer ?? null) })
          .where('caller', '=', caller)
          .where('key', '=', key)
          .execute(),
      );
    try {
      const answer = await run();
      await remember(answer);
      return answer;
    } catch (error) {
      if (error instanceof Refusal && error.keeps)
        await remember({ [REFUSED]: { type: error.type, title: error.title, problems: error.problems } });
      throw error;
    }
  };
