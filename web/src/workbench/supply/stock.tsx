// The store's stock: whether each item holds its safety stock, by item, by place, as movements, and the finished products.
import { SegmentedControl } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { useFormat } from '../../look/index.ts';
import { useInAddress } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import { Finished } from './finished.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { Movements } from './movements.tsx';
import { Adjust } from './stock-forms.tsx';
import { Items } from './stock-items.tsx';
import { PlacesView } from './stock-places.tsx';
import { low, none, useStockRows } from './stock-rows.ts';

const VIEWS = ['items', 'places', 'movements', 'finished'] as const;
type View = (typeof VIEWS)[number];

const useView = (): [View, (view: string) => void] => {
  const [view, set] = useInAddress('view');
  return [VIEWS.find((each) => each === view) ?? 'items', (next) => set(next === 'items' ? undefined : next)];
};

export const Stock = () => {
  const { t } = useTranslation(['supply', 'ops']);
  const { number } = useFormat();
  const { rows, stock, ready, problem } = useStockRows();
  const finished = useAsk(logistics.listFinished, {});
  const [view, setView] = useView();
  const [chosen, choose] = useInAddress('item');
  const short = rows.filter(low);
  const empty = rows.filter(none).length;
  const open = rows.find((row) => row.item === chosen);
  const names = short.slice(0, 3).map((row) => row.name);
  const counts = { items: rows.length, places: new Set(stock.map((line) => line.place)).size };
  return (
    <Screen
      headline={
        ready
          ? short.length > 0
            ? t('ops:stock.short', { count: short.length })
            : t(rows.length > 0 ? 'ops:stock.enough' : 'ops:stock.nothing')
          : undefined
      }
      sub={
        ready && rows.length === 0
          ? t('ops:stock.nothingSub')
          : names.length > 0
            ? short.length > names.length
              ? t('stock.andMore', { names: names.join(', '), count: short.length - names.length })
              : names.join(', ')
            : t(empty > 0 ? 'stock.countsEmpty' : 'stock.counts', {
                items: number(counts.items),
                empty: number(empty),
                count: counts.places,
              })
      }
      problem={problem}
      actions={<Adjust rows={rows} {...(open ? { item: open.item } : {})} />}
    >
      <div style={{ overflowX: 'auto' }}>
        <SegmentedControl
          aria-label={t('stock.view')}
          value={view}
          onChange={setView}
          data={VIEWS.map((value) => ({
            value,
            label:
              value === 'finished' && finished.data
                ? t('stock.finishedCount', { count: finished.data.length })
                : t(`stock.${value}`),
          }))}
        />
      </div>
      {ready && view === 'items' && <Items rows={rows} open={choose} />}
      {ready && view === 'places' && <PlacesView rows={rows} stock={stock} />}
      {view === 'movements' && <Movements />}
      {view === 'finished' && <Finished />}
      {open && <ItemDrawer row={open} close={() => choose(undefined)} />}
    </Screen>
  );
};
