// What an instruction asks for first: its sentences as steps, and the one thing to do in a few words.

/** A sentence ends at `.` before a space and a new beginning; `62.5°` and `12,7 mm` stay whole. */
export const stepsOf = (instruction: string): string[] =>
  instruction
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\d„“"])/u)
    .map((step) => step.trim().replace(/\.$/, ''))
    .filter(Boolean);

const FACT = /^(\p{Lu}[^:.]{1,28}): (\S[^:]{0,40})$/u;

/** Sentences such as `Steel: 8620` are facts to read; the others are things to do. */
export const readInstruction = (instruction: string): { steps: string[]; facts: { name: string; value: string }[] } => {
  const [first, ...rest] = stepsOf(instruction);
  const steps = first === undefined ? [] : [first];
  const facts: { name: string; value: string }[] = [];
  for (const sentence of rest) {
    const fact = FACT.exec(sentence);
    if (fact?.[1] && fact[2]) facts.push({ name: fact[1], value: fact[2] });
    else steps.push(sentence);
  }
  return { steps, facts };
};

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
