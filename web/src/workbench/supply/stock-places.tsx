// Stock by place: what lies at each place of the store, by item and lot.
import { Select } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, useFormat, useWords } from '../../look/index.ts';
import { places, To, useInAddress } from '../links.tsx';
import type { StockLot, StockRow } from './stock-rows.ts';

export const PlacesView = ({ rows, stock }: { rows: readonly StockRow[]; stock: readonly StockLot[] }) => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const say = useWords();
  const asked = useAsk(logistics.listPlaces, {});
  const [place, setPlace] = useInAddress('place');
  const names = new Map((asked.data ?? []).map((each) => [each.place, say(each.name)]));
  const items = new Map(rows.map((row) => [row.item, row.name]));
  const shown = place ? stock.filter((line) => line.place === place) : stock;
  const lines = (at: string) => stock.filter((line) => line.place === at).length;
  return (
    <>
      <Select
        aria-label={t('ops:stock.place')}
        placeholder={t('stock.allPlaces')}
        clearable
        clearButtonProps={{ 'aria-label': t('stock.allPlaces') }}
        maw={420}
        value={place ?? null}
        onChange={(value) => setPlace(value ?? undefined)}
        data={(asked.data ?? []).map((each) => ({
          value: each.place,
          label: t('stock.placeLots', { place: each.place, name: names.get(each.place), count: lines(each.place) }),
        }))}
      />
      <DataTable
        caption={t('stock.byPlace')}
        columns={[
          {
            id: 'place',
            label: t('ops:stock.place'),
            value: (line) => line.place,
            show: (line) => (
              <>
                <span className="ol-strong">{line.place}</span>{' '}
                <span className="ol-ink-2">{names.get(line.place) ?? ''}</span>
              </>
            ),
          },
          {
            id: 'item',
            label: t('ops:stock.item'),
            value: (line) => items.get(line.item) ?? line.name,
            show: (line) => <To to={places.item(line.item)}>{items.get(line.item) ?? line.name}</To>,
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
        rows={shown}
        rowId={(line) => `${line.place}/${line.item}/${line.lot}`}
        csv="stock-by-place"
        sort={{ by: 'place' }}
        empty={<EmptyState title={t('stock.placeEmpty')} sub={t('stock.placeEmptySub')} />}
      />
    </>
  );
};
