// Service for the customer: what is open, what was answered, and a way to ask.
import { service } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, EmptyState, PageShell, ProblemNote, StateChip, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import css from '../shop.module.css';
import { AskService } from './ask.tsx';
import { NotHere } from './not-here.tsx';

export const Service = () => {
  const { t } = useTranslation('shop');
  const { slug, person, guest } = useSession();
  const { when } = useFormat();
  const here = Boolean(person) || guest;
  const asked = useAsk(service.listDemands, {}, { enabled: here });
  const list = asked.data ?? [];
  const open = list.filter((one) => one.state !== 'closed').length;
  return (
    <PageShell bar={<ShopBar />} fit="read">
      {!here ? (
        <NotHere title={t('service.signIn')} />
      ) : (
        <div className={css.stack}>
          <Answer headline={open ? t('service.open', { count: open }) : t('service.none')} sub={t('service.sub')} />
          <div>
            <AskService />
          </div>
          <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
          {asked.data && list.length === 0 && <EmptyState title={t('service.empty')} sub={t('service.emptySub')} />}
          <ul className={css.list}>
            {list.map((one) => (
              <li key={one.id} className={css.row}>
                <span className={css.grow}>
                  <Link className="ol-link ol-16" to={`/${slug}/service/${one.id}` as '/'}>
                    {one.title}
                  </Link>
                  <span className="ol-ink-2" style={{ display: 'block' }}>
                    {one.number}, {t(`service.kinds.${one.kind}`)}, {when(one.openedAt, 'dayTime')}
                  </span>
                </span>
                <StateChip
                  state={one.state === 'answered' ? 'good' : one.state === 'closed' ? 'done' : 'idle'}
                  look="soft"
                >
                  {t(`service.state.${one.state}`)}
                </StateChip>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PageShell>
  );
};
