// One delivery: its carrier, its way on a map, its proof and what happened to it.
import { Select } from '@mantine/core';
import { logistics, platform } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { DataTable, When } from '../../look/index.ts';
import { EventList, story } from '../events/event-list.tsx';
import { places, To } from '../links.tsx';
import css from '../ops/parts.module.css';
import { DrawerForm, Facts, Screen } from '../ops/parts.tsx';
import { type Delivery, State } from './delivery-state.tsx';
import { Movements } from './movements.tsx';
import { WayMap } from './way-map.tsx';

const Offer = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation('ops');
  const carriers = useAsk(logistics.listCarriers, {});
  const [carrier, setCarrier] = useState(delivery.carrier ?? '');
  return (
    <DrawerForm
      title={t('deliveries.offerTitle')}
      open={t('deliveries.offer')}
      operation={logistics.offerDelivery}
      input={() => ({ delivery: delivery.id, carrier })}
      submit={t('deliveries.offer')}
    >
      {(wrong) => (
        <Select
          label={t('deliveries.carrier')}
          data={(carriers.data ?? []).map((each) => ({ value: each.carrier, label: each.name }))}
          value={carrier || null}
          onChange={(value) => setCarrier(value ?? '')}
          error={wrong('/carrier')}
        />
      )}
    </DrawerForm>
  );
};

const Proof = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation('ops');
  if (!delivery.proof) return null;
  const { receivedBy, signature, note } = delivery.proof;
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('deliveries.proof')}</h2>
      <Facts rows={[[t('deliveries.receivedBy'), receivedBy], note ? [t('note'), note] : false]} />
      {signature && (
        <svg
          className={css.signature}
          viewBox="0 0 320 128"
          role="img"
          aria-label={t('deliveries.signature', { name: receivedBy })}
        >
          <path d={signature} />
        </svg>
      )}
    </section>
  );
};

export const DeliveryScreen = () => {
  const { t } = useTranslation('ops');
  const { delivery: id } = useParams({ strict: false }) as { delivery: string };
  const asked = useAsk(logistics.getDelivery, { delivery: id });
  const { may } = useSession();
  const delivery = asked.data;
  const events = useAsk(
    platform.listEvents,
    { subject: delivery?.order ?? id, activity: 'logistics', newest: true, limit: 500 },
    { enabled: Boolean(delivery) },
  );
  if (!delivery) return <Screen headline={undefined} problem={asked.error} />;
  const open = may('logistics') && ['planned', 'offered', 'declined', 'failed'].includes(delivery.state);
  return (
    <Screen
      over={t('deliveries.over', { number: delivery.number })}
      headline={t(`deliveries.head_${delivery.state.replaceAll('-', '_')}` as 'deliveries.head_planned')}
      sub={`${delivery.customerName}, ${delivery.address.street}, ${delivery.address.postcode} ${delivery.address.city}`}
      actions={open && <Offer delivery={delivery} />}
    >
      <Facts
        rows={[
          [t('state'), <State key="state" state={delivery.state} />],
          [
            t('order'),
            <To key="order" to={places.order(delivery.order)}>
              {delivery.orderNumber}
            </To>,
          ],
          [t('stock.identifier'), delivery.identifier],
          [t('deliveries.carrier'), delivery.carrierName],
          [t('deliveries.pickUp'), <When key="pickUp" at={delivery.pickUpAt} style="dayTime" />],
          [t('deliveries.eta'), <When key="eta" at={delivery.arrivedAt ?? delivery.etaAt} style="dayTime" />],
          [t('deliveries.promised'), <When key="promised" at={delivery.promisedAt} style="dayTime" />],
          delivery.place ? [t('stock.place'), delivery.place] : false,
        ]}
      />
      <WayMap delivery={delivery} />
      <Proof delivery={delivery} />
      {delivery.positions.length > 0 && (
        <DataTable
          titled
          caption={t('deliveries.track')}
          columns={[
            { id: 'at', label: t('when'), value: (row) => row.at, show: (row) => <When at={row.at} style="dayTime" /> },
            { id: 'lat', label: t('deliveries.latitude'), numeric: true, value: (row) => row.position.lat },
            { id: 'lon', label: t('deliveries.longitude'), numeric: true, value: (row) => row.position.lon },
          ]}
          rows={[...delivery.positions].reverse().slice(0, 40)}
          rowId={(row) => row.at}
          csv={`track-${delivery.number}`}
          height="320px"
        />
      )}
      <section>
        <h2 className="ol-20 ol-strong">{t('history')}</h2>
        <EventList events={story(events.data?.events ?? [])} label={t('history')} />
      </section>
      <Movements order={delivery.order} />
    </Screen>
  );
};
