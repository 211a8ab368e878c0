// One order in full: where it is, what it needs, how it is made, what it costs and what happened to it.
import { logistics, platform, production, sales, sourcing } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import {
  Answer,
  formatDuration,
  PageShell,
  Panel,
  ProblemNote,
  ReasonChain,
  useFormat,
  usePlace,
  useWords,
} from '../../look/index.ts';
import { EventList, story } from '../events/event-list.tsx';
import { places, To } from '../links.tsx';
import { Configuration, CustomerAndPlace, Papers, PriceAndPayment } from './facts.tsx';
import { Needs } from './needs.tsx';
import { type Operations, type OrderRecord, useOrderWords } from './order-words.ts';
import css from './orders.module.css';
import { Routing } from './routing.tsx';
import { StaffActions } from './staff-actions.tsx';
import { lateSeconds } from './words.ts';

const Head = ({ order, operations }: { order: OrderRecord; operations: Operations }) => {
  const { t } = useTranslation('work');
  const { when } = useFormat();
  const { now } = usePlace();
  const { headline, product } = useOrderWords();
  const late = lateSeconds(order, now());
  const moved = order.firstPromised !== order.promised.at;
  const values = {
    product: product(order),
    customer: order.customer.name,
    day: when(order.promised.at, 'dayTime'),
    first: when(order.firstPromised, 'dayTime'),
  };
  return (
    <Answer
      tone={late >= 60 ? 'red' : 'ink'}
      headline={headline(order, operations)}
      sub={
        <>
          {moved ? t('order.subMoved', values) : t('order.sub', values)}
          {late >= 60 && ` ${t('order.late', { time: formatDuration(late) })}`}
        </>
      }
    />
  );
};

const PromiseReasons = ({ order }: { order: OrderRecord }) => {
  const say = useWords();
  if (order.promised.segments.length === 0) return null;
  return (
    <Panel>
      <ReasonChain
        date={order.promised.at}
        segments={order.promised.segments.map((segment) => ({
          ...segment,
          // The picture writes the kind itself.
          label: say(segment.label).replace(/^[\p{L}]+: /u, ''),
        }))}
      />
    </Panel>
  );
};

const DeliveryFacts = ({ order }: { order: OrderRecord }) => {
  const { t } = useTranslation('work');
  const { may } = useSession();
  const { when } = useFormat();
  const tracking = useAsk(logistics.tracking, { order: order.id });
  const delivery = tracking.data?.delivery;
  return (
    <Panel title={t('order.delivery')}>
      {tracking.error && <ProblemNote problem={tracking.error.document} />}
      {tracking.data && !delivery && <p className="ol-ink-2">{t('order.noDelivery')}</p>}
      {delivery && (
        <>
          <p>
            <To to={places.delivery(delivery.id)}>{delivery.number}</To>
            {`, ${t(`order.deliveryState.${delivery.state}`)}`}
            {delivery.carrierName && ', '}
            {delivery.carrierName && delivery.carrier && (may('logistics') || may('sales')) ? (
              <To to={places.carrier(delivery.carrier)}>{delivery.carrierName}</To>
            ) : (
              delivery.carrierName
            )}
          </p>
          <p className="ol-ink-2">
            {delivery.arrivedAt
              ? t('order.arrived', { at: when(delivery.arrivedAt, 'dayTime') })
              : t('order.eta', { at: when(delivery.etaAt, 'dayTime') })}
          </p>
          {delivery.proof && <p className="ol-ink-2">{delivery.proof.receivedBy}</p>}
        </>
      )}
    </Panel>
  );
};

const Happened = ({ order }: { order: OrderRecord }) => {
  const { t } = useTranslation('work');
  const events = useAsk(platform.listEvents, { subject: order.id, newest: true, limit: 300 });
  return (
    <Panel title={t('order.events')}>
      {events.error && <ProblemNote problem={events.error.document} />}
      {events.data?.events.length === 0 && <p className="ol-ink-2">{t('order.noEvents')}</p>}
      <EventList events={story(events.data?.events ?? [])} label={t('order.events')} />
    </Panel>
  );
};

export const Order = () => {
  const { order: id } = useParams({ strict: false }) as { order: string };
  const session = useSession();
  const order = useAsk(sales.getOrder, { order: id }, { keep: false });
  const operations = useAsk(production.orderOperations, { order: id }, { keep: false });
  const needs = useAsk(sourcing.orderNeeds, { order: id }, { keep: false });
  if (!order.data)
    return (
      <PageShell>
        {order.error && <ProblemNote problem={order.error.document} onAgain={() => void order.refetch()} />}
      </PageShell>
    );
  return (
    <PageShell>
      <Head order={order.data} operations={operations.data ?? []} />
      {session.may('sales') && <StaffActions order={order.data} />}
      <div className={css.columns}>
        <div className={css.stack}>
          <PromiseReasons order={order.data} />
          <Routing order={order.data} answer={operations} />
          <Needs answer={needs} />
        </div>
        <div className={css.stack}>
          <Configuration order={order.data} />
          <PriceAndPayment order={order.data} />
          <CustomerAndPlace order={order.data} />
          <DeliveryFacts order={order.data} />
          <Papers order={order.data} />
          <Happened order={order.data} />
        </div>
      </div>
    </PageShell>
  );
};
