// What the world says of itself: one line a matter, and no line twice in a row of seconds.
import { ApiProblem } from '@onelot/contracts';

export interface Log {
  say(line: string): void;
  /** A problem in one line; what others did first (409) or is gone (404) is nobody's problem and stays unsaid. */
  problem(what: string, error: unknown): void;
}

const QUIET_MS = 30_000;

export const makeLog = (write: (line: string) => void, now: () => number = Date.now): Log => {
  const said = new Map<string, { at: number; more: number }>();
  const problem = (what: string, error: unknown): void => {
    if (error instanceof ApiProblem && (error.status === 409 || error.status === 404)) return;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const type = error instanceof ApiProblem ? ` (${error.document.type.split(':').at(-1)})` : '';
    const key = `${what.replace(/\d+/g, '#')} ${type} ${reason?.slice(0, 40)}`;
    const before = said.get(key);
    if (before && now() - before.at < QUIET_MS) {
      before.more += 1;
      return;
    }
    if (said.size > 500) said.clear();
    said.set(key, { at: now(), more: 0 });
    write(`world: ${what}: ${reason}${type}${before?.more ? ` (and ${before.more} more like it)` : ''}`);
  };
  return { say: (line) => write(`world: ${line}`), problem };
};
