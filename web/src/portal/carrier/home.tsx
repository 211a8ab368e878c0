// A carrier's portal: which deliveries are asked of me, which are mine today, in the order of the road.
import { logistics, type Output } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, GlowOnChange, ProblemNote, StateChip, useFormat, When } from '../../look/index.ts';
import css from '../portal.module.css';
import { DELIVERY_CHIP } from './states.ts';

export type Delivery = Output<typeof logistics.listDeliveries>[number];

const Row = ({ delivery, first }: { delivery: Delivery; first: boolean }) => {
  const { t } = useTranslation('portal');
  const { slug } = useSession();
  const { address } = delivery;
  return (
    <li>
      <Link
        className={css.asked}
        data-first={first || undefined}
        to={`/${slug}/portal/deliveries/${delivery.id}` as '/'}
      >
        <span className={css.askedWhat}>
          <strong>{`${address.city}, ${address.street}`}</strong>
          <span className="ol-ink-2">{t('carrier.line', { name: delivery.productName, number: delivery.number })}</span>
        </span>
        <span className={css.askedWhen}>
          <strong>
            <When at={when(delivery)} style="dayTime" />
          </strong>
          <StateChip state={DELIVERY_CHIP[delivery.state]}>{t(`delivery.state.${delivery.state}`)}</StateChip>
        </span>
      </Link>
    </li>
  );
};

/** The moment that matters next: pick up before loading, the arrival after it. */
const when = (delivery: Delivery): string =>
  delivery.arrivedAt ?? (delivery.state === 'on-the-road' ? delivery.etaAt : delivery.pickUpAt);
const byTime = (a: Delivery, b: Delivery): number => when(a).localeCompare(when(b));

const List = ({ title, rows, first }: { title: string; rows: readonly Delivery[]; first?: string | undefined }) =>
  rows.length === 0 ? null : (
    <section className={css.section}>
      <h2 className="ol-20 ol-strong">{title}</h2>
      <ul className={css.list}>
        {rows.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} first={delivery.id === first} />
        ))}
      </ul>
    </section>
  );

export const CarrierHome = () => {
  const { t } = useTranslation('portal');
  const { when: say } = useFormat();
  const asked = useAsk(logistics.listDeliveries, {}, { refetchSeconds: 60 });
  if (asked.error && !asked.data)
    return <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const of = (...states: Delivery['state'][]): Delivery[] =>
    asked.data.filter(({ state }) => states.includes(state)).sort(byTime);
  const [road, load, answer] = [of('on-the-road'), of('accepted'), of('offered')];
  const first = road[0] ?? answer[0] ?? load[0];
  const headline = road.length
    ? t('carrier.onRoad', { count: road.length })
    : answer.length
      ? t('carrier.toAnswer', { count: answer.length })
      : load.length
        ? t('carrier.toLoad', { count: load.length })
        : t('carrier.nothing');
  const sub = first
    ? t('carrier.first', { city: first.address.city, when: say(when(first), 'dayTime') })
    : t('carrier.nothingSub');
  return (
    <>
      <GlowOnChange value={headline} block>
        <Answer headline={headline} sub={sub} />
      </GlowOnChange>
      <List title={t('carrier.roadTitle')} rows={road} first={first?.id} />
      <List title={t('carrier.answerTitle')} rows={answer} first={first?.id} />
      <List title={t('carrier.loadTitle')} rows={load} first={first?.id} />
      <List
        title={t('carrier.doneTitle')}
        rows={of('arrived', 'failed', 'declined', 'cancelled').reverse().slice(0, 20)}
      />
    </>
  );
};
