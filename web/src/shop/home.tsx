// The shop's first page: what this company makes, seen at once, and the way to one of one's own.
import { useMediaQuery } from '@mantine/hooks';
import { open, type PublicModel } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../data/index.ts';
import { EmptyState, PageShell, ProblemNote, useFormat } from '../look/index.ts';
import { ShopBar } from './bar.tsx';
import { measuresOf } from './configure/proposals.ts';
import { opened } from './opened.ts';
import orderCss from './order/order.module.css';
import { Scene } from './scene/index.tsx';
import css from './shop.module.css';
import { useWords } from './words.ts';

const useScene = (product: string | undefined) => {
  const asked = useAsk(sales.getProduct, { product: product ?? '' }, { enabled: Boolean(product), keep: false });
  return useMemo(() => {
    if (!asked.data) return undefined;
    const model = asked.data.model as unknown as PublicModel;
    const compiled = opened(asked.data);
    if (!compiled.ok) return undefined;
    const scene = open(compiled.value).scene();
    return { scene: scene.ok ? scene.value : undefined, fits: measuresOf(model).length > 0 };
  }, [asked.data]);
};

export const Home = () => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  const { slug, company, staff } = useSession();
  const asked = useAsk(sales.listProducts, {}, { keep: false });
  const offers = asked.data ?? [];
  const first = offers[0];
  const shown = useScene(first?.product);
  const scene = shown?.scene;
  const fits = shown?.fits ?? false;
  const phone = useMediaQuery('(max-width: 860px)') ?? false;
  const name = words(company?.name);
  if (asked.error)
    return (
      <PageShell bar={<ShopBar />} fit="read">
        <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
      </PageShell>
    );
  if (asked.data && !first)
    return (
      <PageShell bar={<ShopBar />} fit="read">
        <EmptyState
          as="h1"
          title={t('home.empty')}
          sub={staff ? t('home.emptyStaff') : t('home.emptySub', { company: name })}
        >
          {staff && (
            <Link className="ol-link" to={`/${slug}/work/products` as '/'}>
              {t('home.emptyNext')}
            </Link>
          )}
        </EmptyState>
      </PageShell>
    );
  return (
    <PageShell bar={<ShopBar />} fit="bleed">
      <div>
        <section className={css.hero}>
          {scene !== undefined && (
            <Scene
              name={scene?.name ?? 'box'}
              parameters={scene?.parameters ?? {}}
              label={first ? words(first.name) : name}
              // The words stand below the thing on a phone, and left of one that is not slender.
              inset={phone ? { bottom: 320 } : scene?.name === 'iron' ? { bottom: 120 } : { left: 600, bottom: 24 }}
            />
          )}
          <div className={css.heroText}>
            {first && (
              <>
                <p className="ol-16 ol-ink-2">{name}</p>
                <h1 className="ol-56 ol-strong">{words(first.name)}</h1>
                {first.description && <p className="ol-20 ol-ink-2">{words(first.description)}</p>}
                <div className={css.heroActions}>
                  <Link className={orderCss.primary} to={`/${slug}/shop/${first.product}` as '/'}>
                    {t('home.make')} <IconArrowRight size={20} style={{ marginLeft: 8 }} aria-hidden="true" />
                  </Link>
                  {fits && (
                    <Link
                      className={css.second}
                      to={`/${slug}/shop/${first.product}` as '/'}
                      search={{ measure: true } as never}
                    >
                      {t('bar.measure')}
                    </Link>
                  )}
                  {first.from !== null && (
                    <span className="ol-16">{t('home.from', { price: money(first.from, first.currency, true) })}</span>
                  )}
                </div>
              </>
            )}
          </div>
        </section>
        {offers.length > 1 && (
          <section className={css.others}>
            <h2 className="ol-20 ol-strong">{t('home.all')}</h2>
            <ul className={css.offers}>
              {offers.map((offer) => (
                <li key={offer.product}>
                  <Link className={css.offer} to={`/${slug}/shop/${offer.product}` as '/'}>
                    <strong className="ol-16">{words(offer.name)}</strong>
                    {offer.description && <span style={{ display: 'block' }}>{words(offer.description)}</span>}
                    {offer.from !== null && (
                      <span className="ol-ink-2">
                        {t('home.from', { price: money(offer.from, offer.currency, true) })}
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </PageShell>
  );
};
