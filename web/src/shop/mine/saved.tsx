// What a visitor saved in this browser, each under a link that can be shared.
import { Button, CopyButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { Answer, EmptyState, PageShell, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { dropSaved, useSaved } from '../kept.ts';
import css from '../shop.module.css';

export const SavedList = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { when } = useFormat();
  const saved = useSaved(slug);
  return (
    <PageShell bar={<ShopBar />} fit="read">
      {saved.length === 0 ? (
        <EmptyState as="h1" title={t('saved.empty')} sub={t('saved.emptySub')}>
          <Link className="ol-link" to={`/${slug}` as '/'}>
            {t('orders.shop')}
          </Link>
        </EmptyState>
      ) : (
        <div className={css.stack}>
          <Answer headline={t('saved.title', { count: saved.length })} sub={t('saved.sub')} />
          <ul className={css.list}>
            {saved.map((one) => (
              <li key={one.id} className={css.row}>
                <span className={css.grow}>
                  <Link
                    className="ol-link ol-16 ol-strong"
                    to={`/${slug}/shop/${one.product}` as '/'}
                    search={{ c: one.id } as never}
                  >
                    {one.name}
                  </Link>
                  <span className="ol-ink-2" style={{ display: 'block' }}>
                    {when(one.at, 'dayTime')}
                  </span>
                </span>
                <CopyButton value={`${window.location.origin}/${slug}/shop/${one.product}?c=${one.id}`}>
                  {({ copied, copy }) => (
                    <Button variant="outline" h={44} onClick={copy}>
                      {copied ? t('save.copied') : t('save.copy')}
                    </Button>
                  )}
                </CopyButton>
                <Button variant="subtle" h={44} onClick={() => dropSaved(slug, one.id)}>
                  {t('save.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PageShell>
  );
};
