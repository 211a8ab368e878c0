// One delivery on a phone: take it, load it, say where it is, hand it over.
import { logistics, type Output } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, ProblemNote, StateChip, useFormat } from '../../look/index.ts';
import { Frame } from '../frame.tsx';
import css from '../portal.module.css';
import { ArriveStep } from './arrive.tsx';
import road from './carrier.module.css';
import { RouteMap } from './route-map.tsx';
import { DELIVERY_CHIP } from './states.ts';
import { AnswerStep, LoadStep, PositionStep, usePosition } from './steps.tsx';

export type DeliveryInFull = Output<typeof logistics.getDelivery>;

const useHeadline = () => {
  const { t } = useTranslation('portal');
  const { when } = useFormat();
  return (delivery: DeliveryInFull): { headline: string; sub: string } => {
    const values = {
      city: delivery.address.city,
      number: delivery.orderNumber,
      pickUp: when(delivery.pickUpAt, 'dayTime'),
      eta: when(delivery.etaAt, 'time'),
      etaFull: when(delivery.etaAt, 'dayTime'),
      arrived: when(delivery.arrivedAt ?? delivery.etaAt, 'dayTime'),
      who: delivery.proof?.receivedBy ?? '',
      from: delivery.window ? when(delivery.window.from, 'time') : when(delivery.promisedAt, 'dayTime'),
      to: delivery.window ? when(delivery.window.to, 'time') : '',
    };
    const sub = `delivery.askSub.${delivery.state}` as const;
    return { headline: t(`delivery.ask.${delivery.state}`, values), sub: t(sub, values) };
  };
};

const Door = ({ delivery }: { delivery: DeliveryInFull }) => {
  const { t } = useTranslation('portal');
  const { when } = useFormat();
  const { address, window } = delivery;
  return (
    <section className={road.door} aria-label={t('delivery.door')}>
      <address>
        <strong>{delivery.customerName || address.name}</strong>
        <br />
        {address.street}
        <br />
        {`${address.postcode} ${address.city}, ${address.country}`}
      </address>
      <dl className={css.facts}>
        <div>
          <dt>{t('delivery.what')}</dt>
          <dd>{delivery.productName}</dd>
        </div>
        <div>
          <dt>{t('delivery.identifier')}</dt>
          <dd>{delivery.identifier}</dd>
        </div>
        <div>
          <dt>{window ? t('delivery.window') : t('delivery.promised')}</dt>
          <dd>
            {window
              ? `${when(window.from, 'dayTime')} – ${when(window.to, 'time')}`
              : when(delivery.promisedAt, 'dayTime')}
          </dd>
        </div>
        {delivery.place && (
          <div>
            <dt>{t('delivery.place')}</dt>
            <dd>{delivery.place}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};

const Proof = ({ delivery }: { delivery: DeliveryInFull }) => {
  const { t } = useTranslation('portal');
  const { proof } = delivery;
  if (!proof) return null;
  return (
    <section className={road.door} aria-label={t('delivery.proof')}>
      <p className="ol-16">{t('delivery.receivedBy', { who: proof.receivedBy })}</p>
      {proof.signature && (
        <svg className={road.signed} viewBox="0 0 320 140" role="img" aria-label={t('delivery.signature')}>
          <path d={proof.signature} />
        </svg>
      )}
      {proof.note && <p className="ol-ink-2">{proof.note}</p>}
    </section>
  );
};

const Open = ({ delivery }: { delivery: DeliveryInFull }) => {
  const position = usePosition(delivery.id);
  const onRoad = delivery.state === 'on-the-road';
  return (
    <>
      {delivery.state === 'offered' && <AnswerStep delivery={delivery} />}
      {delivery.state === 'accepted' && <LoadStep delivery={delivery} />}
      <RouteMap delivery={delivery} {...(onRoad ? { onPick: position.report } : {})} />
      {onRoad && <PositionStep delivery={delivery} position={position} />}
      <Door delivery={delivery} />
      {onRoad && <ArriveStep delivery={delivery} />}
      <Proof delivery={delivery} />
    </>
  );
};

export const DeliveryPage = () => {
  const { t } = useTranslation('portal');
  const { delivery: id } = useParams({ strict: false }) as { delivery: string };
  const { slug, person } = useSession();
  const asked = useAsk(
    logistics.getDelivery,
    { delivery: id },
    { enabled: person?.partyKind === 'carrier', refetchSeconds: 60 },
  );
  const headline = useHeadline();
  const delivery = asked.data;
  return (
    <Frame only="carrier">
      <Link className="ol-link" to={`/${slug}/portal` as '/'}>
        {t('carrier.all')}
      </Link>
      {asked.error && !delivery && <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />}
      {delivery && (
        <>
          <Answer
            over={
              <span className={css.over}>
                {t('delivery.number', { number: delivery.number })}
                <StateChip state={DELIVERY_CHIP[delivery.state]}>{t(`delivery.state.${delivery.state}`)}</StateChip>
              </span>
            }
            {...headline(delivery)}
          />
          <Open delivery={delivery} />
        </>
      )}
    </Frame>
  );
};
