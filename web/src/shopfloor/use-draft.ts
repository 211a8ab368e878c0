// What a person noted on a job that is not sent yet: measured values and ticked steps, kept while jobs are switched.
import { useState } from 'react';
import { readNumber, type Target } from './parameters.ts';

interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly ticked: readonly number[];
}

const EMPTY: Draft = { texts: {}, ticked: [] };
const drafts = new Map<string, Draft>();

/** `readings` come from a gauge that reports; what a person types counts before it. */
export const useDraft = (job: string, readings: Readonly<Record<string, unknown>>) => {
  const [draft, setDraft] = useState(() => drafts.get(job) ?? EMPTY);
  const keep = (next: Draft): void => {
    drafts.set(job, next);
    setDraft(next);
  };
  const value = (key: string): number | undefined => {
    const typed = draft.texts[key];
    if (typed !== undefined && typed.trim() !== '') return readNumber(typed);
    const read = readings[key];
    return typeof read === 'number' ? read : undefined;
  };
  return {
    ticked: draft.ticked,
    text: (key: string): string | undefined => draft.texts[key],
    value,
    isRead: (key: string): boolean => !draft.texts[key]?.trim() && typeof readings[key] === 'number',
    type: (key: string, text: string): void => keep({ ...draft, texts: { ...draft.texts, [key]: text } }),
    tick: (step: number): void =>
      keep({
        ...draft,
        ticked: draft.ticked.includes(step) ? draft.ticked.filter((each) => each !== step) : [...draft.ticked, step],
      }),
    /** What is recorded with the operation. */
    measurements: (targets: readonly Target[]): Record<string, number> =>
      Object.fromEntries(
        targets.flatMap(({ key }) => {
          const measured = value(key);
          return measured === undefined ? [] : [[key, measured]];
        }),
      ),
  };
};
export type JobDraft = ReturnType<typeof useDraft>;

export const forgetDraft = (job: string): void => {
  drafts.delete(job);
};
