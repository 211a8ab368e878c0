// The company's own data, a tab for each kind.
import { Tabs } from '@mantine/core';
import { research } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { To } from '../links.tsx';
import { Calendars, Centers } from './centers.tsx';
import { Bom, Items } from './items.tsx';
import { Models } from './models.tsx';
import { Screen } from './parts.tsx';
import { Terms } from './terms.tsx';

export const Products = () => {
  const { t } = useTranslation('ops');
  const items = useAsk(research.listItems, {});
  const schemes = useAsk(research.listSchemes, {});
  const products = new Set((schemes.data ?? []).map((each) => each.product));
  return (
    <Screen
      headline={schemes.data && (products.size > 0 ? t('products.head', { count: products.size }) : t('products.none'))}
      sub={items.data && t('products.sub', { count: items.data.length })}
      problem={items.error}
      actions={<To to="/work/import">{t('import.title')}</To>}
    >
      <Tabs defaultValue="models" keepMounted={false}>
        <Tabs.List>
          {(['models', 'items', 'bom', 'centers', 'calendars', 'terms'] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`products.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="models" pt={16}>
          <Models />
        </Tabs.Panel>
        <Tabs.Panel value="items" pt={16}>
          <Items items={items.data ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="bom" pt={16}>
          <Bom />
        </Tabs.Panel>
        <Tabs.Panel value="centers" pt={16}>
          <Centers />
        </Tabs.Panel>
        <Tabs.Panel value="calendars" pt={16}>
          <Calendars />
        </Tabs.Panel>
        <Tabs.Panel value="terms" pt={16}>
          <Terms />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
};
