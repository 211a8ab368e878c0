// A plan of 10,000 operations in force: what a breakdown moves, and how long a promise of twelve operations takes by plan size.
import { openPlan, promise, replan, type ShopSchedule, schedule, validate } from '@onelot/plan';
import { type Bench, quantile, table } from '../src/report.ts';
import { bigShop } from './big-shop.ts';

const processor = (): number => process.cpuUsage().user / 1e6;

export const livePlan = (bench: Bench): string => {
  bench.say('Breakdowns in 10,000 operations.');
  const moved = [5, 18, 40, 77].map((machine, day) => breakdown(machine, day));
  bench.say('Promises.');
  const promised = [1000, 10_000].map(promises);
  return [
    '### Re-plan after a breakdown of four hours, 10,000 operations',
    '',
    table(['Machine', 'Movable', 'Moved', 'Share', 'Processor, s', 'Rules broken'], moved),
    '',
    '### Promise on a live plan, 12 operations, 60 items of material',
    '',
    table(['Operations in the plan', 'p50, ms', 'p99, ms'], promised),
  ].join('\n');
};

const solved = (plan: ReturnType<typeof schedule>): ShopSchedule => {
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  return plan.value;
};

const breakdown = (machine: number, day: number): (string | number)[] => {
  const shop = bigShop(10_000, 100);
  const plan = solved(schedule(shop, { maxSteps: 2000, seed: 1 }));
  const now = shop.now + day * 86_400 + 9 * 3600;
  const begin = processor();
  const change = { kind: 'closed' as const, machine: `m${machine}`, from: now, to: now + 4 * 3600 };
  const options = { frozenUntil: now, moveCost: 3600, maxSteps: 1e9, seed: 1 };
  const answer = replan({ ...shop, now }, plan, [change], { ...options, shouldStop: () => processor() - begin > 2 });
  const seconds = processor() - begin;
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  const { moves, movable, problem, schedule: after } = answer.value;
  const share = `${((100 * moves.length) / movable).toFixed(2)} %`;
  return [`m${machine}`, movable, moves.length, share, seconds.toFixed(1), validate(problem, after).length];
};

const promises = (operations: number): (string | number)[] => {
  const shop = bigShop(operations, Math.ceil(operations / 400) * 4);
  const supplies = Array.from({ length: 60 }, (_, i) => ({
    item: `part ${i}`,
    at: shop.now + i * 3600,
    quantity: 1000,
  }));
  const stocked = { ...shop, supplies: [...(shop.supplies ?? []), ...supplies] };
  const live = openPlan(stocked, solved(schedule(stocked, { maxSteps: 0, seed: 1 })));
  if (!live.ok) throw new Error(live.problems[0]?.message);
  const transports = [{ id: 'parcel', seconds: 86_400, cost: 500 }];
  const times = shop.jobs.slice(0, 100).map((from, n) => {
    const routing = [...from.operations, ...from.operations].slice(0, 12);
    const steps = routing.map((op, o) => ({
      ...op,
      id: `asked ${n} ${o}`,
      materials: supplies.slice(o * 5, o * 5 + 5).map(({ item }) => ({ item, quantity: 1 })),
    }));
    const begin = performance.now();
    promise(live.value, { job: { id: `asked ${n}`, operations: steps }, now: shop.now, transports });
    return performance.now() - begin;
  });
  return [operations, quantile(times, 0.5).toFixed(1), quantile(times, 0.99).toFixed(1)];
};
