// How many requests the world makes at most: a bucket of tokens that fills evenly, and a few under way at once.

export interface Limit {
  /** Runs the work when it is its turn; first come, first served. */
  run<T>(work: () => Promise<T>): Promise<T>;
  waiting(): number;
}

export const makeLimit = (perSecond: number, atOnce = 6, now: () => number = () => performance.now()): Limit => {
  const most = Math.max(1, perSecond / 4);
  const queue: (() => void)[] = [];
  let tokens = most;
  let filledAt = now();
  let running = 0;
  let timer: NodeJS.Timeout | undefined;
  const fill = (): void => {
    const at = now();
    tokens = Math.min(most, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
  };
  const pump = (): void => {
    fill();
    while (queue.length && running < atOnce && tokens >= 1) {
      tokens -= 1;
      running += 1;
      queue.shift()?.();
    }
    if (queue.length && running < atOnce && !timer)
      timer = setTimeout(
        () => {
          timer = undefined;
          pump();
        },
        Math.max(1, ((1 - tokens) / perSecond) * 1000),
      );
  };
  return {
    waiting: () => queue.length,
    run: async (work) => {
      await new Promise<void>((resolve) => {
        queue.push(resolve);
        pump();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        pump();
      }
    },
  };
};
