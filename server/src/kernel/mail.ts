// Mail leaves through SMTP where one is set; without it letters stay in the outbox, to be read on a screen.
import { createTransport } from 'nodemailer';
import type { Timer } from './activity.ts';
import type { Config } from './config.ts';
import type { Tx } from './database.ts';
import type { KernelTables } from './tables.ts';

const MOST_TRIES = 6;

export const mailTimer = (config: Config): Timer => {
  const transport = config.smtpUrl ? createTransport(config.smtpUrl) : undefined;
  return {
    name: 'platform.mail',
    everySeconds: 2,
    run: async (context) => {
      const tx = context.db as Tx<KernelTables>;
      if (!transport) {
        await tx.updateTable('kernel.mail').set({ state: 'kept' }).where('state', '=', 'queued').execute();
        return;
      }
      const letters = await tx
        .selectFrom('kernel.mail')
        .selectAll()
        .where('state', '=', 'queued')
        .orderBy('at')
        .limit(20)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const letter of letters) {
        const fault = await transport
          .sendMail({
            from: config.mailFrom,
            to: letter.recipient,
            subject: letter.subject,
            text: letter.text,
            messageId: `<${letter.id}@onelot>`,
          })
          .then(() => null)
          .catch((error: Error) => error.message);
        const state = fault === null ? 'sent' : letter.tries + 1 >= MOST_TRIES ? 'failed' : 'queued';
        await tx
          .updateTable('kernel.mail')
          .set({ state, error: fault, tries: letter.tries + 1 })
          .where('id', '=', letter.id)
          .execute();
      }
    },
  };
};
