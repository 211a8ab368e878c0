// Asks the solver beside the page; a newer question ends the older one, and what is on the screen stays until its answer.
import { useEffect, useState } from 'react';
import { type Case, modelOf, surveyOf } from './case.ts';
import type { Ask, Doubt, Found, Told } from './mix.worker.ts';

export interface Answer {
  /** The question that `found` answers. */
  readonly asked?: Case;
  readonly found?: Found;
  readonly doubt?: Doubt;
}

export const useMix = (one: Case): Answer => {
  const [answer, setAnswer] = useState<Answer>({});
  useEffect(() => {
    let worker: Worker | undefined;
    // A slider in motion asks at most every frame or so, not at every pixel.
    const wait = setTimeout(() => {
      worker = new Worker(new URL('./mix.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.found) setAnswer((before) => ({ ...before, asked: one, found: data.found }));
        if (data.doubt) setAnswer((before) => ({ ...before, doubt: data.doubt }));
      };
      worker.postMessage({ id: 1, model: modelOf(one), survey: surveyOf(one) } satisfies Ask);
    }, 30);
    return () => {
      clearTimeout(wait);
      worker?.terminate();
    };
  }, [one]);
  return answer;
};
