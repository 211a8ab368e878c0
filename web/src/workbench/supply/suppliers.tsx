// Suppliers: how they keep their word, what they supply; and the searches for what nobody supplies yet.
import { type Output, research, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, formatDuration, useFormat, useWords, When } from '../../look/index.ts';
import { places, To, useAddress, useInAddress } from '../links.tsx';
import { Bar, Screen } from '../ops/parts.tsx';
import { EditSupplier } from './edit-supplier.tsx';
import { PurchaseState } from './purchase-state.tsx';
import { Searches } from './searches.tsx';
import { UnitPrice } from './unit-price.tsx';

type Supplier = Output<typeof sourcing.listSuppliers>[number];

export const Suppliers = () => {
  const { t } = useTranslation('ops');
  const { number } = useFormat();
  const asked = useAsk(sourcing.listSuppliers, {});
  const [chosen, choose] = useInAddress('supplier');
  const all = asked.data ?? [];
  const judged = all.filter((each) => each.onTimeShare !== null);
  const weak = judged.filter((each) => (each.onTimeShare ?? 1) < 0.9);
  const open = all.find((each) => each.supplier === chosen) ?? all[0];
  return (
    <Screen
      headline={
        asked.data &&
        (weak.length > 0 ? t('suppliers.weak', { count: weak.length }) : t('suppliers.head', { count: all.length }))
      }
      sub={judged.length > 0 ? t('suppliers.judged', { count: judged.length }) : t('suppliers.unjudged')}
      problem={asked.error}
      actions={<EditSupplier key={open?.supplier ?? ''} {...(open ? { supplier: open } : {})} />}
    >
      {asked.data && (
        <DataTable
          caption={t('suppliers.table')}
          columns={[
            {
              id: 'name',
              label: t('supplier'),
              value: (row) => row.name,
            },
            {
              id: 'onTime',
              label: t('suppliers.onTime'),
              value: (row) => row.onTimeShare,
              show: (row) =>
                row.onTimeShare === null ? (
                  '–'
                ) : (
                  <>
                    <Bar value={row.onTimeShare} most={1} /> {`${number(Math.round(row.onTimeShare * 100))} %`}
                  </>
                ),
            },
            { id: 'orders', label: t('suppliers.orders'), numeric: true, value: (row) => row.orders },
            { id: 'items', label: t('suppliers.items'), numeric: true, value: (row) => row.items.length },
            { id: 'email', label: t('email'), value: (row) => row.email, wideOnly: true },
          ]}
          rows={all}
          rowId={(row) => row.supplier}
          onRow={(row) => choose(row.supplier)}
          {...(open ? { chosen: open.supplier } : {})}
          csv="suppliers"
          empty={<EmptyState title={t('suppliers.none')} sub={t('suppliers.noneSub')} />}
        />
      )}
      {open && <Bought supplier={open} />}
      {open && <Supplied supplier={open} />}
      <Searches />
    </Screen>
  );
};

const Supplied = ({ supplier }: { supplier: Supplier }) => {
  const { t } = useTranslation(['ops', 'supply']);
  const say = useWords();
  const { number } = useFormat();
  const items = useAsk(research.listItems, {});
  const facts = new Map((items.data ?? []).map((each) => [each.item, each]));
  const nameOf = (item: string): string => say(facts.get(item)?.name) || item;
  return (
    <DataTable
      titled
      caption={t('suppliers.supplies', { supplier: supplier.name })}
      columns={[
        {
          id: 'item',
          label: t('stock.item'),
          value: (row) => nameOf(row.item),
          show: (row) => <To to={places.item(row.item)}>{nameOf(row.item)}</To>,
        },
        { id: 'code', label: t('supply:stock.code'), value: (row) => row.item, wideOnly: true },
        {
          id: 'price',
          label: t('purchases.price'),
          numeric: true,
          value: (row) => row.price / row.pricePer,
          show: (row) => <UnitPrice price={row.price} per={row.pricePer} unit={facts.get(row.item)?.unit ?? 'pcs'} />,
        },
        {
          id: 'lead',
          label: t('suppliers.lead'),
          value: (row) => row.leadTimeSeconds,
          show: (row) => formatDuration(row.leadTimeSeconds),
        },
        {
          id: 'minimum',
          label: t('suppliers.minimum'),
          numeric: true,
          value: (row) => row.minimumOrderQuantity,
          show: (row) => `${number(row.minimumOrderQuantity)} ${facts.get(row.item)?.unit ?? ''}`,
        },
      ]}
      rows={supplier.items}
      rowId={(row) => row.item}
      csv={`supplier-${supplier.supplier}`}
    />
  );
};

/** What was bought from the supplier, the newest first. */
const Bought = ({ supplier }: { supplier: Supplier }) => {
  const { t } = useTranslation(['ops', 'supply']);
  const { number } = useFormat();
  const address = useAddress();
  const asked = useAsk(sourcing.listPurchaseOrders, {});
  const rows = (asked.data ?? []).filter((each) => each.supplier === supplier.supplier);
  if (!asked.data) return null;
  return (
    <DataTable
      titled
      caption={t('supply:boughtFrom', { supplier: supplier.name })}
      columns={[
        { id: 'number', label: t('purchases.number'), value: (row) => row.number },
        {
          id: 'state',
          label: t('state'),
          value: (row) => t(`purchase.${row.state}`),
          show: (row) => <PurchaseState state={row.state} />,
        },
        { id: 'item', label: t('stock.item'), value: (row) => row.itemName },
        {
          id: 'quantity',
          label: t('stock.quantity'),
          numeric: true,
          value: (row) => row.quantity,
          show: (row) => number(row.quantity),
        },
        {
          id: 'expected',
          label: t('purchases.expected'),
          value: (row) => row.expectedAt,
          show: (row) => <When at={row.expectedAt} style="dayTime" />,
        },
      ]}
      rows={rows}
      rowId={(row) => row.id}
      rowTo={(row) => address(places.purchase(row.id))}
      sort={{ by: 'expected', down: true }}
      height="360px"
      empty={<p className="ol-ink-2">{t('supply:boughtNothing', { supplier: supplier.name })}</p>}
    />
  );
};
