// A refusal's reasons beside the fields they are about.
import type { ApiProblem } from '@onelot/contracts';
import { useProblemWords } from '../../look/index.ts';

/** Reason in the reader's words by JSON pointer, `/address/postcode`; of several at a field the first, which is the plainest. */
export const useFieldErrors = (): ((problem: ApiProblem | null | undefined) => Readonly<Record<string, string>>) => {
  const words = useProblemWords();
  return (problem) =>
    Object.fromEntries([...(problem?.document.problems ?? [])].reverse().map((one) => [one.path, words.field(one)]));
};

/** What belongs to none of the fields shown, to be said above them; undefined where all is said at its field. */
export const restOf = (problem: ApiProblem | null | undefined, fields: readonly string[]): unknown => {
  if (!problem) return undefined;
  const all = problem.document.problems ?? [];
  const rest = all.filter((one) => !fields.includes(one.path));
  return all.length > 0 && rest.length === 0 ? undefined : { ...problem.document, problems: rest };
};
