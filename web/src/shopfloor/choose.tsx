// Where do you stand? Work centers as great tiles with what waits and what is in work at each.
import type { Output, production } from '@onelot/contracts';
import { production as ask } from '@onelot/contracts';
import { IconBuildingWarehouse, IconCpu, IconHandStop } from '@tabler/icons-react';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../data/index.ts';
import { Answer, ProblemNote, Shape, useWords } from '../look/index.ts';
import css from './choose.module.css';
import floor from './floor.module.css';
import { Frame } from './frame.tsx';
import { keptWorkCenter } from './kept.ts';

type Center = Output<typeof production.listWorkCenters>[number];

const Tile = ({ center, here }: { center: Center; here: boolean }) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const { slug } = useSession();
  const Kind = center.kind === 'machine' ? IconCpu : IconHandStop;
  return (
    <Link className={css.tile} data-here={here || undefined} to={`/${slug}/floor/${center.workCenter}` as '/'}>
      <span className={css.name}>{words(center.name)}</span>
      <span className={css.kind}>
        <Kind size={24} stroke={1.8} aria-hidden="true" />
        {center.kind === 'machine' ? t('choose.machine') : t('choose.manual')}
        {here && <span className={css.last}>{t('choose.last')}</span>}
      </span>
      <span className={css.counts}>
        <span data-none={center.waiting === 0 || undefined}>
          {center.waiting === 0 ? t('choose.nothing') : t('choose.waiting', { count: center.waiting })}
        </span>
        {center.running > 0 && (
          <span className={css.running}>
            <Shape state="now" size={18} />
            {t('choose.running', { count: center.running })}
          </span>
        )}
      </span>
    </Link>
  );
};

const StoreTile = () => {
  const { t } = useTranslation('floor');
  const { slug } = useSession();
  return (
    <Link className={css.tile} to={`/${slug}/floor/store` as '/'}>
      <span className={css.name}>{t('choose.store')}</span>
      <span className={css.kind}>
        <IconBuildingWarehouse size={24} stroke={1.8} aria-hidden="true" />
        {t('choose.storeSub')}
      </span>
    </Link>
  );
};

export const Choose = () => {
  const { t } = useTranslation('floor');
  const { slug, may } = useSession();
  const { choose } = useSearch({ strict: false }) as { choose?: boolean };
  const kept = keptWorkCenter(slug);
  const works = may('production');
  const centers = useAsk(ask.listWorkCenters, {}, { enabled: works || may('logistics'), refetchSeconds: 30 });
  if (!choose && kept === 'store' && may('logistics')) return <Navigate to={`/${slug}/floor/store` as '/'} replace />;
  if (!choose && kept && works && centers.data?.some(({ workCenter }) => workCenter === kept))
    return <Navigate to={`/${slug}/floor/${kept}` as '/'} replace />;
  return (
    <Frame title={t('title')}>
      <div className={css.page}>
        <Answer size="floor" headline={t('choose.title')} sub={t('choose.sub')} />
        {centers.error && !centers.data && (
          <ProblemNote problem={centers.error.document} onAgain={() => void centers.refetch()} />
        )}
        {centers.data && centers.data.length === 0 && (
          <div className={floor.alone}>
            <h2 className={floor.title}>{t('choose.empty')}</h2>
            <p>{t('choose.emptySub')}</p>
            <Link className={floor.go} to={`/${slug}/work/products` as '/'}>
              {t('choose.emptyGo')}
            </Link>
          </div>
        )}
        <nav className={css.tiles} aria-label={t('choose.title')}>
          {works && centers.data?.map((c) => <Tile key={c.workCenter} center={c} here={c.workCenter === kept} />)}
          {may('logistics') && <StoreTile />}
        </nav>
      </div>
    </Frame>
  );
};
