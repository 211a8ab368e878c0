// The board: what runs where and what is late, as a picture with a panel for the order that was picked, or as a table.
import { SegmentedControl, Switch } from '@mantine/core';
import { production } from '@onelot/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import {
  Answer,
  EmptyState,
  PageShell,
  ProblemNote,
  useFormat,
  usePlace,
  usePlanReason,
  useWords,
} from '../../look/index.ts';
import { To, useAddress } from '../links.tsx';
import { useCenterName, useValueName } from '../names.ts';
import css from './board.module.css';
import { BoardPanel } from './board-panel.tsx';
import { BoardPicture } from './board-picture.tsx';
import { BoardTable } from './board-table.tsx';
import { barColours, PLAIN } from './colours.ts';
import { type BoardData, type BoardModel, boardModel, changeovers } from './model.ts';

const Headline = ({ data }: { data: BoardData }) => {
  const { t } = useTranslation('board');
  const { when } = useFormat();
  const why = usePlanReason(useCenterName());
  const late = data.late.length;
  const headline =
    late === 0
      ? t('allHold', { count: data.orders })
      : late >= data.orders
        ? t('lateAll', { count: late })
        : t('late', { count: late });
  const plan = data.lastReplan;
  const sub = plan
    ? t('replanned', { at: when(plan.at, 'dayTime'), cause: why(plan.cause), count: plan.moved })
    : t('neverReplanned');
  return <Answer headline={headline} sub={sub} />;
};

const Figures = ({ data, model }: { data: BoardData; model: BoardModel }) => {
  const { t } = useTranslation('board');
  const { when, number } = useFormat();
  const words = useWords();
  const now = Date.parse(data.now);
  const open = [...model.bars.values()].filter((bar) => bar.operation.state !== 'completed');
  const last = open.reduce((most, bar) => Math.max(most, bar.finish), 0);
  const most = [...data.workCenters].sort((a, b) => b.load - a.load)[0];
  const day = 24 * 3_600_000;
  const figures: [string, string][] = [
    [t('onTime', { onTime: data.onTime, count: data.orders }), t('onTimeNote')],
    [number(open.length), last ? t('operations', { day: when(new Date(last).toISOString()) }) : t('operationsNone')],
    [number(changeovers(model, now, now + day)), t('changeovers')],
    ...(most && most.load > 0
      ? ([[words(most.name), t('bottleneck', { percent: number(most.load * 100) })]] as [string, string][])
      : []),
  ];
  return (
    <dl className={css.figures}>
      {figures.map(([value, note]) => (
        <div key={note}>
          <dt>{note}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Legend = ({ colours, plain }: { colours: ReadonlyMap<string, string>; plain: boolean }) => {
  const { t } = useTranslation('board');
  const words = useValueName();
  const entries = [...colours, ...(plain ? ([[t('legendNone'), PLAIN]] as const) : [])];
  return (
    <ul className={css.legend} aria-label={t('legend')}>
      {entries.map(([name, colour]) => (
        <li key={name}>
          <i style={{ background: colour }} />
          {words(name)}
        </li>
      ))}
      <li>
        <i data-kind="reserved" style={{ background: PLAIN }} />
        {t('legendReserved')}
      </li>
      <li>
        <i data-kind="done" />
        {t('legendDone')}
      </li>
      <li>
        <i data-kind="off" />
        {t('legendOff')}
      </li>
    </ul>
  );
};

const Empty = ({ data }: { data: BoardData }) => {
  const { t } = useTranslation('board');
  if (data.workCenters.length > 0) return <EmptyState title={t('empty')} sub={t('emptySub')} />;
  return (
    <EmptyState title={t('noCenters')} sub={t('noCentersSub')}>
      <To to="/work/products">{t('toCenters')}</To>
    </EmptyState>
  );
};

/** The order in the address, and a way to change it that leaves no trail of steps behind. */
const useChosen = (): [string | undefined, (order: string | undefined) => void] => {
  const { order } = useSearch({ strict: false }) as { order?: string };
  const navigate = useNavigate();
  const address = useAddress();
  const choose = (next: string | undefined) =>
    void navigate({ to: address('/work/board') as '/', search: (next ? { order: next } : {}) as never, replace: true });
  return [order, choose];
};

export const Board = () => {
  const { t } = useTranslation('board');
  const { timeZone } = usePlace();
  const board = useAsk(production.getBoard, {});
  const [chosen, choose] = useChosen();
  const [onlyLate, setOnlyLate] = useState(false);
  const [look, setLook] = useState<'picture' | 'table'>('picture');
  const data = board.data;
  const model = useMemo(() => (data ? boardModel(data, timeZone) : undefined), [data, timeZone]);
  const colours = useMemo(() => barColours(data?.operations.map((each) => each.attribute) ?? []), [data]);
  if (!data || !model)
    return (
      <PageShell>
        {board.error && <ProblemNote problem={board.error.document} onAgain={() => void board.refetch()} />}
      </PageShell>
    );
  if (data.workCenters.length === 0 || model.bars.size === 0)
    return (
      <PageShell>
        <Empty data={data} />
      </PageShell>
    );
  return (
    <PageShell panel={<BoardPanel data={data} model={model} chosen={chosen} choose={choose} />}>
      <div className={css.page}>
        <div className={css.head}>
          <Headline data={data} />
          <div className={css.choose}>
            {data.late.length > 0 && (
              <Switch
                label={t('onlyLate')}
                checked={onlyLate}
                onChange={(event) => setOnlyLate(event.currentTarget.checked)}
              />
            )}
            <SegmentedControl
              aria-label={t('tools')}
              value={look}
              onChange={(value) => setLook(value as 'picture')}
              data={[
                { value: 'picture', label: t('asPicture') },
                { value: 'table', label: t('asTable') },
              ]}
            />
          </div>
        </div>
        <div className={css.facts}>
          <Figures data={data} model={model} />
          <Legend colours={colours} plain={data.operations.some((each) => !each.attribute)} />
        </div>
        {look === 'picture' ? (
          <BoardPicture
            data={data}
            model={model}
            colours={colours}
            chosen={chosen}
            choose={choose}
            onlyLate={onlyLate && data.late.length > 0}
          />
        ) : (
          <BoardTable data={data} model={model} onlyLate={onlyLate && data.late.length > 0} />
        )}
      </div>
    </PageShell>
  );
};
