// Steps from first to last with what is done, what is now and what is to come.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Shape } from './shape.tsx';
import css from './timeline.module.css';

export type StepState = 'done' | 'now' | 'next' | 'waits' | 'failed';

export interface TimelineStep {
  id: string;
  label: ReactNode;
  state: StepState;
  /** The right-hand side: a time, a window, a word. */
  when?: ReactNode;
  /** A line under the label. */
  note?: ReactNode;
}

const shapes = { done: 'done', now: 'now', next: 'idle', waits: 'watch', failed: 'act' } as const;
const words = {
  done: 'stepDone',
  now: 'stepNow',
  next: 'stepNext',
  waits: 'stepWaits',
  failed: 'stepFailed',
} as const;

/** `row` draws the steps beside each other (short lists only). */
export const Timeline = ({ steps, row = false }: { steps: readonly TimelineStep[]; row?: boolean }) => {
  const { t } = useTranslation();
  return (
    <ol className={css.list} data-row={row || undefined}>
      {steps.map((step) => (
        <li key={step.id} className={css.step} data-state={step.state} aria-current={step.state === 'now' || undefined}>
          <span className={css.shape}>
            <Shape state={shapes[step.state]} />
          </span>
          <span className={css.label}>
            {step.label}
            <span className="ol-hidden">, {t(words[step.state])}</span>
            {step.note && <span className={css.note}>{step.note}</span>}
          </span>
          {step.when && <span className={css.when}>{step.when}</span>}
        </li>
      ))}
    </ol>
  );
};
