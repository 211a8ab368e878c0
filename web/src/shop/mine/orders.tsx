// My orders: where each one is, newest first; and how to find one without an account.
import { sales } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, EmptyState, PageShell, ProblemNote, StateChip, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import css from '../shop.module.css';
import { useWords } from '../words.ts';
import { FindOrder, NotHere } from './not-here.tsx';

const CHIP = {
  'awaiting-payment': 'watch',
  confirmed: 'idle',
  'in-work': 'now',
  stored: 'good',
  'on-the-road': 'now',
  delivered: 'done',
  cancelled: 'done',
  expired: 'idle',
} as const;
const OVER = ['delivered', 'cancelled', 'expired'];

export const Orders = () => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { slug, person, guest, staff } = useSession();
  const { money, when } = useFormat();
  const here = Boolean(person) || guest;
  const asked = useAsk(sales.listOrders, {}, { enabled: here });
  const list = asked.data ?? [];
  const open = list.filter((one) => !OVER.includes(one.state));
  const next = open.map((one) => one.promised.at).sort()[0];
  return (
    <PageShell bar={<ShopBar />} fit="read">
      {!here ? (
        <NotHere title={t('orders.signIn')} />
      ) : (
        <div className={css.stack}>
          <Answer
            headline={
              staff
                ? t('orders.all', { count: open.length })
                : next
                  ? t('orders.next', { count: open.length, date: when(next, 'long') })
                  : t('orders.none')
            }
            sub={t(staff ? 'orders.staff' : 'orders.sub')}
          />
          {staff && (
            <p>
              <Link className="ol-link ol-16" to={`/${slug}/work/orders` as '/'}>
                {t('orders.staffNext')}
              </Link>
            </p>
          )}
          <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
          {asked.data && list.length === 0 && (
            <EmptyState title={t('orders.empty')} sub={t('orders.emptySub')}>
              <Link className="ol-link" to={`/${slug}` as '/'}>
                {t('orders.shop')}
              </Link>
            </EmptyState>
          )}
          <ul className={css.list}>
            {list.map((one) => (
              <li key={one.id} className={css.row}>
                <span className={css.grow}>
                  <Link className="ol-link ol-16 ol-strong" to={`/${slug}/orders/${one.id}` as '/'}>
                    {words(one.productName)}, {one.number}
                  </Link>
                  <span className="ol-ink-2" style={{ display: 'block' }}>
                    {t('orders.placed', { date: when(one.placedAt, 'dayTime'), total: money(one.total, one.currency) })}
                  </span>
                </span>
                <span>
                  <StateChip state={CHIP[one.state]} look="soft">
                    {t(`orders.state.${one.state}`)}
                  </StateChip>
                </span>
                {!OVER.includes(one.state) && <strong className="ol-accent">{when(one.promised.at)}</strong>}
              </li>
            ))}
          </ul>
          {!person && <FindOrder />}
        </div>
      )}
    </PageShell>
  );
};
