// A supplier's portal: purchase orders to answer and to ship, searches and demands, and what was before.
import { type Output, sourcing } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, DataTable, GlowOnChange, Money, ProblemNote, StateChip, useFormat, When } from '../../look/index.ts';
import { Demands } from '../demands.tsx';
import css from '../portal.module.css';
import { Searches } from './searches.tsx';
import { CHIP } from './states.ts';

export type PurchaseOrder = Output<typeof sourcing.listPurchaseOrders>[number];

const byDate = (a: PurchaseOrder, b: PurchaseOrder): number => a.dueAt.localeCompare(b.dueAt);

const Asked = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const { slug } = useSession();
  const { number } = useFormat();
  return (
    <li>
      <Link className={css.asked} to={`/${slug}/portal/purchases/${order.id}` as '/'}>
        <span className={css.askedWhat}>
          <strong>{t('purchase.what', { quantity: number(order.quantity), item: order.itemName })}</strong>
          <span className="ol-ink-2">
            {t('purchase.number', { number: order.number })},{' '}
            <Money amount={Math.round((order.price * order.quantity) / order.pricePer)} currency={order.currency} />{' '}
            {t('purchase.inAll')}
          </span>
        </span>
        <span className={css.askedWhen}>
          <strong>
            <When at={order.state === 'accepted' ? order.expectedAt : order.dueAt} />
          </strong>
          <StateChip state={CHIP[order.state]}>{t(`purchase.state.${order.state}`)}</StateChip>
        </span>
      </Link>
    </li>
  );
};

const List = ({ title, orders }: { title: string; orders: readonly PurchaseOrder[] }) =>
  orders.length === 0 ? null : (
    <section className={css.section}>
      <h2 className="ol-20 ol-strong">{title}</h2>
      <ul className={css.list}>
        {orders.map((order) => (
          <Asked key={order.id} order={order} />
        ))}
      </ul>
    </section>
  );

const History = ({ orders }: { orders: readonly PurchaseOrder[] }) => {
  const { t } = useTranslation('portal');
  const { slug } = useSession();
  const { number, when } = useFormat();
  if (orders.length === 0) return null;
  return (
    <section className={css.section}>
      <DataTable
        caption={t('supplier.history')}
        titled
        csv="purchase-orders"
        rows={orders}
        rowId={({ id }) => id}
        rowTo={({ id }) => `/${slug}/portal/purchases/${id}`}
        sort={{ by: 'due', down: true }}
        columns={[
          { id: 'number', label: t('supplier.number'), value: (row) => row.number },
          { id: 'item', label: t('supplier.item'), value: (row) => row.itemName },
          {
            id: 'quantity',
            label: t('supplier.quantity'),
            value: (row) => row.quantity,
            show: (row) => number(row.quantity),
            numeric: true,
          },
          { id: 'due', label: t('supplier.due'), value: (row) => row.expectedAt, show: (row) => when(row.expectedAt) },
          {
            id: 'state',
            label: t('supplier.state'),
            value: (row) => row.state,
            show: (row) => <StateChip state={CHIP[row.state]}>{t(`purchase.state.${row.state}`)}</StateChip>,
          },
        ]}
      />
    </section>
  );
};

export const SupplierHome = () => {
  const { t } = useTranslation('portal');
  const { when, number } = useFormat();
  const asked = useAsk(sourcing.listPurchaseOrders, {}, { refetchSeconds: 60 });
  if (asked.error && !asked.data)
    return <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const of = (...states: PurchaseOrder['state'][]) =>
    asked.data.filter(({ state }) => states.includes(state)).sort(byDate);
  const [answer, ship] = [of('sent'), of('accepted')];
  const first = answer[0] ?? ship[0];
  const headline = answer.length
    ? t('supplier.toAnswer', { count: answer.length })
    : ship.length
      ? t('supplier.toShip', { count: ship.length })
      : t('supplier.nothing');
  const sub = first
    ? t(answer.length ? 'supplier.first' : 'supplier.firstShip', {
        when: when(answer.length ? first.dueAt : first.expectedAt, 'long'),
        what: `${number(first.quantity)} × ${first.itemName}`,
      })
    : t('supplier.nothingSub');
  return (
    <>
      <GlowOnChange value={headline} block>
        <Answer headline={headline} sub={sub} />
      </GlowOnChange>
      <List title={t('supplier.answerTitle')} orders={answer} />
      <List title={t('supplier.shipTitle')} orders={ship} />
      <List title={t('supplier.waitTitle')} orders={of('countered')} />
      <Searches />
      <Demands />
      <History orders={of('shipped', 'received', 'declined', 'cancelled')} />
    </>
  );
};
