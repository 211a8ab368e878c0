// Letters about accounts: they hold a way in, so they never lie in a company's outbox, where colleagues could read them.
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export const makeAccountLetters = (config: Pick<Config, 'smtpUrl' | 'mailFrom'>, log: (line: string) => void) => {
  const transport = config.smtpUrl ? createTransport(config.smtpUrl) : undefined;
  return {
    /** Somebody, hopefully this person, wants a new password. Without a mail server the way is told to who runs the server. */
    forgotten: async (person: { email: string; name: string }, link: string): Promise<void> => {
      if (!transport) return log(`new password for ${person.email}: ${link}`);
      await transport.sendMail({
        from: config.mailFrom,
        to: person.email,
        subject: 'Choose a new password',
        text: `${person.name}, a new password was asked for this account. Choose it here within three days:\n\n${link}\n\nIf that was not you, leave this letter; nothing changes.`,
      });
    },
  };
};
