// Where is mine: the answer first, every step from order to door under it, and a picture of the one that is now.
import { logistics, production, sales } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useFile, useSession } from '../../data/index.ts';
import {
  Answer,
  GlowOnChange,
  PageShell,
  ProblemNote,
  Timeline,
  type TimelineStep,
  useFormat,
  usePlace,
} from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { Why } from '../configure/why.tsx';
import { Scene } from '../scene/index.tsx';
import { useWords } from '../words.ts';
import { Actions } from './actions.tsx';
import { After } from './after.tsx';
import {
  type Delivery,
  etaWindow,
  type Order,
  type Progress,
  type Stage,
  stagesOf,
  type Where,
  whereIs,
} from './answer.ts';
import { EtaBand } from './eta.tsx';
import { RoadMap } from './map.tsx';
import css from './order.module.css';

const sameDay = (a: Date, b: Date, timeZone: string): boolean => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  return day.format(a) === day.format(b);
};

const useHeadline = (order: Order, where: Where, progress: Progress | undefined) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const words = useWords();
  const { now, timeZone } = usePlace();
  const late = Date.parse(order.promised.at) - Date.parse(order.firstPromised) > 43_200_000;
  const early = Date.parse(order.firstPromised) - Date.parse(order.promised.at) > 43_200_000;
  const first = when(order.firstPromised);
  const moved = late ? t('order.later', { date: first }) : early ? t('order.earlier', { date: first }) : '';
  switch (where.kind) {
    case 'unpaid':
      return { over: t('order.over.unpaid'), headline: t('order.unpaid'), sub: t('order.unpaidSub'), amber: true };
    case 'expired':
      return { over: '', headline: t('order.expired'), sub: t('order.expiredSub'), amber: true };
    case 'cancelled':
      return { over: '', headline: t('order.cancelled'), sub: t('order.cancelledSub'), amber: true };
    case 'planned':
      return {
        over: t('order.over.planned'),
        headline: when(where.at),
        sub: moved || t('order.plannedSub'),
        amber: late,
      };
    case 'in-work': {
      const name = progress?.now ? words(progress.now.name) : '';
      return {
        over: t('order.over.inWork'),
        headline: name ? t('order.inWork', { operation: name }) : when(where.at),
        sub: [t('order.atDoor', { date: when(where.at, 'long') }), moved].filter(Boolean).join(' '),
        amber: late,
      };
    }
    case 'stored':
      return {
        over: t('order.over.stored'),
        headline: when(where.at),
        sub: moved || t('order.storedSub'),
        amber: late,
      };
    case 'road': {
      const today = sameDay(new Date(where.likely), now(), timeZone);
      const wide = Date.parse(where.to) - Date.parse(where.from) > 72_000_000;
      const span = wide
        ? t('order.span', { from: when(where.from), to: when(where.to) })
        : t('order.span', { from: when(where.from, 'time'), to: when(where.to, 'time') });
      const day = today ? t('order.today') : when(where.likely, 'long');
      return {
        over: t('order.over.road'),
        headline: today || wide ? span : when(where.likely),
        sub:
          today || wide
            ? t('order.likely', { day, time: when(where.likely, 'time') })
            : t('order.roadDay', { span, time: when(where.likely, 'time') }),
        amber: false,
      };
    }
    default:
      return {
        over: t('order.over.delivered'),
        headline: t('order.delivered', { when: when(where.at, 'dayTime').replace(/^(\S+) .*?, /, '$1 ') }),
        sub: when(where.at, 'full'),
        amber: false,
      };
  }
};

const Steps = ({
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
const Operations = ({ progress }: { progress: Progress }) => {
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

const Page = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('shop');
  const { slug } = useSession();
  const words = useWords();
  const file = useFile();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const progress = useAsk(production.progress, { order: order.id }, { refetchSeconds: 60 }).data;
  const delivery = useAsk(logistics.tracking, { order: order.id }, { refetchSeconds: 30 }).data?.delivery;
  const where = whereIs(order, delivery);
  const head = useHeadline(order, where, progress);
  const onRoad = where.kind === 'road' && delivery && (delivery.from || delivery.position) && delivery.to;
  const paid = !['awaiting-payment', 'expired'].includes(order.state);
  const packed = ['stored', 'on-the-road', 'delivered'].includes(order.state);
  const short = order.summary
    .slice(0, 3)
    .map((one) => words(one.value))
    .join(', ');
  return (
    <div className={css.layout}>
      <div className={css.side}>
        <p className="ol-ink-2">
          {t('order.title', { number: order.number, what: words(order.productName), choices: short })}
        </p>
        <div className={css.answer}>
          <GlowOnChange value={head.headline} block>
            <Answer
              over={head.over}
              headline={head.headline}
              sub={head.sub}
              size="order"
              tone={head.amber ? 'amber' : 'accent'}
            />
          </GlowOnChange>
        </div>
        {order.state === 'awaiting-payment' && (
          <p style={{ marginBottom: 16 }}>
            <Link className={css.primary} to={`/${slug}/checkout/pay/${order.id}` as '/'}>
              {t('order.payNow')}
            </Link>
          </p>
        )}
        <Steps order={order} progress={progress} delivery={delivery} />
        {paid && where.kind !== 'delivered' && where.kind !== 'cancelled' && order.promised.segments.length > 0 && (
          <details className={css.why}>
            <summary>{t('price.why')}</summary>
            <Why promised={order.promised} layout="steps" titled={false} />
          </details>
        )}
        <Actions order={order} />
        {order.state === 'delivered' && <After order={order} />}
        <details className={css.why}>
          <summary>{t('order.what')}</summary>
          <dl className={css.choices}>
            {order.summary.map((one) => (
              <div key={one.option.en}>
                <dt>{one.option[locale] ?? one.option.en}</dt>
                <dd>{one.value[locale] ?? one.value.en}</dd>
              </div>
            ))}
          </dl>
        </details>
        <p className={css.files}>
          {paid && (
            <a className="ol-link" href={file(sales.invoice, { order: order.id, locale })}>
              {t('order.invoice')}
            </a>
          )}
          {packed && (
            <a className="ol-link" href={file(logistics.packingSlip, { order: order.id, locale })}>
              {t('order.slip')}
            </a>
          )}
          <Link className="ol-link" to={`/${slug}/shop/${order.product}` as '/'} search={{ again: order.id } as never}>
            {t('order.again')}
          </Link>
        </p>
      </div>
      <div className={css.stage}>
        {onRoad && delivery ? (
          <>
            <RoadMap delivery={delivery} covered={150} />
            <div className={css.card}>
              <EtaBand delivery={delivery} />
            </div>
          </>
        ) : (
          <>
            {order.scene && (
              <Scene
                name={order.scene.name}
                parameters={order.scene.parameters}
                label={words(order.productName)}
                inset={{ bottom: 120 }}
              />
            )}
            {progress && progress.operations.length > 0 && (
              <div className={css.card}>
                <Operations progress={progress} />
              </div>
            )}
          </>
        )}
      </div>
      <div className="ol-hidden" role="status" aria-live="polite">
        {[head.over, head.headline, head.sub].filter(Boolean).join('. ')}
      </div>
    </div>
  );
};

export const OrderPage = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { order = '' } = useParams({ strict: false }) as { order?: string };
  const asked = useAsk(sales.getOrder, { order }, { keep: false, refetchSeconds: 60 });
  return (
    <PageShell bar={<ShopBar />} fit={asked.data ? 'bleed' : 'read'}>
      {asked.data ? (
        <Page order={asked.data} />
      ) : asked.error ? (
        <>
          <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
          <p style={{ marginTop: 16 }}>
            <Link className="ol-link" to={`/${slug}/orders` as '/'}>
              {t('order.find')}
            </Link>
          </p>
        </>
      ) : null}
    </PageShell>
  );
};
