// What an instruction asks for first: its sentences as steps, and the one thing to do in a few words.

/** A sentence ends at `.` before a space and a new beginning; `62.5°` and `12,7 mm` stay whole. */
export const stepsOf = (instruction: string): string[] =>
  instruction
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\d„“"])/u)
    .map((step) => step.trim().replace(/\.$/, ''))
    .filter(Boolean);

/** Where a long sentence may end early: before a comma or colon that is followed by a space, or a bracket. */
const STOP = /[,:;](?=\s)|\s[–(]/g;

/** The first step in few words: cut at its first stop that leaves at least two words. */
export const headlineOf = (instruction: string, most = 30): string => {
  const first = stepsOf(instruction)[0] ?? instruction;
  if (first.length <= most) return first;
  for (const stop of first.matchAll(STOP)) {
    const start = first.slice(0, stop.index).trim();
    if (start.includes(' ')) return start;
  }
  return first;
};
