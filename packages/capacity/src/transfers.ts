// Which peaks of demand other centers should take over: tried from the market on, the dearest peak first, kept only where the whole gets cheaper.
import { ok, type Result } from '@onelot/base';
import { flatten, resolve } from './flatten.ts';
import type { Move, Moved } from './moves.ts';
import type { Network } from './network.ts';
import { type PlanOptions, plan } from './plan.ts';
import type { CenterPlan, PlanResult } from './report.ts';

export interface TransferOptions extends PlanOptions {
  /** Moves tried, 50 without it. */
  readonly maxRounds?: number;
}

export interface TransferResult {
  readonly moves: readonly Moved[];
  /** Cost of all resources, minor units. */
  readonly before: number;
  readonly after: number;
  /** Cost of moving what is moved, minor units over the horizon; after + moving is below before, or nothing is moved. */
  readonly moving: number;
  /** Moves tried. */
  readonly rounds: number;
  readonly stopped: boolean;
  readonly plan: PlanResult;
}

interface Candidate extends Move {
  readonly unitCost: number;
  /** Days on the way. */
  readonly days: number;
}

/** What stays of a day, as a share of the mean day: only the peaks go, all above the mean, or all. */
const KEEP = [1.5, 1, 0];

/**
 * Moves demand between centers of a stage until no move lowers the cost of all resources and of moving, or the rounds are used
 * up. Each move is judged by a whole plan on the same random numbers, so the cost never rises.
 */
export const transfers = (network: Network, options: TransferOptions = {}): Result<TransferResult> => {
  const first = plan(network, undefined, undefined, { ...options, days: false });
  if (!first.ok) return first;
  const most = options.maxRounds ?? 50;
  const tried = new Set<string>();
  let moves: readonly Candidate[] = [];
  let best = first.value;
  let moving = 0;
  let rounds = 0;
  let stopped = false;
  while (rounds < most && !stopped) {
    const next = nextMove(network, best, moves, tried);
    if (!next) break;
    tried.add(keyOf(next));
    rounds += 1;
    options.onProgress?.(rounds, most);
    const wanted = [...moves.filter((each) => lineOf(each) !== lineOf(next)), next];
    const answer = plan(network, undefined, undefined, {
      ...options,
      days: false,
      moves: wanted,
      near: best,
      onProgress: undefined,
    });
    stopped = options.shouldStop?.() ?? false;
    if (!answer.ok) continue;
    const cost = movingCost(wanted, answer.value);
    if (answer.value.cost + cost >= best.cost + moving) continue;
    [moves, best, moving] = [wanted, answer.value, cost];
  }
  return ok({
    moves: best.moved ?? [],
    before: first.value.cost,
    after: best.cost,
    moving,
    rounds,
    stopped,
    plan: best,
  });
};

const lineOf = ({ from, to, product, level }: Move): string => `${from} ${to} ${product} ${level}`;
const keyOf = (move: Move): string => `${lineOf(move)} ${move.above}`;

const movingCost = (moves: readonly Candidate[], { moved = [] }: PlanResult): number =>
  Math.round(moves.reduce((sum, { unitCost }, at) => sum + unitCost * (moved[at]?.units ?? 0), 0));

/** From the market on, the center whose peaks cost most; of its ways the cheapest, only the peaks before more. */
const nextMove = (
  network: Network,
  now: PlanResult,
  taken: readonly Candidate[],
  tried: ReadonlySet<string>,
): Candidate | undefined => {
  const depths = [...new Set(now.centers.map(({ depth }) => depth))].sort((a, b) => a - b);
  for (const depth of depths) {
    const stage = now.centers.filter((center) => center.depth === depth).sort((a, b) => peakCost(b) - peakCost(a));
    for (const center of stage) {
      const open = candidates(network, now, center, taken).filter((each) => !tried.has(keyOf(each)));
      if (open[0]) return open[0];
    }
  }
  return undefined;
};

/** What the units cost that a mean day does not need. */
const peakCost = ({ resources }: CenterPlan): number =>
  resources.reduce((sum, { cost, utilisation }) => sum + cost * (1 - utilisation), 0);

const candidates = (
  network: Network,
  now: PlanResult,
  center: CenterPlan,
  taken: readonly Candidate[],
): readonly Candidate[] => {
  const flat = flatten(network);
  const known = new Map(flat.map((each) => [each.id, each]));
  const own = known.get(center.id);
  if (!own) return [];
  // What came from elsewhere is not handed on, and nobody hands to whom it takes from.
  const ways = (own.spec.transfers ?? [])
    .map((terms) => ({ ...terms, to: resolve(known, own, terms.to)?.id ?? '' }))
    .filter(({ to }) => !taken.some((each) => each.from === to || each.to === center.id))
    .filter(({ to }) => slackAt(now, to))
    .sort((a, b) => a.cost - b.cost || a.days - b.days);
  return ways.flatMap(({ to, products, cost, days }) =>
    KEEP.flatMap((keep) =>
      center.products
        .filter(({ product, made }) => made > 0 && (!products || products.includes(product)))
        .map(({ product, level, made }) => ({
          from: center.id,
          to,
          product,
          level,
          above: Math.ceil((keep * made) / now.scenarios / now.days),
          unitCost: cost,
          days,
        })),
    ),
  );
};

/** A center has slack where none of its resources is worked to the full. */
const slackAt = (now: PlanResult, id: string): boolean =>
  (now.centers.find((center) => center.id === id)?.resources ?? []).some(
    ({ planned, utilisation }) => planned > 0 && utilisation < 0.95,
  );
