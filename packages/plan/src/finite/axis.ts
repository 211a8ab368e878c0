// Working time as a line: how much work is possible up to an instant, and the instant at which so much work is done.

import type { Instant, Seconds, Window } from '../calendar.ts';

const CHUNK = 64 * 86_400;
/** Without a window for so long there is none. */
const EMPTY = 450 * 86_400;
/** Nothing is planned further ahead. */
const FURTHEST = 60 * 366 * 86_400;
const BUCKET = 3600;

/**
 * The windows of a machine, or of a machine with its operator, laid end to end. Work is counted in seconds from `now`.
 * Windows are expanded when first needed; beyond the last one every answer is Infinity.
 */
export class Axis {
  readonly #windowsOf: (from: Instant, to: Instant) => readonly Window[];
  readonly #now: Instant;
  #reach: Instant;
  #over = false;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** Work up to the end of each window. */
  readonly #done: number[] = [];
  /** First window that ends after the bucket of clock time begins. */
  readonly #byClock: number[] = [];
  /** First window with work left when the bucket of work begins. */
  readonly #byWork: number[] = [];

  constructor(now: Instant, windowsOf: (from: Instant, to: Instant) => readonly Window[]) {
    this.#now = now;
    this.#reach = now;
    this.#windowsOf = windowsOf;
  }

  /** Working seconds before `at` (at or after now). */
  work(at: Instant): Seconds {
    if (at === Infinity) return Infinity;
    let i = this.#windowAt(at);
    while (i < this.#to.length && this.#to[i]! <= at) i++;
    if (i >= this.#to.length) return this.#over ? this.#total() : this.#grown(() => this.work(at));
    const before = i > 0 ? this.#done[i - 1]! : 0;
    const from = this.#from[i]!;
    return at > from ? before + at - from : before;
  }

  /** The last instant at which exactly `work` is done: where more work can begin. */
  beginAt(work: Seconds): Instant {
    const i = this.#windowOf(work);
    return i < 0 ? Infinity : this.#to[i]! - (this.#done[i]! - work);
  }

  /** The first instant at which `work` (above 0) is done. */
  doneAt(work: Seconds): Instant {
    return this.beginAt(work - 1) + 1;
  }

  /** The first work position from `work` on from which `seconds` fit into one window. */
  fit(work: Seconds, seconds: Seconds): Seconds {
    let i = this.#windowOf(work);
    if (i < 0) return Infinity;
    const last = this.#to[i]! + 4 * EMPTY;
    for (let at = work; this.#from[i]! <= last; i++, at = this.#done[i - 1]!) {
      // The last window known may go on in the next chunk.
      while (this.#done[i]! - at < seconds && i + 1 >= this.#to.length && !this.#over) this.#grow();
      if (this.#done[i]! - at >= seconds) return at;
      if (i + 1 >= this.#to.length) return Infinity;
    }
    return Infinity;
  }

  #total(): Seconds {
    return this.#done.at(-1) ?? 0;
  }

  #windowAt(at: Instant): number {
    const bucket = Math.floor((at - this.#now) / BUCKET);
    return this.#byClock[Math.max(0, bucket)] ?? this.#to.length;
  }

  /** The window in which work goes on after `work` is done; -1 when there is none. */
  #windowOf(work: Seconds): number {
    if (!(work < Infinity)) return -1;
    let i = this.#byWork[Math.floor(work / BUCKET)] ?? this.#to.length;
    while (i < this.#to.length && this.#done[i]! <= work) i++;
    if (i < this.#to.length) return i;
    return this.#over ? -1 : this.#grown(() => this.#windowOf(work));
  }

  #grown<T>(again: () => T): T {
    this.#grow();
    return again();
  }

  #grow(): void {
    const first = this.#reach;
    const had = this.#total();
    while (this.#total() === had && this.#reach - first < EMPTY) {
      for (const window of this.#windowsOf(this.#reach, this.#reach + CHUNK)) this.#add(window);
      this.#reach += CHUNK;
    }
    if (this.#total() === had || this.#reach - this.#now > FURTHEST) this.#over = true;
  }

  #add({ from, to }: Window): void {
    const goesOn = this.#to.at(-1) === from;
    const i = goesOn ? this.#to.length - 1 : this.#to.length;
    const done = this.#total() + to - from;
    if (!goesOn) this.#from.push(from);
    this.#to[i] = to;
    this.#done[i] = done;
    for (let b = this.#byClock.length; this.#now + b * BUCKET < to; b++) this.#byClock.push(i);
    for (let b = this.#byWork.length; b * BUCKET < done; b++) this.#byWork.push(i);
  }
}

/** The windows that both have, in order. */
export function bothOpen(a: readonly Window[], b: readonly Window[]): Window[] {
  const both: Window[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i]!.from, b[j]!.from);
    const to = Math.min(a[i]!.to, b[j]!.to);
    if (from < to) both.push({ from, to });
    if (a[i]!.to < b[j]!.to) i++;
    else j++;
  }
  return both;
}

/** The windows without the closed spans. */
export function without(windows: readonly Window[], closed: readonly Window[]): Window[] {
  let left = [...windows];
  for (const { from, to } of closed)
    left = left.flatMap((window) =>
      window.to <= from || window.from >= to
        ? [window]
        : [
            { from: window.from, to: Math.min(window.to, from) },
            { from: Math.max(window.from, to), to: window.to },
          ].filter((part) => part.from < part.to),
    );
  return left;
}
