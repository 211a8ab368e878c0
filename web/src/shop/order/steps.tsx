// Every step from the order to the door, and the operations of the one in which it is made.
import { useTranslation } from 'react-i18next';
import { Timeline, type TimelineStep, useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import { type Delivery, etaWindow, type Order, type Progress, type Stage, stagesOf } from './answer.ts';
import css from './order.module.css';

export const Steps = ({
  order,
  progress,
  delivery,
}: {
  order: Order;
  progress: Progress | undefined;
  delivery: Delivery | null | undefined;
}) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const words = useWords();
  const note = (stage: Stage): string | undefined => {
    if (stage.id === 'in-work' && stage.state === 'now' && progress?.now)
      return t('order.nowDoing', {
        operation: words(progress.now.name),
        time: when(progress.now.expectedAt, 'dayTime'),
      });
    if (stage.id === 'stored' && progress?.stored) return progress.stored.identifier;
    if (stage.id === 'on-the-road' && delivery?.carrierName) return delivery.carrierName;
    if (stage.id === 'delivered' && delivery?.proof) return t('order.proof', { name: delivery.proof.receivedBy });
    return undefined;
  };
  const door = delivery && order.state === 'on-the-road' ? etaWindow(delivery) : undefined;
  const steps: TimelineStep[] = stagesOf(order, progress, delivery).map((stage) => ({
    id: stage.id,
    state: stage.state,
    label: t(`order.step.${stage.id}`),
    note: note(stage),
    when:
      stage.state === 'now' && stage.id !== 'service'
        ? t('order.now')
        : stage.id === 'delivered' && door
          ? t('order.span', { from: when(door.from, 'dayTime'), to: when(door.to, 'time') })
          : stage.at
            ? stage.state === 'done'
              ? when(stage.at, 'dayTime')
              : t('order.about', { date: when(stage.at) })
            : undefined,
  }));
  return (
    <>
      <Timeline steps={steps} />
      {delivery?.proof?.signature && (
        <figure className={css.proof}>
          <svg viewBox="0 0 400 140" role="img" aria-label={t('order.signature', { name: delivery.proof.receivedBy })}>
            <path
              d={delivery.proof.signature}
              fill="none"
              stroke="currentColor"
              strokeWidth="2.5"
              strokeLinecap="round"
            />
          </svg>
          <figcaption className="ol-12 ol-ink-2">
            {t('order.signature', { name: delivery.proof.receivedBy })}
          </figcaption>
        </figure>
      )}
    </>
  );
};

/** What is done to it now, operation by operation. */
export const Operations = ({ progress }: { progress: Progress }) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { when } = useFormat();
  const state = (one: string): TimelineStep['state'] =>
    one === 'completed' ? 'done' : one === 'started' ? 'now' : one === 'scrapped' ? 'failed' : 'next';
  return (
    <section className={css.operations} aria-label={t('order.operations')}>
      <div className={css.etaHead}>
        <h2 className="ol-16 ol-strong">
          {progress.now ? t('order.inWork', { operation: words(progress.now.name) }) : t('order.operations')}
        </h2>
        <p className="ol-12 ol-ink-2">
          {progress.now
            ? t('order.started', {
                from: when(progress.now.startedAt, 'time'),
                to: when(progress.now.expectedAt, 'time'),
              })
            : progress.plannedReadyAt
              ? t('order.ready', { when: when(progress.plannedReadyAt, 'dayTime') })
              : ''}
        </p>
      </div>
      <div
        className={css.bar}
        role="progressbar"
        aria-valuenow={progress.percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={t('order.operations')}
      >
        <span style={{ width: `${progress.percent}%` }} />
      </div>
      <Timeline
        row
        steps={progress.operations.map((one, index) => ({
          id: `${index}`,
          label: words(one.name),
          state: state(one.state),
        }))}
      />
    </section>
  );
};
