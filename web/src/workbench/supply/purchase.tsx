// One purchase order: its answer, the counter-offer to decide on, the orders that stand on it and its history.
import { Button } from '@mantine/core';
import { platform, sourcing } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, useFormat, When } from '../../look/index.ts';
import { EventList } from '../events/event-list.tsx';
import { places, To, useAddress } from '../links.tsx';
import { Act, Facts, Screen } from '../ops/parts.tsx';
import { type Purchase as PurchaseOrder, PurchaseState } from './purchase-state.tsx';

export const Purchase = () => {
  const { t } = useTranslation(['ops', 'supply']);
  const { number } = useFormat();
  const address = useAddress();
  const { purchase: id } = useParams({ strict: false }) as { purchase: string };
  const asked = useAsk(sourcing.getPurchaseOrder, { purchaseOrder: id });
  const events = useAsk(platform.listEvents, { subject: id, newest: true, limit: 50 });
  const order = asked.data;
  if (!order) return <Screen headline={undefined} problem={asked.error} />;
  return (
    <Screen
      over={t('purchases.over', { number: order.number })}
      headline={t(`purchase.head.${order.state}`, { supplier: order.supplierName })}
      sub={t('purchases.line', { count: order.quantity, amount: number(order.quantity), item: order.itemName })}
      actions={
        <>
          {order.state === 'sent' && (
            <Act operation={sourcing.askAgain} input={{ purchaseOrder: id }} variant="default">
              {t('purchases.again')}
            </Act>
          )}
          {(order.state === 'shipped' || order.state === 'accepted') && (
            <Button component={Link} to={address('/floor/store') as '/'} variant="default">
              {t('purchases.receive')}
            </Button>
          )}
        </>
      }
    >
      {order.counter && order.state === 'countered' && <Counter order={order} />}
      <Facts
        rows={[
          [t('state'), <PurchaseState key="state" state={order.state} />],
          [
            t('supplier'),
            <To key="supplier" to={places.supplier(order.supplier)}>
              {order.supplierName}
            </To>,
          ],
          [
            t('stock.item'),
            <To key="item" to={places.item(order.item)}>
              {order.itemName}
            </To>,
          ],
          [t('purchases.due'), <When key="due" at={order.dueAt} style="dayTime" />],
          [t('purchases.expected'), <When key="expected" at={order.expectedAt} style="dayTime" />],
          [
            t('purchases.received'),
            t('supply:ofOrdered', { received: number(order.received), ordered: number(order.quantity) }),
          ],
          [
            t('purchases.price'),
            <Money
              key="price"
              amount={Math.round((order.price * order.quantity) / order.pricePer)}
              currency={order.currency}
            />,
          ],
          order.note ? [t('note'), order.note] : false,
        ]}
      />
      <DataTable
        titled
        caption={t('purchases.pegged')}
        columns={[
          {
            id: 'number',
            label: t('order'),
            value: (row) => row.number,
            show: (row) => <To to={places.order(row.order)}>{row.number}</To>,
          },
          {
            id: 'quantity',
            label: t('stock.quantity'),
            numeric: true,
            value: (row) => row.quantity,
            show: (row) => number(row.quantity),
          },
        ]}
        rows={order.pegged}
        rowId={(row) => row.order}
        empty={<EmptyState title={t('purchases.free')} />}
      />
      <section>
        <h2 className="ol-20 ol-strong">{t('history')}</h2>
        <EventList events={events.data?.events ?? []} label={t('history')} />
      </section>
    </Screen>
  );
};

const Counter = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('ops');
  const { number } = useFormat();
  const counter = order.counter!;
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('purchases.counterTitle')}</h2>
      <Facts
        rows={[
          [t('stock.quantity'), number(counter.quantity)],
          [t('purchases.due'), <When key="due" at={counter.dueAt} style="dayTime" />],
          [
            t('purchases.price'),
            <Money
              key="price"
              amount={Math.round((counter.price * counter.quantity) / order.pricePer)}
              currency={order.currency}
            />,
          ],
          [t('note'), counter.note],
        ]}
      />
      <div style={{ display: 'flex', gap: 8, marginTop: 16 }}>
        <Act operation={sourcing.decideCounter} input={{ purchaseOrder: order.id, accept: true }}>
          {t('purchases.take')}
        </Act>
        <Act operation={sourcing.decideCounter} input={{ purchaseOrder: order.id, accept: false }} variant="default">
          {t('purchases.leave')}
        </Act>
      </div>
    </section>
  );
};
