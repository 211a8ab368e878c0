// One item beside the list: what there is of it and where, who supplies it, what is on its way, and how it moved.
import { Drawer } from '@mantine/core';
import { sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { DataTable, EmptyState, formatDuration, useFormat, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from '../ops/parts.module.css';
import { Facts } from '../ops/parts.tsx';
import { Movements } from './movements.tsx';
import { PurchaseState } from './purchase-state.tsx';
import { Adjust, Move } from './stock-forms.tsx';
import type { StockRow } from './stock-rows.ts';
import { UnitPrice } from './unit-price.tsx';

const COMING = ['sent', 'accepted', 'countered', 'shipped'];

const Coming = ({ item }: { item: string }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const asked = useAsk(sourcing.listPurchaseOrders, {});
  const rows = (asked.data ?? []).filter((each) => each.item === item && COMING.includes(each.state));
  if (rows.length === 0) return <p className="ol-ink-2">{t('stock.nothingComing')}</p>;
  return (
    <DataTable
      titled
      caption={t('stock.coming')}
      columns={[
        {
          id: 'number',
          label: t('ops:purchases.number'),
          value: (row) => row.number,
          show: (row) => <To to={places.purchase(row.id)}>{row.number}</To>,
        },
        {
          id: 'state',
          label: t('ops:state'),
          value: (row) => row.state,
          show: (row) => <PurchaseState state={row.state} />,
        },
        {
          id: 'quantity',
          label: t('ops:stock.quantity'),
          numeric: true,
          value: (row) => row.quantity,
          show: (row) => number(row.quantity),
        },
        {
          id: 'expected',
          label: t('ops:purchases.expected'),
          value: (row) => row.expectedAt,
          show: (row) => <When at={row.expectedAt} style="dayTime" />,
        },
      ]}
      rows={rows}
      rowId={(row) => row.id}
    />
  );
};

const SuppliedBy = ({ item, unit }: { item: string; unit: string }) => {
  const { t } = useTranslation('supply');
  const asked = useAsk(sourcing.listSuppliers, {});
  const rows = (asked.data ?? []).flatMap((supplier) =>
    supplier.items.filter((each) => each.item === item).map((terms) => ({ supplier, terms })),
  );
  if (rows.length === 0) return null;
  return (
    <ul className={css.plain}>
      {rows.map(({ supplier, terms }) => (
        <li key={supplier.supplier}>
          <To to={places.supplier(supplier.supplier)}>{supplier.name}</To>
          {': '}
          <UnitPrice price={terms.price} per={terms.pricePer} unit={unit} />
          {', '}
          {t('stock.inTime', { time: formatDuration(terms.leadTimeSeconds) })}
        </li>
      ))}
    </ul>
  );
};

const Lots = ({ row }: { row: StockRow }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  return (
    <DataTable
      caption={t('where', { item: row.name })}
      columns={[
        {
          id: 'place',
          label: t('ops:stock.place'),
          value: (line) => line.place,
          show: (line) => <To to={places.place(line.place)}>{line.place}</To>,
        },
        { id: 'lot', label: t('ops:stock.lot'), value: (line) => line.lot },
        {
          id: 'quantity',
          label: t('ops:stock.quantity'),
          numeric: true,
          value: (line) => line.quantity,
          show: (line) => `${number(line.quantity)} ${line.unit}`,
        },
      ]}
      rows={row.lots}
      rowId={(line) => `${line.place}/${line.lot}`}
      empty={<EmptyState title={t('ops:stock.nothingHere')} sub={t('stock.boughtWhenNeeded')} />}
    />
  );
};

export const ItemDrawer = ({ row, close }: { row: StockRow; close: () => void }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const { may } = useSession();
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={t('where', { item: row.name })}
      closeButtonProps={{ 'aria-label': t('ops:close') }}
    >
      <div className={css.stack}>
        <Facts
          rows={[
            [t('stock.code'), row.item],
            [t('ops:stock.onHand'), `${number(row.onHand)} ${row.unit}`],
            [t('ops:stock.allocated'), number(row.allocated)],
            [t('ops:stock.free'), number(row.free)],
            [t('ops:stock.onOrder'), number(row.onOrder)],
            [t('stock.safetyStock'), number(row.safetyStock)],
          ]}
        />
        <Lots row={row} />
        <div className={css.actions}>
          <Adjust rows={[row]} item={row.item} />
          {may('logistics') && row.lots.length > 0 && <Move row={row} />}
        </div>
        {may('sourcing') && <Coming item={row.item} />}
        {may('sourcing') && <SuppliedBy item={row.item} unit={row.unit} />}
        <Movements item={row.item} />
      </div>
    </Drawer>
  );
};
