// A plan with everything a planner asks about it: bounds, which centers react most, and on wish a better split and the frontier.
import { ok, type Result } from '@onelot/base';
import { type BoundsResult, bounds } from './bounds.ts';
import { type Edit, withEdits } from './edits.ts';
import type { Network } from './network.ts';
import { type PlanOptions, plan } from './plan.ts';
import type { PlanResult } from './report.ts';
import { type FrontierPoint, frontier, type SearchResult, search } from './search.ts';
import { type Reaction, sensitivity } from './sensitivity.ts';
import { type TransferResult, transfers } from './transfers.ts';

export interface Question {
  readonly edits: readonly Edit[];
  readonly scenarios: number;
  readonly seed: number;
  /** Factor on every standard deviation of the forecast. */
  readonly variation: number;
  /** Splits tried by the search; 0 leaves search and frontier out. */
  readonly searchSteps: number;
  /** Moves of demand between centers that are tried; 0 tries none. */
  readonly transferRounds: number;
}

export interface Assessment {
  readonly question: Question;
  readonly plan: PlanResult;
  readonly bounds?: BoundsResult;
  readonly reactions?: readonly Reaction[];
  readonly transfers?: Omit<TransferResult, 'plan'>;
  readonly search?: Omit<SearchResult, 'network'>;
  readonly frontier?: readonly FrontierPoint[];
  /** It was stopped before all of it was there. */
  readonly stopped: boolean;
}

export type Part = 'plan' | 'bounds' | 'reactions' | 'transfers' | 'search' | 'frontier';

/** Days added to the market's promise at the points of the frontier. */
const MORE_DAYS = [0, 1, 2, 3, 5];
/** Reactions, search and frontier compare plans with each other on the same random numbers; fewer scenarios do. */
const FEW = 30;

/**
 * The plan first, then what is asked about it; stopped in between it answers with what it has. Problems are those of `plan`.
 * @param tell part under way, and its own share done
 */
export const assess = (
  network: Network,
  question: Question,
  tell: (part: Part, done: number) => void = () => undefined,
  shouldStop: () => boolean = () => false,
): Result<Assessment> => {
  const { edits, seed, variation, searchSteps, transferRounds } = question;
  const asked = withEdits(network, edits);
  if (!asked.ok) return asked;
  const options = (part: Part, scenarios = question.scenarios): PlanOptions => ({
    scenarios,
    seed,
    variation,
    shouldStop,
    onProgress: (done, of) => tell(part, done / of),
  });
  const few = Math.min(question.scenarios, FEW);
  const first = plan(asked.value, undefined, undefined, { ...options('plan'), days: true });
  if (!first.ok) return first;
  let answer: Assessment = { question, plan: first.value, stopped: false };
  const add = <T>(part: Part, result: Result<T>, put: (value: T) => Partial<Assessment>): void => {
    answer = result.ok ? { ...answer, ...put(result.value) } : { ...answer, stopped: shouldStop() };
    if (result.ok) tell(part, 1);
  };
  if (!shouldStop())
    add('bounds', bounds(asked.value, undefined, undefined, options('bounds')), (value) => ({ bounds: value }));
  if (!shouldStop())
    add('reactions', sensitivity(asked.value, undefined, undefined, options('reactions', few)), (value) => ({
      reactions: value,
    }));
  if (transferRounds > 0 && !shouldStop())
    add(
      'transfers',
      transfers(asked.value, { ...options('transfers', few), maxRounds: transferRounds }),
      ({ plan: _, ...found }) => ({ transfers: found }),
    );
  if (searchSteps > 0 && !shouldStop())
    add(
      'search',
      search(asked.value, { ...options('search', few), maxSteps: searchSteps }),
      ({ network: _, ...found }) => ({
        search: found,
      }),
    );
  if (searchSteps > 0 && !shouldStop())
    add(
      'frontier',
      frontier(asked.value, MORE_DAYS, { ...options('frontier', few), maxSteps: Math.ceil(searchSteps / 4) }),
      (value) => ({ frontier: value }),
    );
  return ok(shouldStop() ? { ...answer, stopped: true } : answer);
};
