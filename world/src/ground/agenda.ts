// What the world means to do and when, in business time: due moments are taken in order, missed ones are caught up.

export interface Agenda {
  /** Notes something for a business instant (ms); noted again, only its moment changes. Nothing while it is being done. */
  at(key: string, when: number, work: () => Promise<unknown>): void;
  /** Notes it unless it is noted already: for moments counted from now, which would else move on with every look. */
  once(key: string, when: number, work: () => Promise<unknown>): void;
  drop(key: string): void;
  /** Starts what is due. */
  turn(): void;
  readonly size: number;
}

export interface AgendaParts {
  readonly now: () => number;
  readonly wall?: () => number;
  /** Most works under way at once. */
  readonly atOnce?: number;
  readonly failed: (key: string, error: unknown) => void;
}

interface Note {
  readonly when: number;
  readonly work: () => Promise<unknown>;
}

/** What a work answers that goes on later under the same key. */
export class Again implements Note {
  constructor(
    readonly when: number,
    readonly work: () => Promise<unknown>,
  ) {}
}

const FIRST_WAIT_MS = 3000;
const LONGEST_WAIT_MS = 60_000;

export const makeAgenda = ({ now, wall = () => performance.now(), atOnce = 12, failed }: AgendaParts): Agenda => {
  const notes = new Map<string, Note>();
  const underway = new Set<string>();
  /** What failed waits, longer each time, before it is tried again. */
  const waits = new Map<string, { until: number; wait: number }>();
  const start = (key: string, note: Note): void => {
    notes.delete(key);
    underway.add(key);
    note
      .work()
      .then((answer) => {
        waits.delete(key);
        if (answer instanceof Again) notes.set(key, answer);
      })
      .catch((error: unknown) => {
        const wait = Math.min(LONGEST_WAIT_MS, (waits.get(key)?.wait ?? FIRST_WAIT_MS / 2) * 2);
        if (waits.size > 5000) waits.clear();
        waits.set(key, { until: wall() + wait, wait });
        failed(key, error);
      })
      .finally(() => underway.delete(key));
  };
  const begins = (key: string, note: Note): void => {
    notes.set(key, note);
    if (note.when <= now() && underway.size < atOnce && (waits.get(key)?.until ?? 0) <= wall()) start(key, note);
  };
  return {
    get size() {
      return notes.size;
    },
    at: (key, when, work) => {
      if (!underway.has(key)) begins(key, { when, work });
    },
    once: (key, when, work) => {
      if (!underway.has(key) && !notes.has(key)) begins(key, { when, work });
    },
    drop: (key) => notes.delete(key),
    turn: () => {
      const [instant, moment] = [now(), wall()];
      const due = [...notes]
        .filter(([key, note]) => note.when <= instant && (waits.get(key)?.until ?? 0) <= moment)
        .sort(([, a], [, b]) => a.when - b.when);
      for (const [key, note] of due.slice(0, Math.max(0, atOnce - underway.size))) start(key, note);
    },
  };
};
