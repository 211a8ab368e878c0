// Starting, completing, scrapping and stopping a job, and what is said when a colleague was faster.
import { ApiProblem, production } from '@onelot/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientOf, useCommand, useSession } from '../data/index.ts';
import { useWords } from '../look/index.ts';
import { isMine, type Job } from './pick.ts';
import { forgetDraft } from './use-draft.ts';
import type { useTold } from './use-told.tsx';

type Tell = ReturnType<typeof useTold>['tell'];

export const useOpenJob = () => {
  const { slug } = useSession();
  const go = useNavigate();
  /** Without a job the terminal chooses again. */
  return (workCenter: string, job?: string): void => {
    const search = job ? `?job=${job}` : '';
    void go({ to: `/${slug}/floor/${workCenter}${search}` as '/', replace: true });
  };
};

export const useJobCommands = (tell: Tell) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const { slug, person } = useSession();
  const open = useOpenJob();
  const start = useCommand(production.startOperation);
  const complete = useCommand(production.completeOperation);
  const scrap = useCommand(production.scrapOperation);
  const stop = useCommand(production.stopOperation);

  /** A refusal because of a colleague's tap is told and passed over; any other is shown by the caller. */
  const movedOn = async (job: Job, problem: unknown): Promise<boolean> => {
    if (!(problem instanceof ApiProblem) || problem.status !== 409) return false;
    const now = await clientOf(slug)
      .call(production.getOperation, { operation: job.id })
      .catch(() => undefined);
    if (!now || now.state === job.state) return false;
    if (now.state === 'started' && isMine(now, person)) return false;
    const who = now.operator;
    if (now.state !== 'started') tell(t('told.gone'), 'watch');
    else if (who) tell(t('told.faster', { who, number: job.orderNumber }), 'watch');
    else tell(t('told.fasterPlain', { number: job.orderNumber }), 'watch');
    open(job.workCenter);
    return true;
  };

  const attempt = async (job: Job, send: () => Promise<unknown>, done: () => void): Promise<void> => {
    for (const each of [start, complete, scrap, stop]) each.reset();
    try {
      await send();
      done();
    } catch (problem) {
      if (await movedOn(job, problem)) for (const each of [start, complete, scrap, stop]) each.reset();
    }
  };

  const finished = (job: Job, text: string): void => {
    forgetDraft(job.id);
    tell(text);
    open(job.workCenter);
  };
  const number = (job: Job) => ({ number: job.orderNumber });

  return {
    busy: [start, complete, scrap, stop].some(({ isPending }) => isPending),
    problem: [start, complete, scrap, stop].find(({ error }) => error)?.error ?? null,
    start: (job: Job) =>
      attempt(
        job,
        () => start.mutateAsync({ operation: job.id }),
        () => {
          tell(t('told.started', number(job)));
          open(job.workCenter, job.id);
        },
      ),
    complete: (job: Job, measurements: Record<string, number>) =>
      attempt(
        job,
        () => complete.mutateAsync({ operation: job.id, measurements }),
        () => finished(job, t('told.completed', { ...number(job), name: words(job.name) })),
      ),
    scrap: (job: Job, reason: string) =>
      attempt(
        job,
        () => scrap.mutateAsync({ operation: job.id, reason }),
        () => finished(job, t('told.scrapped', number(job))),
      ),
    stop: (job: Job, reason?: string) =>
      attempt(
        job,
        () => stop.mutateAsync({ operation: job.id, ...(reason ? { reason } : {}) }),
        () => finished(job, t('told.stopped', number(job))),
      ),
  };
};
