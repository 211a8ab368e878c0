// Where an operation could go: gaps of every machine that can make it, from when it is ready, and the end of each line.

import type { Draft, Target } from './draft.ts';

/** Gaps looked at on each place of a machine. */
const MOST_GAPS = 8;

/** Places for `v` with keys between its routing's neighbours, those in gaps long enough for it first. */
export function targetsOf(draft: Draft, v: number): Target[] {
  const { model, lines, times } = draft;
  const { choices, choiceSeconds, unitFirst, slots, jobOf } = model;
  const inJob = v > 0 && jobOf[v - 1] === jobOf[v];
  const ready = Math.max(model.release[v]!, times.material[v]!, inJob ? times.end[v - 1]! + model.minWait[v]! : 0);
  const [low, high] = keyRange(draft, v);
  const { resources } = draft.targetOf(v);
  const targets: Target[] = [];
  const add = (unit: number, from: number, to: number, seconds: number): void => {
    const [a, b] = [Math.max(low, from), Math.min(high, to)];
    const key = b === Infinity ? a + 1 + v * 1e-7 : a + (b - a) * (0.4 + 0.2 * ((v * 0.618034) % 1));
    if (a < key && key < b) targets.push({ key, resources: [unit, ...resources.slice(1)], seconds });
  };
  for (let c = choices.first[v]!; c < choices.first[v + 1]!; c++)
    for (let unit = unitFirst[choices.of[c]!]!; unit < unitFirst[choices.of[c]! + 1]!; unit++) {
      const seconds = choiceSeconds[c]!;
      let found = 0;
      // From the end backwards until what ends before the operation is ready.
      let next = -1;
      const gaps: [number, number][] = [];
      for (let x = lines.tail[unit]!; x >= 0; x = lines.previous[x]!) {
        const u = (x / slots) | 0;
        if (u === v) continue;
        const until = next < 0 ? Infinity : times.start[next]!;
        if (until - Math.max(ready, times.end[u]!) >= seconds)
          gaps.push([lines.key[u]!, next < 0 ? Infinity : lines.key[next]!]);
        next = u;
        if (times.end[u]! <= ready) break;
      }
      if (next >= 0 && times.end[next]! > ready && times.start[next]! - ready >= seconds)
        gaps.push([-1, lines.key[next]!]);
      if (next < 0) gaps.push([-1, Infinity]);
      for (const [from, to] of gaps.reverse()) if (found++ < MOST_GAPS) add(unit, from, to, seconds);
      const last = gaps.at(-1);
      if (last && gaps.length > MOST_GAPS) add(unit, last[0], last[1], seconds);
    }
  return targets;
}

/** Keys of what comes before and after it in the routing. */
function keyRange({ model, lines }: Draft, v: number): [number, number] {
  const { jobOf, after, before } = model;
  let low = v > 0 && jobOf[v - 1] === jobOf[v] ? lines.key[v - 1]! : -1;
  let high = jobOf[v + 1] === jobOf[v] ? lines.key[v + 1]! : Infinity;
  for (let i = after.first[v]!; i < after.first[v + 1]!; i++) low = Math.max(low, lines.key[after.of[i]!]!);
  for (let i = before.first[v]!; i < before.first[v + 1]!; i++) high = Math.min(high, lines.key[before.of[i]!]!);
  return [low, high];
}
