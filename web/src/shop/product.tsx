// The configurator: what can I have, what does it cost, when is it here?
import type { Choices, PriceBook } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../data/index.ts';
import { EmptyState, PageShell, ProblemNote } from '../look/index.ts';
import { ShopBar } from './bar.tsx';
import { Configure } from './configure/configure.tsx';
import type { ProductSearch } from './index.tsx';
import { opened } from './opened.ts';
import type { Order } from './order/answer.ts';

interface Start {
  readonly ready: boolean;
  readonly choices: Choices;
  readonly problem: unknown;
  /** The placed order whose choices are changed. */
  readonly change?: Order | undefined;
  /** What a link kept, with its version. */
  readonly kept?: { version: number; choices: Choices } | undefined;
}

/** Where the choosing starts: a kept configuration, an earlier order, one that is changed, what service proposed, or nothing. */
const useStart = (search: ProductSearch): Start => {
  const changed = useAsk(
    sales.getOrder,
    { order: search.change ?? '' },
    { enabled: Boolean(search.change), keep: false },
  );
  const kept = useAsk(
    sales.getConfiguration,
    { configuration: search.c ?? '' },
    { enabled: Boolean(search.c), keep: false },
  );
  const again = useAsk(sales.getOrder, { order: search.again ?? '' }, { enabled: Boolean(search.again), keep: false });
  if (search.c)
    return { ready: !kept.isPending, choices: kept.data?.choices ?? {}, problem: kept.error, kept: kept.data };
  if (search.again) return { ready: !again.isPending, choices: again.data?.choices ?? {}, problem: again.error };
  if (search.change)
    return {
      ready: !changed.isPending,
      choices: changed.data?.choices ?? {},
      problem: changed.error,
      change: changed.data,
    };
  return { ready: true, choices: (search.want as Choices | undefined) ?? {}, problem: null };
};

export const Product = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { product = '' } = useParams({ strict: false }) as { product?: string };
  const search = useSearch({ strict: false }) as ProductSearch;
  const start = useStart(search);
  // An order stays with the version it was placed for.
  const change = start.change?.product === product ? start.change : undefined;
  const asked = useAsk(
    sales.getProduct,
    { product, ...(change ? { version: change.version } : {}) },
    { enabled: start.ready, keep: false },
  );
  const data = asked.data;
  const compiled = useMemo(() => data && opened(data), [data]);
  if (asked.error)
    return (
      <PageShell bar={<ShopBar />} fit="read">
        {asked.error.status === 404 ? (
          <EmptyState as="h1" title={t('product.gone')} sub={t('product.goneSub')}>
            <Link className="ol-link" to={`/${slug}` as '/'}>
              {t('product.goneNext')}
            </Link>
          </EmptyState>
        ) : (
          <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />
        )}
      </PageShell>
    );
  if (!data || !compiled || !start.ready)
    return (
      <PageShell bar={<ShopBar />} fit="bleed">
        {null}
      </PageShell>
    );
  if (!compiled.ok)
    return (
      <PageShell bar={<ShopBar />} fit="read">
        <ProblemNote problem={{ title: t('product.broken'), problems: compiled.problems }} />
      </PageShell>
    );
  return (
    <Configure
      key={`${data.product} ${data.version} ${search.c ?? ''} ${search.again ?? ''} ${search.change ?? ''}`}
      compiled={compiled.value}
      product={data}
      prices={data.prices as PriceBook}
      start={start.choices}
      startProblem={
        start.problem && search.c ? { title: t('product.linkGone'), detail: t('product.linkGoneSub') } : start.problem
      }
      {...(change ? { change } : {})}
      {...(start.kept ? { kept: start.kept } : {})}
      {...(search.again ? { again: search.again } : {})}
      {...(search.measure ? { measure: true } : {})}
    />
  );
};
