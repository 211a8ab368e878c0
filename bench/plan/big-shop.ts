// A shop of 10,000 operations with everything that makes shops hard: due dates too tight for all, setups, shifts, material by time.
import { random } from '@onelot/base';
import type { ShopJob, ShopProblem } from '@onelot/plan';

const MINUTE = 60;
const DAY = 86_400;
/** Monday 30 November 2026, 00:00 UTC. */
const NOW = Date.parse('2026-11-30T00:00:00Z') / 1000;
const FAMILIES = 8;
const GROUP = 4;

/**
 * `operations` in jobs of ten over `machines` in groups of four alike, the fourth half as quick; two shifts or three,
 * five days or seven. `load` is the share of open machine time that the work takes until the last due date.
 */
export const bigShop = (operations: number, machines: number, seed = 1, load = 0.95): ShopProblem => {
  const numbers = random(seed);
  const jobs = Math.round(operations / 10);
  const minutes = (low: number, high: number): number => numbers.integer(low, high) * MINUTE;
  // A mean operation takes 75 minutes with its setup; a machine is open for 16 to 24 hours on five days of seven.
  const horizon = ((operations * 75 * MINUTE) / (machines * load)) * ((DAY * 7) / (18 * 3600 * 5));
  const job = (j: number): ShopJob => {
    const release = NOW + Math.round(numbers.next() * 0.7 * horizon);
    const family = `f${numbers.integer(1, FAMILIES)}`;
    const lead = 10 * 75 * MINUTE * (3 + 9 * numbers.next());
    return {
      id: `job ${j}`,
      release: numbers.next() < 0.3 ? NOW : release,
      due: Math.round(release + lead),
      weight: numbers.pick([1, 1, 1, 2, 4]),
      operations: Array.from({ length: 10 }, (_, o) => {
        const group = numbers.integer(0, machines / GROUP - 1) * GROUP;
        const seconds = minutes(20, 100);
        const count = numbers.integer(1, GROUP);
        const first = numbers.integer(0, GROUP - 1);
        const choices = Array.from({ length: count }, (_, c) => {
          const machine = group + ((first + c) % GROUP);
          return { machine: `m${machine}`, seconds: machine % GROUP === 3 ? seconds * 2 : seconds };
        });
        const skilled = numbers.next() < 0.1;
        return {
          id: `job ${j} op ${o}`,
          choices,
          family,
          interruptible: numbers.next() > 0.1,
          ...(skilled && { skill: 'inspection' }),
          ...(numbers.next() < 0.05 && { tools: ['gauge'] }),
          ...(o === 0 && { materials: [{ item: `item ${j % 20}`, quantity: 1 }] }),
        };
      }),
    };
  };
  const list = Array.from({ length: jobs }, (_, j) => job(j));
  // Each item comes in lots, a little before the average job wants it.
  const supplies = Array.from({ length: 20 }, (_, i) => {
    const takers = list.filter((_, j) => j % 20 === i).map(({ release }) => release as number);
    takers.sort((a, b) => a - b);
    return takers.map((release) => ({ item: `item ${i}`, at: Math.max(NOW, release - 4 * 3600), quantity: 1 }));
  }).flat();
  const shift = (days: readonly number[], from: string, to: string) => ({
    timeZone: 'Europe/Berlin',
    shifts: days.map((weekday) => ({ weekday, from, to })),
  });
  return {
    now: NOW,
    calendars: {
      two: shift([1, 2, 3, 4, 5], '06:00', '22:00'),
      three: shift([1, 2, 3, 4, 5], '00:00', '24:00'),
      always: shift([0, 1, 2, 3, 4, 5, 6], '00:00', '24:00'),
    },
    machines: Array.from({ length: machines }, (_, m) => ({
      id: `m${m}`,
      calendar: m % 10 === 0 ? 'always' : m % 2 ? 'three' : 'two',
      setup: {
        default: 20 * MINUTE,
        table: [
          { from: 'f1', to: 'f2', seconds: 5 * MINUTE },
          { from: 'f2', to: 'f1', seconds: 40 * MINUTE },
        ],
      },
    })),
    operators: Array.from({ length: Math.ceil(machines / 6) }, (_, o) => ({
      id: `operator ${o}`,
      skills: ['inspection'],
      calendar: o % 3 ? 'two' : 'always',
    })),
    tools: [{ id: 'gauge', count: Math.ceil(machines / 12) }],
    supplies,
    jobs: list,
  };
};
