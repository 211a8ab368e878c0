// The value chain drawn from the event log: what flows, what is stuck, and what happened last.
import { SegmentedControl, Switch } from '@mantine/core';
import { type Output, platform } from '@onelot/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { Answer, PageShell, ProblemNote } from '../../look/index.ts';
import { useAddress } from '../links.tsx';
import css from './chain.module.css';
import { ChainPanel } from './chain-panel.tsx';
import { ChainPicture } from './chain-picture.tsx';
import { ChainTable } from './chain-table.tsx';
import { FlowDrawer } from './flow-drawer.tsx';
import { MAIN_FLOWS } from './geometry.ts';
import { useMoved } from './moved.ts';
import { useWaits, type Wait } from './waits.ts';

export type ChainData = Output<typeof platform.getChain>;
export type FlowData = ChainData['flows'][number];

/** Where the picture would be too small to touch, the table stands first. */
const PHONE = '(max-width: 860px)';

/** Small numbers in words, others in figures. */
const useNumberWords = () => {
  const { t } = useTranslation('chain');
  return (count: number): string => (count <= 12 ? t(`number.n${count as 9}`) : String(count));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const Headline = ({ flows, waits }: { flows: readonly FlowData[]; waits: readonly Wait[] }) => {
  const { t } = useTranslation('chain');
  const words = useNumberWords();
  const waiting = new Set(waits.map(({ flow }) => flow));
  const moves = flows.filter(({ flow, count }) => count > 0 && !waiting.has(flow)).length;
  const first = waits[0];
  if (moves === 0 && !first) return <Answer headline={t('moves_zero')} sub={t('quiet')} />;
  const headline = t('headline', {
    moves: capital(moves === 0 ? t('moves_zero') : t('moves', { count: moves, words: words(moves) })),
    waits: waiting.size === 0 ? t('waits_zero') : t('waits', { count: waiting.size, words: words(waiting.size) }),
  });
  return <Answer headline={headline} sub={first ? first.reason : t('calm')} />;
};

const Legend = () => {
  const { t } = useTranslation('chain');
  return (
    <ul className={css.legend}>
      <li>
        <i data-tone="moved" />
        {t('legendMoved')}
      </li>
      <li>
        <i data-tone="waits" />
        {t('legendWaits')}
      </li>
      <li>{t('legendWidth')}</li>
    </ul>
  );
};

const useOpenFlow = (): [string | undefined, (flow: string | undefined) => void] => {
  const { flow } = useSearch({ strict: false }) as { flow?: string };
  const navigate = useNavigate();
  const address = useAddress();
  const open = (next: string | undefined) =>
    void navigate({ to: address('/work/chain') as '/', search: (next ? { flow: next } : {}) as never, replace: true });
  return [flow, open];
};

const Tools = (props: {
  look: string;
  setLook: (look: 'picture' | 'table') => void;
  all: boolean;
  setAll: (all: boolean) => void;
}) => {
  const { t } = useTranslation('chain');
  return (
    <div className={css.tools}>
      <Switch label={t('all')} checked={props.all} onChange={(event) => props.setAll(event.currentTarget.checked)} />
      <SegmentedControl
        aria-label={t('look')}
        value={props.look}
        onChange={(value) => props.setLook(value as 'picture')}
        data={[
          { value: 'picture', label: t('asPicture') },
          { value: 'table', label: t('asTable') },
        ]}
      />
    </div>
  );
};

export const Chain = () => {
  const chain = useAsk(platform.getChain, {});
  const waits = useWaits();
  const moved = useMoved(chain.data?.flows);
  const [look, setLook] = useState<'picture' | 'table'>(() => (matchMedia(PHONE).matches ? 'table' : 'picture'));
  const [all, setAll] = useState(false);
  const [open, setOpen] = useOpenFlow();
  const data = chain.data;
  const shown = data?.flows.filter(({ flow }) => all || MAIN_FLOWS.includes(flow as 'a')) ?? [];
  return (
    <PageShell panel={<ChainPanel waits={waits} />} panelBelow="early">
      {chain.error && <ProblemNote problem={chain.error.document} onAgain={() => void chain.refetch()} />}
      {data && (
        <>
          <div className={css.head}>
            <Headline flows={shown} waits={waits} />
            <Tools look={look} setLook={setLook} all={all} setAll={setAll} />
          </div>
          {look === 'picture' ? (
            <>
              <ChainPicture data={data} flows={shown} waits={waits} moved={moved} open={setOpen} />
              <Legend />
            </>
          ) : (
            <ChainTable data={data} flows={shown} waits={waits} />
          )}
        </>
      )}
      <FlowDrawer flow={data?.flows.find((each) => each.flow === open)} close={() => setOpen(undefined)} />
    </PageShell>
  );
};
