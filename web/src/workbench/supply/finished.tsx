// Finished products in store by name, identifier and place, each with its order and its delivery.
import { logistics } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';

export const Finished = () => {
  const { t } = useTranslation(['ops', 'supply']);
  const address = useAddress();
  const asked = useAsk(logistics.listFinished, {});
  if (!asked.data) return null;
  return (
    <DataTable
      caption={t('stock.finished')}
      columns={[
        { id: 'name', label: t('stock.name'), value: (row) => row.name },
        { id: 'identifier', label: t('stock.identifier'), value: (row) => row.identifier },
        { id: 'place', label: t('stock.place'), value: (row) => row.place },
        {
          id: 'order',
          label: t('order'),
          value: (row) => row.orderNumber,
          show: (row) => <To to={places.order(row.order)}>{row.orderNumber}</To>,
        },
        {
          id: 'stored',
          label: t('stock.storedAt'),
          value: (row) => row.storedAt,
          show: (row) => <When at={row.storedAt} style="dayTime" />,
        },
        {
          id: 'delivery',
          label: t('delivery'),
          value: (row) => (row.flag ? t('supply:kept') : row.delivery),
          show: (row) =>
            row.flag ? (
              t('supply:kept')
            ) : row.delivery ? (
              <To to={places.delivery(row.delivery)}>{t('supply:stock.toDelivery')}</To>
            ) : (
              '–'
            ),
        },
      ]}
      rows={asked.data}
      rowId={(row) => row.id}
      rowTo={(row) => address(places.order(row.order))}
      csv="finished"
      sort={{ by: 'stored', down: true }}
      empty={
        <EmptyState title={t('supply:stock.noFinished')} sub={t('supply:stock.noFinishedSub')}>
          <To to="/work/board">{t('supply:stock.toBoard')}</To>
        </EmptyState>
      }
    />
  );
};
