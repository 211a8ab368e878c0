// The shortest plan found for a job shop: tabu search from a few starts, then from points between the good plans.
// (Path relinking and elite plans as in Peng, Lue and Cheng 2015, for alternatives too.)

import { ok, type Random, type Result, random } from '@onelot/base';
import { lowerBound } from './bound.ts';
import { emptyGraph, type Graph, load, type Sequence } from './graph.ts';
import { type Instance, type JobShop, toInstance } from './instance.ts';
import { between, dispatch } from './start.ts';
import { type Memory, makeMemory, tabuSearch } from './tabu.ts';

export interface Placed {
  readonly job: number;
  readonly operation: number;
  readonly machine: number;
  readonly start: number;
  readonly end: number;
}

export interface ShortestPlan {
  readonly makespan: number;
  /** No plan is shorter than this. */
  readonly lowerBound: number;
  /** Job by job, in order of work; all numbered from 0. */
  readonly operations: readonly Placed[];
  /** Moves made: the same problem, seed and number of steps give the same plan. */
  readonly steps: number;
}

export interface SearchOptions {
  readonly seed?: number;
  /** Most moves made, default one million. */
  readonly maxSteps?: number;
  /** Asked now and then; true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
  /** Told of each better plan. */
  readonly onBest?: (makespan: number) => void;
}

interface Run {
  readonly graph: Graph;
  readonly memory: Memory;
  readonly random: Random;
  readonly target: number;
  readonly goOn: () => boolean;
  best: Sequence;
  readonly onBest: ((makespan: number) => void) | undefined;
}

/** The shortest plan found. Problems: those of `checkJobShop`. */
export function shortestPlan(shop: JobShop, options: SearchOptions = {}): Result<ShortestPlan> {
  const instance = toInstance(shop);
  if (!instance.ok) return instance;
  const bound = lowerBound(instance.value);
  const run = openRun(instance.value, bound, options);
  search(run);
  load(run.graph, run.best);
  return ok({
    makespan: run.best.makespan,
    lowerBound: bound,
    operations: placedOf(run.graph),
    steps: run.memory.step,
  });
}

function openRun(instance: Instance, target: number, options: SearchOptions): Run {
  const { maxSteps = 1_000_000, shouldStop, onBest } = options;
  const graph = emptyGraph(instance);
  const memory = makeMemory(graph);
  const chance = random(options.seed ?? 1);
  let stopped = false;
  const goOn = (): boolean => {
    if (!stopped) stopped = memory.step >= maxSteps || ((memory.step & 63) === 0 && shouldStop?.() === true);
    return !stopped;
  };
  load(graph, dispatch(instance, chance, 0));
  const best = tabuSearch(graph, memory, chance, 0, target, goOn);
  onBest?.(best.makespan);
  return { graph, memory, random: chance, target, goOn, best, onBest };
}

const ELITE = 8;
/** Moves without a better plan after which a search from a first plan, or from a mixed one, ends. */
const FIRST_PATIENCE = 1500;
const PATIENCE = 6000;

function search(run: Run): void {
  const { goOn, target } = run;
  while (goOn() && run.best.makespan > target) {
    const elite = firstElite(run);
    if (elite.length < 2) continue;
    relink(run, elite);
  }
}

function improve(run: Run, start: Omit<Sequence, 'makespan'>, patience: number): Sequence {
  load(run.graph, start);
  const found = tabuSearch(run.graph, run.memory, run.random, patience, run.target, run.goOn);
  if (found.makespan < run.best.makespan) {
    run.best = found;
    run.onBest?.(found.makespan);
  }
  return found;
}

function firstElite(run: Run): Sequence[] {
  const elite: Sequence[] = [];
  for (let i = 0; i < ELITE && run.goOn() && run.best.makespan > run.target; i++)
    elite.push(improve(run, dispatch(run.graph.instance, run.random, i === 0 ? 0 : 1), FIRST_PATIENCE));
  return elite;
}

/** Goes on between the elite's plans until they are all alike. */
function relink(run: Run, elite: Sequence[]): void {
  let idle = 0;
  while (idle < 4 * ELITE && run.goOn() && run.best.makespan > run.target) {
    const a = run.random.integer(0, elite.length - 1);
    let b = run.random.integer(0, elite.length - 2);
    if (b >= a) b++;
    const share = 0.4 + 0.3 * run.random.next();
    const child = improve(run, between(run.graph.instance, elite[a]!, elite[b]!, share, run.random), PATIENCE);
    let worst = 0;
    for (let i = 1; i < elite.length; i++) if (elite[i]!.makespan >= elite[worst]!.makespan) worst = i;
    const same = elite.some(
      (each) =>
        each.makespan === child.makespan && distance(run.graph.instance, each, child) < 0.02 * child.order.length,
    );
    if (!same && child.makespan <= elite[worst]!.makespan) {
      idle = child.makespan < elite[worst]!.makespan ? 0 : idle + 1;
      elite[worst] = child;
    } else idle++;
  }
}

/** On how many operations two plans differ in machine or in what comes next there. */
function distance({ none }: Instance, a: Sequence, b: Sequence): number {
  const [x, y] = [nextOf(none, a), nextOf(none, b)];
  let apart = 0;
  for (let v = 0; v < none; v++) if (a.machineOf[v] !== b.machineOf[v] || x[v] !== y[v]) apart++;
  return apart;
}

function nextOf(none: number, { machineOf, order }: Sequence): Int32Array {
  const last = new Map<number, number>();
  const next = new Int32Array(none).fill(none);
  for (const v of order) {
    const before = last.get(machineOf[v]!);
    if (before !== undefined) next[before] = v;
    last.set(machineOf[v]!, v);
  }
  return next;
}

function placedOf({ instance, machineOf, head, duration }: Graph): Placed[] {
  const { none, jobOf, before } = instance;
  const placed: Placed[] = [];
  let operation = 0;
  for (let v = 0; v < none; v++) {
    operation = before[v] === none ? 0 : operation + 1;
    placed.push({ job: jobOf[v]!, operation, machine: machineOf[v]!, start: head[v]!, end: head[v]! + duration[v]! });
  }
  return placed;
}
