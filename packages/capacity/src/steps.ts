// How a calculation asks its slices of scenarios and goes on with what they answer, here or on many workers.
import { type Answer, merge, type Question } from './questions.ts';

/** A calculation that asks questions in rounds; each round is answered for all scenarios before it goes on. */
export type Steps<T> = Generator<readonly Question[], T, readonly Answer[]>;

/** Answers a round for some scenarios. */
export type Ask = (questions: readonly Question[]) => readonly Answer[];
/** Answers a round for all scenarios, from slices in the order of their scenarios. */
export type AskMany = (questions: readonly Question[]) => Promise<readonly (readonly Answer[])[]>;

/** One question, its answer. */
export function* ask<Q extends Question>(question: Q): Steps<Extract<Answer, { ask: Q['ask'] }>> {
  const answers = yield [question];
  return answers[0] as Extract<Answer, { ask: Q['ask'] }>;
}

/** Several calculations side by side: their questions of a round are asked together. */
export function* together<T>(list: readonly Steps<T>[]): Steps<readonly T[]> {
  const states = list.map((steps) => ({ steps, state: steps.next() }));
  for (;;) {
    const open = states.filter(({ state }) => !state.done);
    if (!open.length) return states.map(({ state }) => state.value as T);
    const counts = open.map(({ state }) => (state.value as readonly Question[]).length);
    const answers = yield open.flatMap(({ state }) => state.value as readonly Question[]);
    let from = 0;
    open.forEach((each, index) => {
      const to = from + (counts[index] as number);
      each.state = each.steps.next(answers.slice(from, to));
      from = to;
    });
  }
}

export interface Watch {
  /** Called between rounds; true ends the calculation. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** Called between rounds with the rounds so far. */
  readonly onRound?: ((rounds: number) => void) | undefined;
}

/** Runs a calculation on one slice; undefined when it was stopped. */
export const drive = <T>(steps: Steps<T>, answer: Ask, watch: Watch = {}): T | undefined => {
  let state = steps.next();
  for (let round = 1; !state.done; round += 1) {
    if (watch.shouldStop?.()) return undefined;
    state = steps.next(answer(state.value));
    watch.onRound?.(round);
  }
  return state.value;
};

/** Runs a calculation on slices that answer in their own time; undefined when it was stopped. */
export const driveMany = async <T>(steps: Steps<T>, answer: AskMany, watch: Watch = {}): Promise<T | undefined> => {
  let state = steps.next();
  for (let round = 1; !state.done; round += 1) {
    if (watch.shouldStop?.()) return undefined;
    state = steps.next(merge(await answer(state.value)));
    watch.onRound?.(round);
  }
  return state.value;
};
