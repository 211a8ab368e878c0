// Beside the board: the picked order with what holds it, else the late ones; and the way to plan anew.
import { Button, CloseButton } from '@mantine/core';
import { production, sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import {
  Answer,
  formatDuration,
  ProblemNote,
  StateChip,
  useFormat,
  usePlanReason,
  useWords,
} from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { useCenterName } from '../names.ts';
import css from './board.module.css';
import { holdWords, isToCome } from './holds.ts';
import type { Bar, BoardData, BoardModel } from './model.ts';

export interface BoardPanelProps {
  data: BoardData;
  model: BoardModel;
  chosen: string | undefined;
  choose: (order: string | undefined) => void;
}

type Late = BoardData['late'][number];

/** The longest wait between two operations of an order: what holds it. */
const longestWait = (bars: readonly Bar[]): { bar: Bar; seconds: number } | undefined =>
  bars
    .map((bar, i) => ({ bar, seconds: i === 0 ? 0 : (bar.start - (bars[i - 1] as Bar).finish) / 1000 }))
    .filter(({ seconds }) => seconds >= 900)
    .sort((a, b) => b.seconds - a.seconds)[0];

const Holds = ({ bars, late, model }: { bars: readonly Bar[]; late: boolean; model: BoardModel }) => {
  const { t } = useTranslation('board');
  const { when } = useFormat();
  const words = useWords();
  const why = usePlanReason(useCenterName());
  const worst = longestWait(bars);
  return (
    <div className={css.part}>
      <h3 className="ol-14 ol-strong">{t('panel.holds')}</h3>
      <ol className={css.chain} data-late={late || undefined}>
        {bars.map((bar) => {
          const { operation } = bar;
          const holds = bar === worst?.bar;
          const center = model.lanes[bar.lane]?.center;
          return (
            <li key={operation.id} data-holds={holds || undefined}>
              <span>
                <To to={places.floor(operation.workCenter)}>{center ? words(center.name) : operation.workCenter}</To>
                {`, ${words(operation.name)}`}
              </span>
              <time dateTime={new Date(bar.start).toISOString()}>
                {when(new Date(bar.start).toISOString(), 'dayTime')}
              </time>
              <span className={css.note}>
                {isToCome(operation)
                  ? holdWords(
                      operation.reason,
                      holds ? t('panel.waits', { time: formatDuration(worst.seconds) }) : '',
                      why,
                    )
                  : t(`states.${operation.state}`)}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
};

const Customer = ({ order }: { order: string }) => {
  const answer = useAsk(sales.getOrder, { order });
  const words = useWords();
  const { t } = useTranslation('board');
  const { when } = useFormat();
  if (!answer.data) return null;
  const { quantity, productName, customer, promised } = answer.data;
  return (
    <>
      <p className="ol-ink-2">{t('panel.door', { promised: when(promised.at, 'dayTime') })}</p>
      <p className="ol-ink-2">
        {quantity > 1 ? `${quantity} × ` : ''}
        {words(productName)}, <To to={places.order(order)}>{customer.name}</To>
      </p>
    </>
  );
};

const OrderBeside = ({
  bars,
  late,
  model,
  close,
}: {
  bars: readonly Bar[];
  late: Late | undefined;
  model: BoardModel;
  close: () => void;
}) => {
  const { t } = useTranslation('board');
  const { when } = useFormat();
  const why = usePlanReason(useCenterName());
  const first = bars[0] as Bar;
  const last = bars.reduce((most, bar) => Math.max(most, bar.finish), 0);
  const planned = when(new Date(last).toISOString(), 'dayTime');
  const order = first.operation.orderNumber;
  return (
    <section aria-label={t('panel.good', { order })}>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        {late ? (
          <StateChip state="act">{t('panel.act', { order })}</StateChip>
        ) : (
          <StateChip state="good">{t('panel.good', { order })}</StateChip>
        )}
        <CloseButton aria-label={t('panel.close')} onClick={close} />
      </div>
      <Answer
        as="h2"
        headline={late ? t('panel.late', { time: formatDuration(late.lateSeconds) }) : t('panel.onTime')}
        tone="ink"
      />
      <p className="ol-ink-2" style={{ marginTop: 8 }}>
        {late
          ? t('panel.times', { promised: when(late.promisedAt, 'dayTime'), planned: when(late.plannedAt, 'dayTime') })
          : t('panel.noPromise', { planned })}
      </p>
      {late && <p>{why(late.cause)}.</p>}
      <Customer order={first.operation.order} />
      <p style={{ marginTop: 8 }}>
        <To to={places.order(first.operation.order)}>{t('panel.openOrder')}</To>
      </p>
      <Holds bars={bars} late={Boolean(late)} model={model} />
    </section>
  );
};

const LateOnes = ({ late, choose }: { late: readonly Late[]; choose: (order: string) => void }) => {
  const { t } = useTranslation('board');
  const why = usePlanReason(useCenterName());
  const { when } = useFormat();
  return (
    <section aria-label={t('panel.lateList')}>
      <h2 className="ol-20 ol-strong">{late.length > 0 ? t('panel.lateList') : t('panel.noneLate')}</h2>
      <p className="ol-ink-2" style={{ marginTop: 8 }}>
        {t('panel.pick')}
      </p>
      <ul className={css.late}>
        {late.map((each) => (
          <li key={each.order}>
            <button type="button" className={`${css.pick} ol-link`} onClick={() => choose(each.order)}>
              {each.orderNumber}
            </button>
            {', '}
            <StateChip state="act">{t('panel.late', { time: formatDuration(each.lateSeconds) })}</StateChip>
            <p className="ol-12 ol-ink-2">
              {t('panel.times', {
                promised: when(each.promisedAt, 'dayTime'),
                planned: when(each.plannedAt, 'dayTime'),
              })}{' '}
              {why(each.cause)}.
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Replan = () => {
  const { t } = useTranslation('board');
  const { may } = useSession();
  const replan = useCommand(production.replan);
  const told = replan.data;
  return (
    <div className={css.box}>
      <h3 className="ol-16 ol-strong">{t('panel.replan')}</h3>
      <p className="ol-ink-2">{may('production') ? t('panel.replanSub') : t('panel.notYou')}</p>
      <div aria-live="polite">
        {told && (
          <p style={{ marginTop: 8 }}>
            {told.moved > 0 ? t('panel.replanned', { count: told.moved }) : t('panel.unmoved')}{' '}
            {told.late > 0 ? t('panel.lateAfter', { count: told.late }) : t('panel.lateAfter_zero')}
          </p>
        )}
      </div>
      {replan.error && <ProblemNote problem={replan.error.document} />}
      {may('production') && (
        <Button mt={12} loading={replan.isPending} onClick={() => replan.mutate({})}>
          {t('panel.replan')}
        </Button>
      )}
    </div>
  );
};

export const BoardPanel = ({ data, model, chosen, choose }: BoardPanelProps) => {
  const bars = chosen ? model.orders.get(chosen) : undefined;
  return (
    <>
      {bars ? (
        <OrderBeside
          bars={bars}
          late={data.late.find((each) => each.order === chosen)}
          model={model}
          close={() => choose(undefined)}
        />
      ) : (
        <LateOnes late={data.late} choose={choose} />
      )}
      <Replan />
    </>
  );
};
