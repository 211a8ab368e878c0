// Long work as screens follow it: asked often while it runs, and left alone once it has ended.
import { type Output, platform } from '@onelot/contracts';
import { useAsk } from './use.ts';

type Job = Output<typeof platform.getJob>;

export const jobOver = (job: Pick<Job, 'state'> | undefined): boolean =>
  job !== undefined && job.state !== 'waiting' && job.state !== 'running';

/**
 * A job with its result, asked twice a second until it has ended; nothing is asked without an id.
 * @public
 */
export const useJob = (job: string | undefined): { readonly job: Job | undefined; readonly over: boolean } => {
  const asked = useAsk(
    platform.getJob,
    { job: job ?? '' },
    { enabled: job !== undefined, keep: false, refetchSeconds: (seen) => (jobOver(seen as Job) ? false : 0.5) },
  );
  return { job: job === undefined ? undefined : asked.data, over: jobOver(asked.data) };
};
