// Two answers to one question: a first look beside the page at once, and on wish the precise plan as a job on the server.
import type { Assessment, Network } from '@onelot/capacity';
import { platform, production } from '@onelot/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useAsk, useCommand } from '../../../data/index.ts';
import { type Case, editsOf } from './case.ts';
import type { Ask, Told } from './resources.worker.ts';

/** Scenarios of the first look: some 0.4 s for 27 centers and a year of days. */
export const FEW = 12;
/** Milliseconds a slider rests before the first look begins. */
const REST = 60;

export interface FirstLook extends Told {
  readonly asked: Case;
}

/** The last answer stays until the next; a newer question ends the older one. */
export const useFirstLook = (network: Network | undefined, one: Case): FirstLook | undefined => {
  const [answer, setAnswer] = useState<FirstLook>();
  useEffect(() => {
    if (!network) return;
    let worker: Worker | undefined;
    const wait = setTimeout(() => {
      worker = new Worker(new URL('./resources.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<Told>) =>
        setAnswer((before) => ({ ...data, plan: data.plan ?? before?.plan, asked: one }) as FirstLook);
      const ask: Ask = { network, edits: editsOf(network, one), variation: one.variation, scenarios: FEW };
      worker.postMessage(ask);
    }, REST);
    return () => {
      clearTimeout(wait);
      worker?.terminate();
    };
  }, [network, one]);
  return answer;
};

const over = (state: string): boolean => state !== 'waiting' && state !== 'running';

/** The precise plan of a case, as long as the case is the one it was begun for. */
export const useRefined = (network: Network | undefined, one: Case) => {
  const [asked, setAsked] = useState<{ readonly one: Case; readonly job: string }>();
  const begin = useCommand(production.planNetwork);
  const cancel = useCommand(platform.cancelJob);
  const own = asked?.one === one ? asked : undefined;
  const [ended, setEnded] = useState<string>();
  const running = own !== undefined && ended !== own.job;
  const seen = useAsk(
    platform.getJob,
    { job: own?.job ?? '' },
    { enabled: own !== undefined, keep: false, ...(running ? { refetchSeconds: 0.5 } : {}) },
  );
  const job = own && seen.data?.id === own.job ? seen.data : undefined;
  useEffect(() => {
    if (job && over(job.state)) setEnded(job.id);
  }, [job]);
  const assessment = useMemo(
    () => (job && over(job.state) && job.result ? (job.result as Assessment) : undefined),
    [job],
  );
  return {
    assessment,
    /** The job that holds it. */
    done: assessment ? own?.job : undefined,
    job: job && !over(job.state) ? job : undefined,
    waiting: begin.isPending || (own !== undefined && !job),
    problem: begin.error?.document ?? (job?.state === 'failed' ? { title: job.problem ?? '' } : undefined),
    begin: async (scenarios: number, more: { searchSteps?: number; transferRounds?: number } = {}): Promise<void> => {
      if (!network) return;
      if (job && !over(job.state)) cancel.mutate({ job: job.id });
      const edits = [...editsOf(network, one)];
      const answer = await begin
        .mutateAsync({ edits, variation: one.variation, scenarios, ...more })
        .catch(() => undefined);
      if (answer) setAsked({ one, job: answer.job });
    },
    stop: (): void => {
      if (job) cancel.mutate({ job: job.id });
    },
  };
};
