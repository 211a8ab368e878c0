// Movements of stock: what came and went, when, why, and for which order or from which purchase order.
import { logistics, type Output, sales, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { type Column, DataTable, EmptyState, useFormat, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';

type Movement = Output<typeof logistics.listMovements>[number];

/** Numbers of orders and purchase orders by their ids, as far as the person may see them. */
const useNumbers = (): ReadonlyMap<string, string> => {
  const { may } = useSession();
  const orders = useAsk(sales.listOrders, { limit: 500 });
  const bought = useAsk(sourcing.listPurchaseOrders, {}, { enabled: may('sourcing') || may('logistics') });
  return new Map([...(orders.data ?? []), ...(bought.data ?? [])].map(({ id, number }) => [id, number]));
};

const useColumns = (own: boolean): Column<Movement>[] => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const numbers = useNumbers();
  const signed = (row: Movement): string => `${row.quantity > 0 ? '+' : ''}${number(row.quantity)} ${row.unit}`;
  const who = ({ actor }: Movement): string => (actor.startsWith('system:') ? t('stock.itself') : actor);
  const item: Column<Movement> = {
    id: 'item',
    label: t('ops:stock.item'),
    value: (row) => row.name,
    show: (row) => <To to={places.item(row.item)}>{row.name}</To>,
  };
  return [
    { id: 'at', label: t('ops:when'), value: (row) => row.at, show: (row) => <When at={row.at} style="dayTime" /> },
    ...(own ? [] : [item]),
    { id: 'quantity', label: t('ops:stock.quantity'), numeric: true, value: (row) => row.quantity, show: signed },
    {
      id: 'cause',
      label: t('stock.cause'),
      value: (row) => t(`stock.causes.${row.cause}`),
      show: (row) => (
        <>
          {t(`stock.causes.${row.cause}`)}{' '}
          {row.order && <To to={places.order(row.order)}>{numbers.get(row.order) ?? t('ops:order')}</To>}
          {row.purchaseOrder && (
            <To to={places.purchase(row.purchaseOrder)}>
              {numbers.get(row.purchaseOrder) ?? t('ops:purchases.number')}
            </To>
          )}
          {row.note && <span className="ol-12 ol-ink-2"> {row.note}</span>}
        </>
      ),
    },
    { id: 'place', label: t('ops:stock.place'), value: (row) => row.place },
    { id: 'lot', label: t('ops:stock.lot'), value: (row) => row.lot, wideOnly: true },
    ...(own ? [] : [{ id: 'actor', label: t('stock.by'), value: who, wideOnly: true }]),
  ];
};

/** All movements, those of one item, or those for one order. */
export const Movements = ({ item, order }: { item?: string; order?: string }) => {
  const { t } = useTranslation('supply');
  const part = item !== undefined || order !== undefined;
  const asked = useAsk(logistics.listMovements, {
    limit: item ? 50 : 500,
    ...(item ? { item } : {}),
    ...(order ? { order } : {}),
  });
  const columns = useColumns(item !== undefined);
  if (!asked.data || (order && asked.data.length === 0)) return null;
  return (
    <DataTable
      titled={part}
      caption={order ? t('stock.forOrder') : t('stock.movements')}
      columns={columns}
      rows={asked.data}
      rowId={(row) => row.id}
      csv={item ? `movements-${item}` : 'movements'}
      {...(part ? { height: '360px' } : {})}
      empty={<EmptyState title={t('stock.still')} sub={t('stock.stillSub')} />}
    />
  );
};
