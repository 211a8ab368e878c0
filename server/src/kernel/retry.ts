// Which failures of the database pass by themselves, and how often they are tried again.
import { setTimeout as wait } from 'node:timers/promises';

const PASSING = new Set(['40001', '40P01', '55P03']);

export const attempts = async <T>(work: () => Promise<T>, most = 6): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (!code || !PASSING.has(code) || attempt >= most) throw error;
      await wait(10 * 2 ** attempt * Math.random());
    }
  }
};
