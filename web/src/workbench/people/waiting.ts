// Since when a customer waits for service: the first message after the last answer.
import type { Output, service } from '@onelot/contracts';

type Conversation = Pick<Output<typeof service.getDemand>, 'messages' | 'openedAt'>;

/** ISO 8601 instant of the customer's first message that service has not answered; of the opening where there is none. */
export const sinceOf = ({ messages, openedAt }: Conversation): string => {
  const answered = messages.findLastIndex((message) => message.from === 'service');
  return messages[answered + 1]?.at ?? openedAt;
};

/** Whole seconds from an instant until now, never below 0. */
export const secondsBetween = (from: string, now: Date): number =>
  Math.max(0, Math.round((now.getTime() - new Date(from).getTime()) / 1000));

export const compareIso = (a: string, b: string): number => new Date(a).getTime() - new Date(b).getTime();
