// Business time as the world knows it: what the platform last said, carried on by the wall clock at its speed.

export interface ClockFact {
  readonly now: string;
  readonly speed: number;
  readonly paused: boolean;
}

export interface Time {
  /** Business milliseconds since 1970. */
  now(): number;
  /** Business seconds a wall second; 0 while paused. */
  speed(): number;
  set(fact: ClockFact): void;
}

export const makeTime = (wall: () => number = () => performance.now()): Time => {
  let at = 0;
  let read = wall();
  let speed = 0;
  const now = (): number => at + (wall() - read) * speed;
  return {
    now,
    speed: () => speed,
    set: (fact) => {
      const told = Date.parse(fact.now);
      // The answer took its way: business time never runs backwards here either, unless it is another clock.
      const jump = told < now() - 2000 * Math.max(1, speed) || at === 0;
      at = jump ? told : Math.max(told, fact.paused ? told : now());
      read = wall();
      speed = fact.paused ? 0 : fact.speed;
    },
  };
};
