// Purchase orders: which wait for an answer, when each is expected; and one with its counter-offer, its orders and its history.
import { Button, NumberInput, Select } from '@mantine/core';
import { type Output, platform, sourcing } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  formatDuration,
  Money,
  StateChip,
  usePlace,
  When,
} from '../../look/index.ts';
import { EventList } from '../events/event-list.tsx';
import { places, To, useAddress } from '../links.tsx';
import { Act, DrawerForm, Facts, Screen } from './parts.tsx';

type Purchase = Output<typeof sourcing.listPurchaseOrders>[number];

const SHAPE = {
  sent: 'watch',
  accepted: 'good',
  countered: 'watch',
  declined: 'act',
  shipped: 'now',
  received: 'done',
  cancelled: 'idle',
} as const;

export const PurchaseState = ({ state }: { state: Purchase['state'] }) => {
  const { t } = useTranslation('ops');
  return <StateChip state={SHAPE[state]}>{t(`purchase.${state}`)}</StateChip>;
};

export const Purchases = () => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const asked = useAsk(sourcing.listPurchaseOrders, {});
  const [state, setState] = useState<string | null>(null);
  const all = asked.data ?? [];
  const waiting = all.filter((each) => each.state === 'sent').length;
  const countered = all.filter((each) => each.state === 'countered').length;
  const columns: Column<Purchase>[] = [
    { id: 'number', label: t('purchases.number'), value: (row) => row.number },
    {
      id: 'state',
      label: t('state'),
      value: (row) => t(`purchase.${row.state}`),
      show: (row) => <PurchaseState state={row.state} />,
    },
    { id: 'supplier', label: t('supplier'), value: (row) => row.supplierName },
    { id: 'item', label: t('stock.item'), value: (row) => row.itemName },
    { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (row) => row.quantity },
    {
      id: 'expected',
      label: t('purchases.expected'),
      value: (row) => row.expectedAt,
      show: (row) => <When at={row.expectedAt} style="dayTime" />,
    },
    {
      id: 'waiting',
      label: t('purchases.waiting'),
      value: (row) => row.waitingSeconds ?? 0,
      show: (row) => (row.waitingSeconds ? formatDuration(row.waitingSeconds) : ''),
    },
  ];
  return (
    <Screen
      headline={asked.data && (waiting > 0 ? t('purchases.wait', { count: waiting }) : t('purchases.answered'))}
      sub={countered > 0 ? t('purchases.countered', { count: countered }) : t('purchases.sub', { count: all.length })}
      problem={asked.error}
      actions={<NewPurchase />}
    >
      <Select
        aria-label={t('state')}
        placeholder={t('all')}
        clearable
        maw={260}
        value={state}
        onChange={setState}
        data={sourcing.PO_STATES.map((value) => ({ value, label: t(`purchase.${value}`) }))}
      />
      {asked.data && (
        <DataTable
          caption={t('purchases.table')}
          columns={columns}
          rows={state ? all.filter((each) => each.state === state) : all}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.purchase(row.id))}
          csv="purchases"
          sort={{ by: 'waiting', down: true }}
          empty={<EmptyState title={t('purchases.none')} sub={t('purchases.noneSub')} />}
        />
      )}
    </Screen>
  );
};

const NewPurchase = () => {
  const { t } = useTranslation('ops');
  const { now } = usePlace();
  const suppliers = useAsk(sourcing.listSuppliers, {});
  const [form, set] = useState({ supplier: '', item: '', quantity: 1, days: 7 });
  const items = suppliers.data?.find((each) => each.supplier === form.supplier)?.items ?? [];
  const input = () => ({
    supplier: form.supplier,
    item: form.item,
    quantity: form.quantity,
    dueAt: new Date(now().getTime() + form.days * 86_400_000).toISOString(),
  });
  return (
    <DrawerForm
      title={t('purchases.newTitle')}
      open={t('purchases.new')}
      operation={sourcing.createPurchaseOrder}
      input={input}
      submit={t('purchases.send')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('supplier')}
            searchable
            data={(suppliers.data ?? []).map((each) => ({ value: each.supplier, label: each.name }))}
            value={form.supplier || null}
            onChange={(value) => set({ ...form, supplier: value ?? '', item: '' })}
            error={wrong('/supplier')}
          />
          <Select
            label={t('stock.item')}
            searchable
            data={items.map((each) => each.item)}
            value={form.item || null}
            onChange={(value) => set({ ...form, item: value ?? '' })}
            error={wrong('/item')}
          />
          <NumberInput
            label={t('stock.quantity')}
            min={1}
            value={form.quantity}
            onChange={(value) => set({ ...form, quantity: Number(value) })}
            error={wrong('/quantity')}
          />
          <NumberInput
            label={t('purchases.days')}
            min={1}
            value={form.days}
            onChange={(value) => set({ ...form, days: Number(value) })}
            error={wrong('/dueAt')}
          />
        </>
      )}
    </DrawerForm>
  );
};

export const Purchase = () => {
  const { t } = useTranslation('ops');
  const { purchase: id } = useParams({ strict: false }) as { purchase: string };
  const asked = useAsk(sourcing.getPurchaseOrder, { purchaseOrder: id });
  const events = useAsk(platform.listEvents, { subject: id, newest: true, limit: 50 });
  const order = asked.data;
  if (!order) return <Screen headline={undefined} problem={asked.error} />;
  return (
    <Screen
      over={t('purchases.over', { number: order.number })}
      headline={t(`purchase.head.${order.state}`, { supplier: order.supplierName })}
      sub={t('purchases.line', { count: order.quantity, item: order.itemName })}
      actions={
        <>
          {order.state === 'sent' && (
            <Act operation={sourcing.askAgain} input={{ purchaseOrder: id }} variant="default">
              {t('purchases.again')}
            </Act>
          )}
          {(order.state === 'shipped' || order.state === 'accepted') && (
            <Button component="span" variant="default">
              <To to="/floor/store">{t('purchases.receive')}</To>
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
            <To key="supplier" to="/work/suppliers">
              {order.supplierName}
            </To>,
          ],
          [t('purchases.due'), <When key="due" at={order.dueAt} style="dayTime" />],
          [t('purchases.expected'), <When key="expected" at={order.expectedAt} style="dayTime" />],
          [t('purchases.received'), `${order.received} / ${order.quantity}`],
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
          { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (row) => row.quantity },
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

const Counter = ({ order }: { order: Purchase }) => {
  const { t } = useTranslation('ops');
  const counter = order.counter!;
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('purchases.counterTitle')}</h2>
      <Facts
        rows={[
          [t('stock.quantity'), counter.quantity],
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
