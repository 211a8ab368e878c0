// The long work behind a plan of the network: what is asked of the engine, and how it tells how far it is.
import { type Assessment, assess, type Network, type Part, type Question } from '@onelot/capacity';
import type { Work } from '../../../kernel/work.ts';

export interface Asked extends Question {
  readonly network: Network;
}

/** Share of the whole time that each part takes, by experience. */
const PARTS: readonly (readonly [Part, number])[] = [
  ['plan', 0.1],
  ['bounds', 0.45],
  ['reactions', 0.45],
  ['transfers', 0.7],
  ['search', 0.7],
  ['frontier', 0.7],
];

export const assessNetwork: Work<Asked, Assessment | null> = ({ network, ...question }, tell) => {
  const wanted = {
    transfers: question.transferRounds > 0,
    search: question.searchSteps > 0,
    frontier: question.searchSteps > 0,
  };
  const parts = PARTS.filter(([part]) => !(part in wanted) || wanted[part as keyof typeof wanted]);
  const whole = parts.reduce((sum, [, share]) => sum + share, 0);
  const answer = assess(
    network,
    question,
    (part, done) => {
      const at = parts.findIndex(([name]) => name === part);
      const before = parts.slice(0, at).reduce((sum, [, share]) => sum + share, 0);
      tell.progress((before + done * (parts[at]?.[1] ?? 0)) / whole, part);
    },
    () => tell.stopped(),
  );
  // Stopped before there was a plan: nothing to keep.
  if (!answer.ok && tell.stopped()) return null;
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join(' '));
  return answer.value;
};
