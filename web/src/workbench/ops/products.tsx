// The company's own data, a tab for each kind; the address keeps the tab.
import { Tabs } from '@mantine/core';
import { research } from '@onelot/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { To } from '../links.tsx';
import { Bom } from './bom.tsx';
import { Calendars } from './calendars.tsx';
import { Centers } from './centers.tsx';
import { Items } from './items.tsx';
import { Models } from './models.tsx';
import { Screen } from './parts.tsx';
import { ProductPrices } from './product-prices.tsx';
import { Store } from './store.tsx';
import { Terms } from './terms.tsx';
import { Variety } from './variety.tsx';

const TABS = ['models', 'variety', 'prices', 'items', 'bom', 'centers', 'calendars', 'store', 'terms'] as const;
type ProductTab = (typeof TABS)[number];

const PANELS: Readonly<Record<ProductTab, () => ReactNode>> = {
  models: Models,
  variety: Variety,
  prices: ProductPrices,
  items: () => <AllItems />,
  bom: Bom,
  centers: Centers,
  calendars: Calendars,
  store: Store,
  terms: Terms,
};

const AllItems = () => {
  const items = useAsk(research.listItems, {});
  return <Items items={items.data ?? []} />;
};

export const Products = () => {
  const { t } = useTranslation('ops');
  const { t: tOwn } = useTranslation('own');
  const { t: tVariety } = useTranslation('variety');
  const { may } = useSession();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: ProductTab };
  const items = useAsk(research.listItems, {});
  const schemes = useAsk(research.listSchemes, {});
  const products = new Set((schemes.data ?? []).map((each) => each.product));
  const label = (name: ProductTab): string =>
    name === 'variety'
      ? tVariety('title')
      : name === 'store'
        ? tOwn('store.title')
        : name === 'prices'
          ? tOwn('prices')
          : t(`products.${name}`);
  const shown = TABS.filter((name) => name !== 'prices' || may('sales') || may('research'));
  const open = tab && shown.includes(tab) ? tab : 'models';
  const Panel = PANELS[open];
  return (
    <Screen
      headline={schemes.data && (products.size > 0 ? t('products.head', { count: products.size }) : t('products.none'))}
      sub={items.data && t('products.sub', { count: items.data.length })}
      problem={items.error}
      actions={
        <>
          <To to="/work/setup">{tOwn('setup.title')}</To>
          <To to="/work/import">{t('import.title')}</To>
        </>
      }
    >
      <Tabs
        value={open}
        onChange={(next) => void navigate({ to: '.', search: { tab: next } as never, replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {label(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open} pt={16}>
          <Panel />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
};
