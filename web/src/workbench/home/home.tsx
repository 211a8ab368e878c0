// The workbench's first page: whether orders hold their promise, what needs someone now, the company's figures, the last events.
import { Button } from '@mantine/core';
import { type ApiProblem, common, sales } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, EmptyState, PageShell, Panel, ProblemNote, StateChip, usePlace } from '../../look/index.ts';
import { LastEvents } from '../chain/chain-panel.tsx';
import { To, useAddress } from '../links.tsx';
import { isOpen, lateSeconds } from '../orders/words.ts';
import { Figures } from './figures.tsx';
import css from './home.module.css';
import { type Need, useNeeds } from './needs.ts';
import { Pace } from './pace.tsx';

/** Open orders and how many of them are late: from sales' own count, or as many as the person may see. */
const useOpenOrders = (): { open: number; late: number; problem: ApiProblem | null; ready: boolean } => {
  const { may } = useSession();
  const counts = may('sales');
  const census = useAsk(common.census.sales, {}, { enabled: counts });
  const listed = useAsk(sales.listOrders, { limit: 500 }, { enabled: !counts });
  const { now } = usePlace();
  const cell = census.data?.find((each) => each.name === 'Open orders');
  const seen = (listed.data ?? []).filter((order) => isOpen(order.state));
  return counts
    ? { open: cell?.count ?? 0, late: cell?.waiting ?? 0, problem: census.error, ready: Boolean(census.data) }
    : {
        open: seen.length,
        late: seen.filter((order) => lateSeconds(order, now()) >= 60).length,
        problem: listed.error,
        ready: Boolean(listed.data),
      };
};

/** Whether orders hold their promise, and in the line below what else waits, in the same words as the list. */
const Headline = ({ needs }: { needs: readonly Need[] }) => {
  const { t } = useTranslation('work');
  const { open, late, problem, ready } = useOpenOrders();
  if (problem) return <ProblemNote problem={problem.document} />;
  if (!ready) return null;
  const others = needs.filter((need) => need.id !== 'late').map((need) => need.sentence);
  const sub = others.length > 0 ? `${others.join(', ')}.` : late === 0 ? t('home.needsNone') : undefined;
  if (open === 0) return <Answer headline={t('home.noneOpen')} sub={sub ?? t('home.noneOpenSub')} />;
  const headline =
    late === 0 ? t('home.allHold', { count: open }) : t('home.someLate', { count: late, open: String(open) });
  return <Answer headline={headline} sub={sub} />;
};

const NeedRow = ({ need }: { need: Need }) => {
  const { t } = useTranslation('work');
  const more = need.count - need.records.length;
  return (
    <li className={css.need} data-tone={need.tone}>
      <StateChip state={need.tone}>
        <To to={need.to}>{need.sentence}</To>
      </StateChip>
      <p className={css.records}>
        {need.records.map((record) => (
          <To key={record.to + record.label} to={record.to}>
            {record.label}
          </To>
        ))}
        {more > 0 && <span className="ol-ink-2">{t('home.and', { count: more })}</span>}
      </p>
    </li>
  );
};

const Needs = ({ needs, ready }: ReturnType<typeof useNeeds>) => {
  const { t } = useTranslation('work');
  return (
    <Panel title={t('home.needs')}>
      {ready && needs.length === 0 && <p className="ol-ink-2">{t('home.needsNothing')}</p>}
      <ul className={css.needs}>
        {needs.map((need) => (
          <NeedRow key={need.id} need={need} />
        ))}
      </ul>
    </Panel>
  );
};

const NothingYet = () => {
  const { t } = useTranslation('work');
  const address = useAddress();
  return (
    <PageShell>
      <EmptyState title={t('home.nothingYet')} sub={t('home.nothingYetSub')}>
        <Button component={Link} to={address('/work/import') as '/'}>
          {t('home.import')}
        </Button>
        <Button variant="outline" component={Link} to={address('/work/setup') as '/'}>
          {t('home.enter')}
        </Button>
      </EmptyState>
    </PageShell>
  );
};

export const Home = () => {
  const { t } = useTranslation('work');
  const products = useAsk(sales.listProducts, {});
  const all = useNeeds();
  if (products.data?.length === 0) return <NothingYet />;
  return (
    <PageShell
      panel={
        <>
          <LastEvents limit={12} />
          <p style={{ marginTop: 16 }}>
            <To to="/work/chain">{t('home.wholeChain')}</To>
          </p>
        </>
      }
    >
      <div className={css.page}>
        <Headline needs={all.needs} />
        <Pace />
        <Needs {...all} />
        <Figures />
      </div>
    </PageShell>
  );
};
