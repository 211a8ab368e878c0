// Which job a person at a work center does next: their own started one, else the first that can begin.
import type { Output, production } from '@onelot/contracts';

export type Job = Output<typeof production.getOperation>;
type Who = { readonly name: string; readonly account: string; readonly email: string } | null;

export const isOpen = (job: Job): boolean => job.state === 'planned' || job.state === 'started';

/** Several people share a work center; each goes on with what they started themselves. */
export const isMine = (job: Job, who: Who): boolean =>
  who !== null && job.operator !== null && [who.name, who.account, who.email].includes(job.operator);

/**
 * `chosen` is the id of a job that a person opened or scanned; it counts as long as it is open. At a machine what runs
 * comes first, since the machine does it whoever stands there.
 */
export const pickJob = (jobs: readonly Job[], who: Who, chosen?: string, machine = false): Job | undefined => {
  const open = jobs.filter(isOpen);
  return (
    open.find(({ id }) => id === chosen) ??
    open.find((job) => job.state === 'started' && isMine(job, who)) ??
    (machine ? open.find((job) => job.state === 'started') : undefined) ??
    open.find((job) => job.state === 'planned' && job.ready) ??
    open.find((job) => job.state === 'planned') ??
    open[0]
  );
};

/** What comes after the present one, and what colleagues and machines have in hand. */
export const aroundJob = (jobs: readonly Job[], present: Job | undefined, who: Who, most = 5) => ({
  next: jobs.filter((job) => job.state === 'planned' && job.id !== present?.id).slice(0, most),
  beside: jobs.filter((job) => job.state === 'started' && job.id !== present?.id && !isMine(job, who)),
  mine: jobs.filter((job) => job.state === 'started' && job.id !== present?.id && isMine(job, who)),
});
