// The workbench's first page: whether orders hold their promise, what needs someone now, the company's figures, the last events.
import { Button } from '@mantine/core';
import { production, sales } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, EmptyState, PageShell, Panel, ProblemNote, StateChip } from '../../look/index.ts';
import { LastEvents } from '../chain/chain-panel.tsx';
import { To, useAddress } from '../links.tsx';
import { Figures } from './figures.tsx';
import css from './home.module.css';
import { type Need, useNeeds } from './needs.ts';

const PLAN = ['production', 'sourcing', 'sales', 'logistics'] as const;

/** What has to be known before the screen can answer; people without the plan hear what waits instead. */
const Headline = ({ needs }: { needs: readonly Need[] }) => {
  const { t } = useTranslation('work');
  const { may } = useSession();
  const seesPlan = PLAN.some((activity) => may(activity));
  const board = useAsk(production.getBoard, {}, { enabled: seesPlan });
  const waiting = needs.length > 0 ? t('home.needsSome', { count: needs.length }) : t('home.needsNone');
  if (!seesPlan) return <Answer headline={waiting} />;
  if (board.error) return <ProblemNote problem={board.error.document} onAgain={() => void board.refetch()} />;
  if (!board.data) return null;
  const { orders, onTime } = board.data;
  if (orders === 0) return <Answer headline={t('home.noneOpen')} sub={t('home.noneOpenSub')} />;
  const headline =
    onTime === orders ? t('home.allHold', { count: orders }) : t('home.someHold', { count: orders, onTime });
  return <Answer headline={headline} sub={`${waiting}.`} />;
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
        <Button variant="outline" component={Link} to={address('/work/products') as '/'}>
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
        <Needs {...all} />
        <Figures />
      </div>
    </PageShell>
  );
};
