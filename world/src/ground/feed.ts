// The event feed: what happens at the company, heard as it happens; after an interruption from where it broke off.
import type { EventRecord } from './types.ts';

export interface FeedParts {
  readonly address: string;
  readonly token: () => Promise<string>;
  readonly forget: () => void;
  readonly onEvent: (event: EventRecord) => void;
  readonly onClock: (clock: unknown) => void;
  /** Heard again after a silence: look at everything, something may have been missed. */
  readonly onOpen: () => void;
  readonly onLost: (error: unknown) => void;
  readonly fetch?: typeof fetch;
}

interface Told {
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** Takes server-sent events apart; what is not complete yet stays in `rest`. */
export const readFrames = (text: string): { told: Told[]; rest: string } => {
  const frames = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = frames.pop() ?? '';
  const told = frames.flatMap((frame) => {
    const fields = frame
      .split('\n')
      .filter((line) => line && !line.startsWith(':'))
      .map((line) => /^([^:]*):? ?(.*)$/.exec(line) as RegExpExecArray);
    const value = (name: string) => fields.filter(([, field]) => field === name).map(([, , text]) => text ?? '');
    return fields.length
      ? [{ name: value('event')[0] ?? 'message', id: value('id')[0] ?? '', data: value('data').join('\n') }]
      : [];
  });
  return { told, rest };
};

/** Listens until stopped; answers how to stop. */
export const listen = (parts: FeedParts): (() => void) => {
  const stopped = new AbortController();
  let cursor = '';
  const hear = ({ name, id, data }: Told): void => {
    if (id) cursor = id;
    if (name === 'open') parts.onOpen();
    else if (name === 'clock') parts.onClock(JSON.parse(data));
    else if (name === 'event') parts.onEvent(JSON.parse(data) as EventRecord);
  };
  const once = async (): Promise<void> => {
    const headers: Record<string, string> = { authorization: `Bearer ${await parts.token()}` };
    if (cursor) headers['last-event-id'] = cursor;
    const response = await (parts.fetch ?? fetch)(parts.address, { headers, signal: stopped.signal });
    if (response.status === 401) parts.forget();
    if (response.status === 400) cursor = '';
    if (!response.ok || !response.body) throw new Error(`the event feed answered ${response.status}`);
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of response.body) {
      const { told, rest } = readFrames(text + decoder.decode(bytes as Uint8Array, { stream: true }));
      text = rest;
      told.forEach(hear);
    }
    throw new Error('the event feed ended');
  };
  const forever = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await once().catch((error) => stopped.signal.aborted || parts.onLost(error));
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  };
  void forever();
  return () => stopped.abort();
};
