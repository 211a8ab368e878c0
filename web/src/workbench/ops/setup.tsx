// What is missing until a company of one's own can sell one product: each step, whether it is done, and the one to take next.
import { Button } from '@mantine/core';
import { logistics, production, research, sales, sourcing } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { StateChip } from '../../look/index.ts';
import { To, useAddress } from '../links.tsx';
import css from './own.module.css';
import { Screen } from './parts.tsx';

const STEPS = [
  'calendars',
  'centers',
  'items',
  'bom',
  'suppliers',
  'places',
  'stock',
  'terms',
  'model',
  'release',
] as const;
type StepName = (typeof STEPS)[number];
/** Steps that one can sell without. */
const OPTIONAL: ReadonlySet<StepName> = new Set(['bom', 'suppliers', 'stock']);

const WAYS: Readonly<Record<StepName, string>> = {
  calendars: '/work/products?tab=calendars',
  centers: '/work/products?tab=centers',
  items: '/work/products?tab=items',
  bom: '/work/products?tab=bom',
  suppliers: '/work/suppliers',
  places: '/work/products?tab=store',
  stock: '/work/stock',
  terms: '/work/products?tab=terms',
  model: '/work/products?tab=models',
  release: '/work/products?tab=models',
};

/** How many of each there are; undefined while not known. */
const useCounts = (): Readonly<Record<StepName, number>> | undefined => {
  const calendars = useAsk(production.listCalendars, {});
  const centers = useAsk(production.listWorkCenters, {});
  const items = useAsk(research.listItems, {});
  const bom = useAsk(research.listBom, {});
  const suppliers = useAsk(sourcing.listSuppliers, {});
  const places = useAsk(logistics.listPlaces, {});
  const site = useAsk(logistics.getSite, {});
  const stock = useAsk(logistics.listStock, {});
  const terms = useAsk(sales.getTerms, {});
  const drafts = useAsk(research.listDrafts, {});
  const schemes = useAsk(research.listSchemes, {});
  const all = [calendars, centers, items, bom, suppliers, places, site, stock, drafts, schemes];
  if (all.some((each) => each.isPending) || terms.isPending) return undefined;
  const kinds = new Set((places.data ?? []).map((each) => each.kind));
  const storable = kinds.has('raw') && kinds.has('finished') && site.data?.address;
  const open = (drafts.data ?? []).filter((each) => each.state !== 'discarded').length;
  return {
    calendars: calendars.data?.length ?? 0,
    centers: centers.data?.length ?? 0,
    items: items.data?.length ?? 0,
    bom: bom.data?.length ?? 0,
    suppliers: suppliers.data?.length ?? 0,
    places: storable ? (places.data?.length ?? 0) : 0,
    stock: stock.data?.length ?? 0,
    terms: terms.data?.shipping.length ?? 0,
    model: open + (schemes.data?.length ?? 0),
    release: schemes.data?.length ?? 0,
  };
};

export const Setup = () => {
  const { t } = useTranslation('own');
  const address = useAddress();
  const counts = useCounts();
  if (!counts) return <Screen headline={t('setup.title')} />;
  const missing = STEPS.filter((step) => counts[step] === 0 && !OPTIONAL.has(step));
  const next = missing[0];
  return (
    <Screen
      headline={next ? t('setup.head', { count: missing.length }) : t('setup.done')}
      sub={next ? t('setup.sub', { step: t(`setup.steps.${next}.title`) }) : t('setup.doneSub')}
      actions={
        next ? (
          <Button variant="default" component={Link} to={address('/work/import') as '/'}>
            {t('setup.import')}
          </Button>
        ) : (
          <Button component={Link} to={address('') as '/'}>
            {t('setup.shop')}
          </Button>
        )
      }
    >
      <ol className={css.steps}>
        {STEPS.map((step) => (
          <Step key={step} step={step} count={counts[step]} next={step === next} />
        ))}
      </ol>
    </Screen>
  );
};

const Step = ({ step, count, next }: { step: StepName; count: number; next: boolean }) => {
  const { t } = useTranslation('own');
  const address = useAddress();
  const [path = '', query = ''] = WAYS[step].split('?');
  const state = count > 0 ? 'there' : OPTIONAL.has(step) ? 'optional' : 'missing';
  return (
    <li className={css.step} data-next={next || undefined}>
      <div>
        <h2 className="ol-16 ol-strong">{t(`setup.steps.${step}.title`)}</h2>
        <p className="ol-ink-2">{t(`setup.steps.${step}.why`)}</p>
      </div>
      <StateChip state={state === 'there' ? 'good' : state === 'missing' ? 'watch' : 'idle'}>
        {count > 0 ? t('setup.stepCount', { count }) : t(`setup.${state}`)}
      </StateChip>
      {next ? (
        <Button
          component={Link}
          to={address(path) as '/'}
          search={Object.fromEntries(new URLSearchParams(query)) as never}
        >
          {t('setup.go')}
        </Button>
      ) : (
        <To to={WAYS[step]}>{t('setup.look')}</To>
      )}
    </li>
  );
};
