// Deliveries that leave today: offer them to a carrier, and hand over by the label of the product.
import { logistics } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { ProblemNote, Shape, useFormat } from '../../look/index.ts';
import { readScan } from '../scan.ts';
import css from './store.module.css';
import type { Deliveries } from './work.ts';

type Delivery = Deliveries[number];
type Tell = (text: string, tone?: 'done' | 'watch') => void;

const Offer = ({ delivery, tell }: { delivery: Delivery; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const carriers = useAsk(logistics.listCarriers, {});
  const offer = useCommand(logistics.offerDelivery);
  const send = async (carrier: string, name: string): Promise<void> => {
    try {
      await offer.mutateAsync({ delivery: delivery.id, carrier });
    } catch {
      return; // The problem stands above the carriers.
    }
    tell(t('store.offered', { carrier: name }));
  };
  return (
    <div className={css.form}>
      {offer.error && <ProblemNote problem={offer.error.document} />}
      <fieldset className={css.places}>
        <legend>{t('store.carrier')}</legend>
        {carriers.data?.map(({ carrier, name }) => (
          <button key={carrier} type="button" disabled={offer.isPending} onClick={() => void send(carrier, name)}>
            {t('store.offer', { carrier: name })}
          </button>
        ))}
      </fieldset>
    </div>
  );
};

const Load = ({ delivery, scanned, tell }: { delivery: Delivery; scanned?: string | undefined; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const pickUp = useCommand(logistics.pickUp);
  const [code, setCode] = useState(scanned === delivery.identifier ? scanned : '');
  const identifier = readScan(code).text;
  const other = identifier !== '' && identifier.toLowerCase() !== delivery.identifier.toLowerCase();
  const send = async (): Promise<void> => {
    if (!identifier || other) return;
    try {
      await pickUp.mutateAsync({ delivery: delivery.id, identifier: delivery.identifier });
    } catch {
      return; // The problem stands above the field.
    }
    tell(t('store.handedOver', { number: delivery.orderNumber }));
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {pickUp.error && <ProblemNote problem={pickUp.error.document} />}
      <div className={css.fields}>
        <label className={css.whole}>
          {t('store.identifier')}
          <input
            value={code}
            autoComplete="off"
            placeholder={delivery.identifier}
            aria-invalid={other}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </label>
      </div>
      <p role="alert" className={css.wrong}>
        {other && t('store.wrongLabel', { scanned: identifier, wanted: delivery.identifier })}
      </p>
      <button type="submit" className={css.great} disabled={pickUp.isPending}>
        {t('store.handOver')}
      </button>
    </form>
  );
};

const Details = (props: { delivery: Delivery; scanned?: string | undefined; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const { delivery } = props;
  if (delivery.state === 'accepted') return <Load {...props} />;
  if (delivery.state === 'offered')
    return <p className={css.none}>{t('store.waitsAnswer', { carrier: delivery.carrierName ?? '' })}</p>;
  return <Offer delivery={delivery} tell={props.tell} />;
};

const SHAPES = { accepted: 'now', offered: 'watch', failed: 'act', declined: 'act' } as const;

export const HandOver = (props: { deliveries: Deliveries; scanned?: string | undefined; tell: Tell }) => {
  const { t } = useTranslation('floor');
  const { when } = useFormat();
  const { deliveries, scanned, tell } = props;
  const [picked, setPicked] = useState<string>();
  const hit = deliveries.find(({ identifier, orderNumber }) => identifier === scanned || orderNumber === scanned)?.id;
  const open = picked ?? hit;
  if (deliveries.length === 0) return <p className={css.none}>{t('store.deliveriesNone')}</p>;
  return (
    <ul className={css.rows}>
      {deliveries.map((delivery) => {
        const here = open === delivery.id;
        return (
          <li key={delivery.id} data-open={here || undefined}>
            <button
              type="button"
              className={css.row}
              aria-expanded={here}
              onClick={() => setPicked(here ? '' : delivery.id)}
            >
              <strong>{delivery.productName}</strong>
              <span>
                {`${delivery.identifier}, ${delivery.address.city}${delivery.place ? `, ${t('store.at', { place: delivery.place })}` : ''}`}
              </span>
              <span className={css.state}>
                <Shape state={SHAPES[delivery.state as 'accepted'] ?? 'idle'} size={20} />
                {`${when(delivery.pickUpAt, 'dayTime')}, ${t(`store.states.${delivery.state}`)}`}
              </span>
            </button>
            {here && <Details key={`${delivery.state} ${scanned}`} delivery={delivery} scanned={scanned} tell={tell} />}
          </li>
        );
      })}
    </ul>
  );
};
